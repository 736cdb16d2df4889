#pragma once

#include <string>
#include <vector>

#include <QDialog>

#include "core/export/table.h"

namespace vlm::ui {

/// Tables that an import keeps beside the metrics of a cell: per finding or class, top-k, confusion, latency. Empty if
/// the cell was not imported or has none. Numbers are as `medvlm score` prints them.
std::vector<exporting::Table> importedTables(const std::string& details);

/// The tables of one imported cell, each with its way to a file or the clipboard.
class ImportedTablesDialog : public QDialog {
    Q_OBJECT
public:
    ImportedTablesDialog(const QString& title, std::vector<exporting::Table> tables, QWidget* parent);
};

}
