#include "ui/pages/models/registry_model.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

#include <QBrush>
#include <QLocale>

namespace vlm::ui {

QString fitWord(Fit fit)
{
    switch (fit) {
    case Fit::Fits:
        return RegistryModel::tr("Fits");
    case Fit::Tight:
        return RegistryModel::tr("Tight");
    case Fit::TooLarge:
        return RegistryModel::tr("Too large");
    case Fit::Unknown:
        break;
    }
    return RegistryModel::tr("Unknown");
}

QString parametersText(std::int64_t count)
{
    if (count <= 0)
        return QStringLiteral("–");
    const QLocale locale;
    return count >= 1'000'000'000
        ? RegistryModel::tr("%1 B").arg(locale.toString(static_cast<double>(count) / 1e9, 'f', 2))
        : RegistryModel::tr("%1 M").arg(locale.toString(static_cast<double>(count) / 1e6, 'f', 1));
}

void RegistryModel::setMemory(std::int64_t available, std::int64_t reserve)
{
    m_available = available;
    m_reserve = reserve;
}

Fit RegistryModel::fit(const RegistryRow& row) const
{
    return fitOf(memoryNeed(row), m_available, m_reserve);
}

QVariant RegistryModel::headerCell(int column, int role) const
{
    const bool number = column == Parameters || column == Size;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Model"), tr("Family"), tr("Kind"), tr("Parameters"), tr("Size"), tr("Trained on"),
        tr("Memory"), tr("State")};
    return titles[column];
}

QVariant RegistryModel::cell(int column, int role, const RegistryRow& row) const
{
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(
            (column == Parameters || column == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole) {
        if (column == Kind)
            return QBrush(row.specialist ? tokens().specialist : tokens().generalist);
        if (column == FitsMemory && fit(row) == Fit::TooLarge)
            return QBrush(tokens().danger);
        if (column == Status && row.missing)
            return QBrush(tokens().danger);
        return row.installed ? QVariant() : QVariant(QBrush(tokens().secondary));
    }
    if (role == Qt::FontRole && column == Name && row.installed)
        return font(TextRole::Strong);
    if (role == Qt::DecorationRole && column == FitsMemory) {
        switch (fit(row)) {
        case Fit::Fits:
            return icon("circle-check", IconTint::Success);
        case Fit::Tight:
            return icon("alert-triangle", IconTint::Warning);
        case Fit::TooLarge:
            return icon("circle-x", IconTint::Danger);
        case Fit::Unknown:
            return icon("help-circle", IconTint::Secondary);
        }
    }
    if (role == Qt::ToolTipRole)
        return cell(column, Qt::DisplayRole, row);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return row.title;
    case Family:
        return row.family;
    case Kind:
        // The marks repeat what the colours say.
        return row.specialist ? tr("■ specialist") : tr("○ generalist");
    case Parameters:
        return parametersText(row.parameters);
    case Size:
        return row.weightBytes > 0 ? bytesText(row.weightBytes) : QStringLiteral("–");
    case Trained:
        return row.modality;
    case FitsMemory:
        return row.unpublished ? QStringLiteral("–") : fitWord(fit(row));
    case Status:
        return row.missing    ? tr("Folder missing")
            : row.installed   ? tr("Installed")
            : row.remote      ? tr("Over HTTP")
            : row.unpublished ? tr("No weights published")
                              : tr("Not installed");
    default:
        return {};
    }
}

}
