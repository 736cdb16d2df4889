#include "ui/figures/from_overlay.h"

#include <algorithm>
#include <set>

#include <QCoreApplication>
#include <QStringList>

#include "core/rq/matching.h"
#include "core/rq/modes.h"
#include "core/stats/distributions.h"
#include "ui/figures/from_science.h"
#include "ui/figures/number_format.h"

namespace vlm::figures {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("figures", text);
}

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString agreementText(const rq::Overlay& overlay)
{
    switch (overlay.agreement) {
    case rq::Agreement::Identical:
        return words("Identical to the published value at its precision of 0.01 points.");
    case rq::Agreement::Inside:
        return words("One of the two values lies in the other's 95% interval.");
    case rq::Agreement::Outside:
        return words("Outside both 95% intervals.");
    case rq::Agreement::NotComparable:
        break;
    }
    return words("Not compared: %1.").arg(QCoreApplication::translate("Overlay", overlay.reason.c_str()));
}

stats::Estimate estimateOf(const store::ResultRow* row)
{
    stats::Estimate out;
    if (row == nullptr || !row->metric)
        return out;
    out.value = row->metric->value;
    out.n = static_cast<std::size_t>(row->metric->n);
    if (row->metric->lower && row->metric->upper) {
        out.lower = *row->metric->lower;
        out.upper = *row->metric->upper;
        out.standardError = (out.upper - out.lower) / (2 * stats::normalQuantile(0.975));
    }
    return out;
}

PublishedValue publishedValue(const rq::Study& study, const rq::Overlay& overlay)
{
    const rq::Score& score = *overlay.published;
    PublishedValue out{.value = score.value};
    if (overlay.agreement != rq::Agreement::NotComparable)
        out.difference = overlay.difference;
    if (overlay.agreement == rq::Agreement::Identical)
        out.sign = QStringLiteral("=");
    else if (overlay.agreement == rq::Agreement::Outside)
        out.sign = QStringLiteral(" ≠");
    Estimate shown{.value = score.value};
    if (score.hasInterval()) {
        shown.lower = score.lower;
        shown.upper = score.upper;
    }
    QStringList note{
        words("Published: %1 %2, %3.")
            .arg(text(score.value, scienceFormat()), intervalText(shown, scienceFormat()), qt(study.source))
            .replace(QStringLiteral(" ,"), QStringLiteral(","))};
    if (out.difference)
        note << words("Ours − published: %1 points.").arg(signedText(*out.difference, scienceFormat()));
    note << agreementText(overlay);
    for (const std::string& flag : study.flagsOf(score.model, score.dataset, score.mode))
        note << words("Note on the source: %1").arg(qt(flag));
    out.note = note.join(QLatin1Char('\n'));
    return out;
}

QString flagsText(const std::set<std::string>& flags)
{
    QStringList out;
    for (const std::string& flag : flags)
        out << words("Note on the source: %1").arg(qt(flag));
    return out.join(QLatin1Char(' '));
}

}

int addPublished(ResultsHeatmap& map, std::span<const store::ResultRow> results,
    std::span<const store::DatasetRow> datasets, const rq::Study& study)
{
    int found = 0;
    std::set<std::string> flags;
    for (std::size_t row = 0; row < map.models.size(); ++row) {
        for (std::size_t column = 0; column < map.columns.size(); ++column) {
            const std::size_t at = row * map.columns.size() + column;
            const auto& [dataset, mode] = map.columns[column];
            const auto known = std::ranges::find(datasets, dataset, &store::DatasetRow::id);
            const store::ResultRow* own
                = map.sources[at] < 0 ? nullptr : &results[static_cast<std::size_t>(map.sources[at])];
            const rq::Overlay overlay = rq::overlayNamed(study, map.models[row], dataset,
                known == datasets.end() ? std::string() : known->title, mode, estimateOf(own));
            if (overlay.published == nullptr)
                continue;
            ++found;
            map.spec.cells[at].published = publishedValue(study, overlay);
            const auto texts
                = study.flagsOf(overlay.published->model, overlay.published->dataset, overlay.published->mode);
            flags.insert(texts.begin(), texts.end());
        }
    }
    QStringList caption{map.spec.caption,
        words("Published: %1; %2 of %3 squares have a published counterpart (same model, data set and mode by name).")
            .arg(qt(study.source))
            .arg(found)
            .arg(map.spec.cells.size())};
    if (!flags.empty())
        caption << flagsText(flags);
    map.spec.caption = caption.join(QLatin1Char(' '));
    return found;
}

