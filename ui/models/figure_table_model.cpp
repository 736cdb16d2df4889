#include "ui/models/figure_table_model.h"

namespace vlm::ui {
namespace {

QVariant alignment(bool numeric)
{
    return QVariant::fromValue(Qt::Alignment(numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

}

FigureTableModel::FigureTableModel(QObject* parent)
    : TableModel(parent)
{
}

void FigureTableModel::setTable(figures::Table table)
{
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
    setRows(m_table.rows);
}

int FigureTableModel::numColumns() const
{
    return static_cast<int>(m_table.header.size());
}

QVariant FigureTableModel::headerCell(int column, int role) const
{
    if (role == Qt::DisplayRole)
        return m_table.header.value(column);
    if (role == Qt::TextAlignmentRole)
        return alignment(m_table.numeric[static_cast<std::size_t>(column)]);
    return {};
}

QVariant FigureTableModel::cell(int column, int role, const QStringList& row) const
{
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return row.value(column);
    if (role == Qt::TextAlignmentRole)
        return alignment(m_table.numeric[static_cast<std::size_t>(column)]);
    return {};
}

}
