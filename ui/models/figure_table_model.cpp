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

void FigureTableModel::setTable(exporting::Table table)
{
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
    setRows(m_table.rows);
}

int FigureTableModel::numColumns() const
{
    return static_cast<int>(m_table.columns.size());
}

QVariant FigureTableModel::headerCell(int column, int role) const
{
    if (role == Qt::DisplayRole)
        return QString::fromStdString(m_table.columns[static_cast<std::size_t>(column)].name);
    if (role == Qt::TextAlignmentRole)
        return alignment(m_table.columns[static_cast<std::size_t>(column)].numeric);
    return {};
}

QVariant FigureTableModel::cell(int column, int role, const std::vector<exporting::Value>& row) const
{
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return QString::fromStdString(row[static_cast<std::size_t>(column)].text);
    if (role == Qt::TextAlignmentRole)
        return alignment(m_table.columns[static_cast<std::size_t>(column)].numeric);
    return {};
}

}