ResultsHeatmap publishedHeatmap(const rq::Study& study, const std::vector<std::string>& modes)
{
    ResultsHeatmap out;
    HeatmapSpec& spec = out.spec;
    spec.metric = scienceTitle(study.metric);
    spec.format = scienceFormat();
    spec.low = study.metric == "auroc" ? 0.5 : 0.0;
    spec.high = 1.0;
    std::vector<std::string> shown;
    for (const std::string& mode : rq::modesOf(study))
        if (modes.empty() || std::ranges::find(modes, mode) != modes.end())
            shown.push_back(mode);
    spec.title = shown.size() == 1 ? words("Published: %1, %2").arg(spec.metric, studyModeTitle(shown.front()))
                                   : words("Published: %1").arg(spec.metric);
    for (const std::string& mode : shown)
        for (const rq::StudyDataset& dataset : study.datasets) {
            if (std::ranges::none_of(study.scores,
                    [&](const rq::Score& score) { return score.mode == mode && score.dataset == dataset.name; }))
                continue;
            spec.columns.push_back({.name = qt(dataset.name),
                .detail = QStringLiteral("n = ") + countText(static_cast<std::int64_t>(dataset.n)),
                .group = shown.size() > 1 ? studyModeTitle(mode) : QString()});
            out.columns.emplace_back(dataset.name, mode);
        }
    std::set<std::string> flags;
    bool intervals = false;
    for (const rq::Role role : {rq::Role::Generalist, rq::Role::Specialist, rq::Role::Commercial})
        for (const rq::StudyModel& model : study.models) {
            const bool any = std::ranges::any_of(out.columns,
                [&](const auto& column) { return study.find(model.name, column.first, column.second) != nullptr; });
            if (model.role != role || !any)
                continue;
            spec.rows.push_back(
                {.name = role == rq::Role::Commercial ? words("%1 (commercial)").arg(qt(model.name)) : qt(model.name),
                    .role = roleOf(&model),
                    .group = role == rq::Role::Commercial ? words("commercial")
                        : role == rq::Role::Specialist    ? words("specialist")
                                                          : words("generalist")});
            out.models.push_back(model.name);
            for (const auto& [dataset, mode] : out.columns) {
                HeatmapCell cell;
                cell.estimate.reason = words("Nothing was published for this square.");
                if (const rq::Score* score = study.find(model.name, dataset, mode)) {
                    cell.estimate.value = score->value;
                    cell.estimate.reason.clear();
                    if (const auto* rows = rq::datasetNamed(study, dataset))
                        cell.estimate.n = static_cast<std::int64_t>(rows->n);
                    if (score->hasInterval()) {
                        cell.estimate.lower = score->lower;
                        cell.estimate.upper = score->upper;
                        intervals = true;
                    }
                    const auto texts = study.flagsOf(model.name, dataset, mode);
                    flags.insert(texts.begin(), texts.end());
                    QStringList notes;
                    for (const std::string& flag : texts)
                        notes << words("Note on the source: %1").arg(qt(flag));
                    cell.estimate.reason = notes.join(QLatin1Char('\n'));
                }
                cell.inDomain = study.inDomain.contains(model.name, dataset);
                spec.cells.push_back(std::move(cell));
                out.sources.push_back(-1);
            }
        }
    QStringList caption{words("Values of others, not of this project: %1.").arg(qt(study.source)),
        intervals ? words("Brackets: 95% intervals as published.") : words("No intervals were published."),
        words("† in-domain: %1, version %2.").arg(qt(study.inDomain.title), qt(study.inDomain.version))};
    if (!flags.empty())
        caption << flagsText(flags);
    spec.caption = caption.join(QLatin1Char(' '));
    return out;
}

}
