#pragma once

#include <QDialog>

#include "ui/pages/models/modules.h"

class QTreeWidget;

namespace vlm::ui {

/// The modules of a checkpoint as a tree: shapes, parameters, and which layers LoRA's target groups mean.
class ModulesDialog : public QDialog {
    Q_OBJECT
public:
    ModulesDialog(const QString& title, const ModuleNode& root, QWidget* parent = nullptr);

private:
    void filter(const QString& words);

    QTreeWidget* m_tree;
};

}
