#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <QString>

namespace vlm::ui {

/// A rounded surface that groups what belongs together.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// A card that is one big button: icon, title and a line of text.
class CardButton : public QAbstractButton {
    Q_OBJECT
public:
    CardButton(const QString& iconName, const QString& title, const QString& line, QWidget* parent = nullptr);
    void setEmphasised(bool on); // filled with the accent: the one thing to do first
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRect textArea(int width) const;

    QString m_icon;
    QString m_line;
    bool m_emphasised = false;
};

}
