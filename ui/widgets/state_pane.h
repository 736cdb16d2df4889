#pragma once

#include <functional>

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTimer;

namespace vlm::ui {

/// What a view shows instead of its content: first use, no match, loading, failed. Wraps the content widget.
class StatePane : public QWidget {
    Q_OBJECT
public:
    struct Action {
        QString text;
        std::function<void()> run;
    };

    explicit StatePane(QWidget* content, QWidget* parent = nullptr);

    void showContent();
    /// First use or no match: what it is, the one primary action and a lesser one.
    void showMessage(
        const QString& iconName, const QString& title, const QString& text, Action primary = {}, Action secondary = {});
    /// Visible after 150 ms so that quick answers do not flicker.
    void showLoading(const QString& text);
    /// Plain cause; the technical detail is folded.
    void showFailure(const QString& title, const QString& detail, Action retry = {});
    bool isShowingContent() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitTexts();
    void show(const QString& iconName, const QString& title, const QString& text, Action primary, Action secondary);

    QStackedLayout* m_stack;
    QWidget* m_message;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_detail;
    QPushButton* m_primary;
    QPushButton* m_secondary;
    QPushButton* m_fold;
    QTimer* m_delay;
    QString m_iconName;
    Action m_primaryAction;
    Action m_secondaryAction;
};

}
