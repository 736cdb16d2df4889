#pragma once

#include <QString>
#include <QWidget>

class QToolButton;

namespace vlm::ui {

/// A heading that shows and hides what is below it; folded at first.
class Fold : public QWidget {
    Q_OBJECT
public:
    Fold(const QString& title, QWidget* content, QWidget* parent = nullptr);
    void setOpen(bool open);

private:
    QToolButton* m_head;
};

}
