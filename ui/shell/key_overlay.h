#pragma once

#include <vector>

#include <QDialog>
#include <QString>

#include "ui/shell/command_palette.h"

namespace vlm::ui {

/// All keys that work now, by menu and page; closes with Esc.
class KeyOverlay : public QDialog {
    Q_OBJECT
public:
    /// @param about  what the page in front is for, shown on top
    KeyOverlay(const QString& pageTitle, const QString& about, const std::vector<CommandPalette::Command>& commands,
        QWidget* parent);
};

}
