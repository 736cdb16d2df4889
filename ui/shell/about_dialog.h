#pragma once

#include <QDialog>

namespace vlm::ui {

/// What the program is, its licence, and those of what it contains.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent);
};

}
