#pragma once

#include <functional>

#include <QFrame>
#include <QString>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace vlm::ui {

/// A bar above the content: what happened, a folded detail, what can be done, and a cross. Never modal.
class Banner : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Notice, Error, Busy };

    explicit Banner(QWidget* parent = nullptr);

    void show(Kind kind, const QString& title, const QString& detail = {});
    /// One button at most; text empty: none.
    void setAction(const QString& text, std::function<void()> run);
    void setClosable(bool on);
    QString title() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind = Kind::Notice;
    QLabel* m_title;
    QLabel* m_detail;
    QToolButton* m_fold;
    QToolButton* m_close;
    QPushButton* m_button;
    std::function<void()> m_run;
};

}
