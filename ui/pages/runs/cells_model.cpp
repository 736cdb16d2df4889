#include "ui/pages/runs/cells_model.h"

#include "core/metrics/metric.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

#include <algorithm>

#include <QLocale>

namespace vlm::ui {
namespace {

QString metricText(const std::vector<store::MetricRow>& metrics)
{
    for (const store::MetricRow& metric : metrics) {
        if (metric.metric != "auroc" && metric.metric != "closed_accuracy")
            continue;
        if (!metric.note.empty() && !metric.lower)
            return toQt(metric.note);
        const QString name = translated("Metric", metrics::metricById(metric.metric).title);
        const auto percent = [](double value) { return QLocale().toString(100.0 * value, 'f', 2); };
        return metric.lower && metric.upper
            ? QStringLiteral("%1 %2 [%3, %4]")
                  .arg(name, percent(metric.value), percent(*metric.lower), percent(*metric.upper))
            : QStringLiteral("%1 %2").arg(name, percent(metric.value));
    }
    return {};
}

}

void CellsModel::setRows(std::vector<Row> rows)
{
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
        [](const Row& a, const Row& b) { return a.cell.id == b.cell.id; });
    if (same) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void CellsModel::update(const store::CellRow& cell)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].cell.id != cell.id)
            continue;
        m_rows[i].cell = cell;
        Q_EMIT dataChanged(index(static_cast<int>(i), 0), index(static_cast<int>(i), ColumnCount - 1));
    }
}

const CellsModel::Row* CellsModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

QString CellsModel::nameOf(store::Id cell) const
{
    for (const Row& row : m_rows)
        if (row.cell.id == cell)
            return QStringLiteral("%1 × %2, %3")
                .arg(toQt(row.cell.model), toQt(row.cell.dataset), modeWord(row.cell.mode));
    return {};
}

int CellsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CellsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CellsModel::data(const QModelIndex& index, int role) const
{
    const Row* row = rowAt(index.row());
    if (!row)
        return {};
    const store::CellRow& cell = row->cell;
    if (role == Qt::DecorationRole && index.column() == State)
        return icon(stateIcon(cell.state),
            cell.state == store::State::Failed     ? IconTint::Danger
                : cell.state == store::State::Done ? IconTint::Success
                                                   : IconTint::Secondary);
    if (role == Qt::ToolTipRole && !cell.error.empty())
        return toQt(cell.error);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Model:
        return toQt(cell.model);
    case Dataset:
        return toQt(cell.dataset);
    case Mode:
        return modeWord(cell.mode);
    case State:
        return stateWord(cell.state);
    case Samples:
        return cell.failed > 0
            ? tr("%1 / %2, %3 failed").arg(countText(cell.done), countText(cell.total), countText(cell.failed))
            : QStringLiteral("%1 / %2").arg(countText(cell.done), countText(cell.total));
    case Metric:
        return cell.state == store::State::Failed || cell.state == store::State::Paused ? toQt(cell.error)
                                                                                        : metricText(row->metrics);
    default:
        return {};
    }
}

QVariant CellsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[] = {tr("Model"), tr("Data set"), tr("Mode"), tr("State"), tr("Samples"), tr("Result")};
    return titles[section];
}

}
