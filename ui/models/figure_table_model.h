#pragma once

#include "core/export/table.h"
#include "ui/models/table_model.h"

namespace vlm::ui {

/// The table twin of a figure.
class FigureTableModel : public TableModel<std::vector<exporting::Value>> {
    Q_OBJECT
public:
    explicit FigureTableModel(QObject* parent = nullptr);

    void setTable(exporting::Table table);
    const exporting::Table& table() const { return m_table; }

    int numColumns() const override;
    QVariant headerCell(int column, int role) const override;
    QVariant cell(int column, int role, const std::vector<exporting::Value>& row) const override;

private:
    exporting::Table m_table;
};

}
