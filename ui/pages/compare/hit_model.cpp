#include "ui/pages/compare/hit_model.h"

#include <utility>

#include "ui/bridge/text.h"
#include "ui/figures/number_format.h"

namespace vlm::ui {

void HitModel::setEntries(std::vector<Entry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

const HitModel::Entry* HitModel::entry(int row) const
{
    return row < 0 || row >= static_cast<int>(m_entries.size()) ? nullptr : &m_entries[static_cast<std::size_t>(row)];
}

int HitModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant HitModel::data(const QModelIndex& index, int role) const
{
    const Entry* shown = entry(index.row());
    if (!shown)
        return {};
    const QString name = shown->image ? toQt(shown->image->id) : shown->text;
    if (role == Qt::DisplayRole)
        return name;
    if (role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    QStringList lines{name};
    if (shown->image && !shown->text.isEmpty())
        lines << shown->text;
    if (shown->score)
        lines << tr("rank %1, score %2")
                     .arg(countText(static_cast<std::int64_t>(shown->rank)),
                         figures::decimalText(static_cast<double>(*shown->score), 4, 0));
    else if (shown->rank > 0)
        lines << tr("first right answer at rank %1").arg(countText(static_cast<std::int64_t>(shown->rank)));
    if (shown->right && shown->score)
        lines << (*shown->right ? tr("belongs to the query") : tr("does not belong to the query"));
    if (!shown->hub.isEmpty())
        lines << shown->hub;
    return lines.join(QLatin1Char('\n'));
}

}
