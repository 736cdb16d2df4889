#include "ui/models/figure_table_model.h"

#include <algorithm>

#include <QLocale>

namespace vlm::ui {
namespace {

constexpr double kGroupedFrom = 10'000.0; // four digits read well as they are

/// Counts are grouped for the eye; files keep them plain.
QString shown(const exporting::Value& value)
{
    const bool count = value.number && *value.number >= kGroupedFrom && !value.text.empty()
        && std::ranges::all_of(value.text, [](char c) { return c >= '0' && c <= '9'; });
    return count ? QLocale().toString(static_cast<qlonglong>(*value.number)) : QString::fromStdString(value.text);
}

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
        return shown(row[static_cast<std::size_t>(column)]);
    if (role == Qt::TextAlignmentRole)
        return alignment(m_table.columns[static_cast<std::size_t>(column)].numeric);
    return {};
}

}
