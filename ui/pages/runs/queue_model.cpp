#include "ui/pages/runs/queue_model.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

#include <algorithm>

#include <QLocale>
#include <QPainter>

namespace vlm::ui {
namespace {

IconTint tintOf(store::State state)
{
    using enum store::State;
    switch (state) {
    case Done:
        return IconTint::Success;
    case Failed:
        return IconTint::Danger;
    case Interrupted:
        return IconTint::Warning;
    case Running:
    case Loading:
        return IconTint::Accent;
    default:
        return IconTint::Secondary;
    }
}

bool sameRuns(const std::vector<store::RunRow>& a, const std::vector<store::RunRow>& b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) { return x.id == y.id; });
}

bool isAtWork(store::State state)
{
    using enum store::State;
    return state == Loading || state == Running || state == Pausing || state == Cancelling;
}

}

void QueueModel::setRuns(std::vector<store::RunRow> runs)
{
    if (sameRuns(runs, m_runs)) {
        m_runs = std::move(runs);
        if (!m_runs.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

void QueueModel::setProgress(const runs::Progress& progress)
{
    m_progress[progress.run] = progress;
    if (const int row = rowOf(progress.run); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void QueueModel::setState(const runs::RunChanged& change)
{
    const int row = rowOf(change.run);
    if (row < 0)
        return;
    m_runs[static_cast<std::size_t>(row)].state = change.state;
    m_runs[static_cast<std::size_t>(row)].error = change.error;
    if (!isAtWork(change.state))
        m_progress.erase(change.run);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

const store::RunRow* QueueModel::runAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_runs[static_cast<std::size_t>(row)] : nullptr;
}

int QueueModel::rowOf(store::Id run) const
{
    const auto at = std::find_if(m_runs.begin(), m_runs.end(), [&](const auto& row) { return row.id == run; });
    return at == m_runs.end() ? -1 : static_cast<int>(at - m_runs.begin());
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int QueueModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    const store::RunRow* run = runAt(index.row());
    if (!run)
        return {};
    const int column = index.column();
    if (role == Qt::DisplayRole)
        return text(column, *run);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((column == Rate || column == Eta ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::DecorationRole && column == State)
        return icon(stateIcon(run->state), tintOf(run->state));
    if (role == Qt::ToolTipRole)
        return run->error.empty() ? text(column, *run) : toQt(run->error);
    if (role == kShareRole)
        return run->total > 0 ? static_cast<double>(run->done) / static_cast<double>(run->total) : 0.0;
    return {};
}

QString QueueModel::text(int column, const store::RunRow& run) const
{
    const auto live = m_progress.find(run.id);
    const bool known = live != m_progress.end() && isAtWork(run.state);
    switch (column) {
    case Name:
        return toQt(run.name);
    case State:
        return known && run.state == store::State::Running
            ? tr("%1: %2").arg(stateWord(run.state), phaseWord(live->second.phase))
            : stateWord(run.state);
    case Progress:
        return QStringLiteral("%1 / %2").arg(countText(run.done), countText(run.total));
    case Rate:
        return known && live->second.samplesPerSecond > 0.0
            ? tr("%1 / s").arg(QLocale().toString(live->second.samplesPerSecond, 'f', 0))
            : QString();
    case Eta:
        return known && live->second.etaSeconds >= 0.0 ? durationText(live->second.etaSeconds) : QString();
    case Created:
        return timeText(run.created);
    default:
        return {};
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(
            (section == Rate || section == Eta ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Run"), tr("State"), tr("Samples"), tr("Rate"), tr("Time left"), tr("Created")};
    return titles[section];
}

void ProgressDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, t.accentSoft);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, t.raised);
    const QRect row = option.rect.adjusted(px(12), 0, -px(12), 0);
    const double share = std::clamp(index.data(QueueModel::kShareRole).toDouble(), 0.0, 1.0);
    const QRectF groove(row.left(), row.center().y() - px(3), px(90), px(6));
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.border);
    painter->drawRoundedRect(groove, px(3), px(3));
    painter->setBrush(share >= 1.0 ? t.success : t.accent);
    painter->drawRoundedRect(
        QRectF(groove.left(), groove.top(), groove.width() * share, groove.height()), px(3), px(3));
    painter->setPen(t.text);
    painter->setFont(option.font);
    painter->drawText(
        row.adjusted(px(102), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data(Qt::DisplayRole).toString());
    painter->restore();
}

}
