#include "ui/figures/from_gaps.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <QCoreApplication>

#include "ui/figures/from_results.h"
#include "ui/figures/number_format.h"

namespace vlm::figures {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("figures", text);
}

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

Gap gapOf(rq::Question question)
{
    switch (question) {
    case rq::Question::Rq1:
        return Gap::Rq1;
    case rq::Question::Rq2:
        return Gap::Rq2;
    case rq::Question::Rq3:
        break;
    }
    return Gap::Rq3;
}

Estimate estimateOf(const stats::Estimate& from, const std::string& undefined)
{
    Estimate out{.n = static_cast<std::int64_t>(from.n), .reason = qt(undefined.empty() ? from.note : undefined)};
    if (from.defined())
        out.value = from.value;
    if (from.hasInterval()) {
        out.lower = from.lower;
        out.upper = from.upper;
    }
    return out;
}

Estimate estimateOf(const rq::Score& score)
{
    Estimate out{.value = score.value};
    if (score.hasInterval()) {
        out.lower = score.lower;
        out.upper = score.upper;
    }
    return out;
}

}

rq::Study studyOf(std::span<const store::ResultRow> results, std::span<const store::DatasetRow> datasets,
    const std::string& metric, const std::string& tunedMode)
{
    rq::Study study{.id = "project", .metric = metric, .tunedMode = tunedMode};
    study.inDomain = {.id = "project", .title = "the data sets' own"};
    std::set<std::string> known;
    for (const store::ResultRow& row : results) {
        if (!row.metric || row.cell.state != store::State::Done || row.metric->value != row.metric->value)
            continue;
        if (known.insert(row.cell.model).second)
            study.models.push_back({.name = row.cell.model,
                .family = row.pairing,
                .role = row.specialist ? rq::Role::Specialist : rq::Role::Generalist});
        rq::Score score{
            .model = row.cell.model, .dataset = row.cell.dataset, .mode = row.cell.mode, .value = row.metric->value};
        if (row.metric->lower && row.metric->upper) {
            score.lower = *row.metric->lower;
            score.upper = *row.metric->upper;
        }
        study.scores.push_back(score);
        if (row.inDomain)
            study.inDomain.pairs.emplace(row.cell.model, row.cell.dataset);
    }
    for (const store::DatasetRow& dataset : datasets)
        if (std::any_of(
                study.scores.begin(), study.scores.end(), [&](const auto& s) { return s.dataset == dataset.id; }))
            study.datasets.push_back({.name = dataset.id, .n = static_cast<std::size_t>(dataset.counts[2])});
    return study;
}

GapSpec gapsOf(const rq::Study& study, std::span<const rq::Gap> gaps, const std::string& metric)
{
    GapSpec spec;
    spec.title = words("Generalist minus specialist, by family");
    spec.axis = words("Difference in %1").arg(metricTitle(metric));
    spec.negative = words("specialist better");
    spec.positive = words("generalist better");
    spec.format = formatOf(metric);
    spec.series = {{Gap::Rq1, words("RQ1: both off the shelf, in-domain")},
        {Gap::Rq2, words("RQ2: tuned generalist, in-domain")}, {Gap::Rq3, words("RQ3: both tuned, out of domain")}};
    bool intervals = false;
    for (const rq::Gap& gap : gaps) {
        if (!gap.defined())
            continue;
        if (spec.rows.empty() || spec.rows.back().name != qt(gap.dataset) || spec.rows.back().group != qt(gap.family))
            spec.rows.push_back({.name = qt(gap.dataset), .group = qt(gap.family)});
        spec.rows.back().points.push_back(
            {.gap = gapOf(gap.question), .estimate = estimateOf(gap.estimate, gap.undefined)});
        intervals = intervals || gap.estimate.hasInterval();
    }
    QStringList caption{words("The best of each side of a family, %1.").arg(modeTitle(study.tunedMode))};
    if (intervals)
        caption << words(
            "Whiskers: 95% intervals by the normal approximation from the intervals of the two sides, taken "
            "as independent.");
    spec.caption = caption.join(QLatin1Char(' '));
    return spec;
}

BarsSpec barsOf(const rq::Study& study, const std::string& metric)
{
    BarsSpec spec;
    spec.title = words("%1 generalists against the best specialists").arg(modeTitle(study.tunedMode));
    spec.axis = metricTitle(metric);
    spec.format = formatOf(metric);
    spec.low = metric == "auroc" ? 0.5 : 0.0;
    for (const rq::StudyDataset& dataset : study.datasets) {
        BarGroup group{.name = qt(dataset.name),
            .detail = QStringLiteral("n = ") + countText(static_cast<std::int64_t>(dataset.n))};
        for (const rq::StudyModel& model : study.models)
            if (model.role == rq::Role::Generalist)
                if (const rq::Score* score = study.find(model.name, dataset.name, study.tunedMode))
                    group.bars.push_back({.name = qt(model.name), .estimate = estimateOf(*score)});
        const auto specialists
            = rq::candidates(study, {}, rq::Question::Rq2, rq::Role::Specialist, "all", dataset.name);
        for (std::size_t i = 0; i < std::min<std::size_t>(specialists.size(), 2); ++i)
            group.references.push_back({qt(specialists[i]->model), specialists[i]->value});
        for (const BarValue& bar : group.bars)
            spec.low = std::min(spec.low, std::floor(bar.estimate.lower.value_or(*bar.estimate.value) * 10.0) / 10.0);
        if (!group.bars.empty())
            spec.groups.push_back(group);
    }
    const rq::Count count = rq::compare(study, {}, rq::Question::Rq2);
    if (count.total() > 0)
        spec.counts = words("%1 comparisons beat the best in-domain specialist off the shelf").arg(qt(count.text()));
    spec.caption = words("Dashed lines: in-domain specialists off the shelf. Whiskers: 95% intervals of the bars.");
    return spec;
}

}
