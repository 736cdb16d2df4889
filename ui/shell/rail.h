#pragma once

#include <QAbstractButton>
#include <QString>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace vlm::ui {

/// The column of pages at the left: icon over word, or the icon alone in a narrow window.
class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);

    void addPage(const QString& id, const QString& title, const QString& iconName, const QString& keys);
    void addStretch();
    void setCurrent(const QString& id);
    void setCompact(bool on);
    QWidget* lastButton() const;

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_column;
    QButtonGroup* m_buttons;
};

class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(QString pageId, const QString& title, const QString& iconName, QWidget* parent = nullptr);
    const QString id;
    void setCompact(bool on);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    bool m_compact = false;
};

}
