#include "ui/figures/from_modes.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "core/metrics/metric.h"
#include "core/rq/modes.h"
#include "core/stats/multiplicity.h"
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

std::vector<ModeRow> modeRows(const rq::Study& study, const science::ProjectStudy* own,
    const rq::InDomainTable& inDomain, const std::string& model, const std::string& only)
{
    std::vector<ModeRow> rows;
    for (const rq::StudyDataset& dataset : study.datasets) {
        if (!only.empty() && dataset.name != only)
            continue;
        for (const std::string& mode : rq::modesOf(study, dataset.name, model)) {
            const rq::Score& score = *study.find(model, dataset.name, mode);
            ModeRow row{.dataset = dataset.name,
                .mode = mode,
                .estimate = {.value = score.value, .n = static_cast<std::int64_t>(dataset.n)},
                .inDomain = inDomain.contains(model, dataset.name)};
            if (score.hasInterval()) {
                row.estimate.lower = score.lower;
                row.estimate.upper = score.upper;
            }
            if (const store::ResultRow* result = own ? own->result(model, dataset.name, mode) : nullptr) {
                row.estimate.n = result->metric ? result->metric->n : row.estimate.n;
                row.cost = exporting::costOf(mode, result->cell.details);
            }
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

void compareWith(std::vector<ModeRow>& rows, const science::ProjectStudy& own, const std::string& model,
    const std::string& baseline, science::CellCache& cells, const stats::BootstrapOptions& options)
{
    std::vector<ModeRow*> compared;
    std::vector<double> p;
    for (ModeRow& row : rows) {
        const store::ResultRow* cell = own.result(model, row.dataset, row.mode);
        const store::ResultRow* reference = own.result(model, row.dataset, baseline);
        if (!cell || !reference || row.mode == baseline)
            continue;
        row.against = science::compareCells(cells.table(cell->cell), cells.table(reference->cell),
            metrics::metricById(own.metric), own.convention, options);
        p.push_back(row.against->p);
        compared.push_back(&row);
    }
    const std::vector<double> corrected = stats::holm(p);
    for (std::size_t i = 0; i < compared.size(); ++i)
        compared[i]->against->holm = corrected[i];
}

exporting::Table costTable(exporting::Table cost)
{
    constexpr std::size_t kModeColumn = 2;
    const auto translate
        = [](std::string& text) { text = QCoreApplication::translate("export", text.c_str()).toStdString(); };
    translate(cost.caption);
    for (exporting::Column& column : cost.columns)
        translate(column.name);
    for (std::string& note : cost.notes)
        translate(note);
    for (auto& row : cost.rows)
        row[kModeColumn].text = studyModeTitle(row[kModeColumn].text).toStdString();
    return cost;
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
