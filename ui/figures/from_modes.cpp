#include "ui/figures/from_modes.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "ui/figures/from_pairs.h"
#include "ui/figures/from_science.h"
#include "ui/figures/number_format.h"

namespace vlm::figures {
namespace {

const QString kNothing = QStringLiteral("–");

QString words(const char* text)
{
    return QCoreApplication::translate("figures", text);
}

QString estimateText(const Estimate& estimate, const NumberFormat& format, bool sign)
{
    if (!estimate.value)
        return kNothing;
    const QString value = sign ? signedText(*estimate.value, format) : text(*estimate.value, format);
    return QStringLiteral("%1 %2").arg(value, intervalText(estimate, format)).trimmed();
}

}

ForestSpec modesFigure(const QString& model, Role role, const std::string& metric, std::span<const ModeRow> rows)
{
    ForestSpec spec;
    spec.axis = scienceTitle(metric);
    spec.title = words("%1, %2 by mode").arg(model, spec.axis);
    spec.valueHeader = words("%1 [95% CI]").arg(spec.axis);
    spec.format = scienceFormat();
    if (metric == "auroc") {
        spec.reference = 0.5;
        spec.referenceName = words("chance");
    }
    QStringList counts;
    for (const ModeRow& row : rows) {
        const QString dataset = QString::fromStdString(row.dataset);
        spec.rows.push_back({.name = studyModeTitle(row.mode),
            .role = role,
            .group = dataset,
            .estimate = row.estimate,
            .inDomain = row.inDomain});
        const QString count = QStringLiteral("%1 n = %2").arg(dataset, countText(row.estimate.n));
        if (!counts.contains(count))
            counts << count;
    }
    spec.caption = words("One model in every mode that it was run in. %1. † in-domain.").arg(counts.join(", "));
    return spec;
}

exporting::Table modesTable(
    const QString& model, const std::string& metric, const std::string& baseline, std::span<const ModeRow> rows)
{
    const auto cell = [](const QString& text) { return exporting::Value::of(text.toStdString()); };
    const auto number = [&](const std::optional<double>& value, int decimals) {
        if (!value)
            return cell(kNothing);
        const QString text
            = decimals == 0 ? countText(static_cast<std::int64_t>(*value)) : decimalText(*value, decimals);
        return exporting::Value{.text = text.toStdString(), .number = value};
    };
    exporting::Table out;
    const QString compared = studyModeTitle(baseline);
    out.caption = words("%1 by mode").arg(model).toStdString();
    const std::pair<QString, bool> columns[]{{words("Data set"), false}, {words("Mode"), false},
        {words("%1 [95% CI]").arg(scienceTitle(metric)), true},
        {words("Minus %1, points [95% CI]").arg(compared), true}, {words("p"), true}, {words("p, Holm"), true},
        {words("Test"), false}, {QStringLiteral("n"), true}, {words("Trained parameters"), true},
        {words("Adapting (s)"), true}, {words("Note"), false}};
    for (const auto& [title, numeric] : columns)
        out.columns.push_back({title.toStdString(), numeric});
    for (const ModeRow& row : rows) {
        const science::PairedComparison* pair = row.against ? &*row.against : nullptr;
        const bool tested = pair != nullptr && pair->tested();
        out.rows.push_back(
            {cell(QString::fromStdString(row.dataset) + (row.inDomain ? QStringLiteral("†") : QString())),
                cell(studyModeTitle(row.mode)), cell(estimateText(row.estimate, scienceFormat(), false)),
                cell(tested ? estimateText(estimateOf(pair->difference), scienceFormat(), true) : kNothing),
                cell(tested ? pValueText(pair->p) : kNothing), cell(tested ? pValueText(pair->holm) : kNothing),
                cell(tested ? QString::fromStdString(pair->test) : kNothing), cell(countText(row.estimate.n)),
                number(row.cost.trained, 0), number(row.cost.adaptSeconds, 1),
                cell(pair == nullptr ? QString() : noteText(tested ? pair->caveat : pair->refused))});
    }
    if (std::ranges::any_of(rows, [](const ModeRow& row) { return row.against.has_value(); }))
        out.notes.push_back(
            words("Differences are of the same samples; p is two-sided, corrected by Holm over the table.")
                .toStdString());
    return out;
}

}
