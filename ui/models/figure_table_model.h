#pragma once

#include "ui/figures/table.h"
#include "ui/models/table_model.h"

namespace vlm::ui {

/// The table twin of a figure.
class FigureTableModel : public TableModel<QStringList> {
    Q_OBJECT
public:
    explicit FigureTableModel(QObject* parent = nullptr);

    void setTable(figures::Table table);
    const figures::Table& table() const { return m_table; }

    int numColumns() const override;
    QVariant headerCell(int column, int role) const override;
    QVariant cell(int column, int role, const QStringList& row) const override;

private:
    figures::Table m_table;
};

}
