#include "core/science/pair_statistics.h"
#include "core/base/error.h"
#include "core/science/exchange.h"
#include "core/stats/caveats.h"
#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace vlm::science {
namespace {

constexpr double kAlpha = 0.05; // two-sided, of power and minimum detectable effect

/// Hands on the progress of one step as part of the whole.
std::function<void(double)> part(const PairSettings& settings, double from, double to)
{
    if (!settings.progress)
        return {};
    return [report = settings.progress, from, to](double share) { report(from + (to - from) * share); };
}

stats::BootstrapOptions drawing(const PairSettings& settings, stats::IntervalMethod method, double from, double to)
{
    stats::BootstrapOptions options;
    options.replicates = settings.replicates;
    options.seed = settings.seed;
    options.method = method;
    options.stop = settings.stop;
    options.progress = part(settings, from, to);
    return options;
}

bool twoClassAuroc(const CellTable& table, const metrics::Metric& metric)
{
    const auto* rows = std::get_if<metrics::DiagnosisPredictions>(&table.predictions);
    return rows != nullptr && rows->classes == 2 && metric.id == "auroc";
}

/// Right or wrong case by case: classes for accuracy, answers for the accuracies of question answering.
std::optional<std::pair<std::vector<std::uint8_t>, std::vector<std::uint8_t>>> rightOrWrong(const CellTable& a,
    const CellTable& b, const metrics::Metric& metric, const std::pair<stats::Statistic, stats::Statistic>& statistics)
{
    if (metric.id == "accuracy")
        return std::pair(correctRows(a), correctRows(b));
    if (metric.task != metrics::Task::Vqa || !metric.id.ends_with("accuracy"))
        return std::nullopt;
    std::vector<std::uint16_t> one(a.samples.size(), 0);
    std::pair<std::vector<std::uint8_t>, std::vector<std::uint8_t>> out;
    for (std::size_t i = 0; i < one.size(); ++i) {
        one[i] = 1;
        const double left = statistics.first(one);
        const double right = statistics.second(one);
        one[i] = 0;
        if (std::isnan(left) || std::isnan(right))
            continue; // not a question of the metric's type
        out.first.push_back(left > 0.5);
        out.second.push_back(right > 0.5);
    }
    return out;
}

void addMcNemar(PairStatistics& out, const std::pair<std::vector<std::uint8_t>, std::vector<std::uint8_t>>& rows)
{
    const stats::McNemar found = stats::mcNemar(rows.first, rows.second);
    const std::string detail
        = fmt::format("{} only A right, {} only B right, of {}", found.onlyA, found.onlyB, rows.first.size());
    const bool clustered = out.clusters != out.n;
    for (const bool mid : {true, false})
        out.tests.push_back({.test = mid ? "McNemar, mid-p" : "McNemar, exact",
            .p = mid ? found.midP : found.p,
            .detail = detail,
            .caveat = clustered
                ? VLM_TR("Statistics", "takes every row as independent although several share a patient or image")
                : std::string(stats::testCaveat(
                    mid ? stats::PairedTest::McNemarMidP : stats::PairedTest::McNemarExact, rows.first.size()))});
}

void addPower(PairStatistics& out)
{
    const double error = out.standardError;
    if (!(error > 0))
        return;
    const double quantiles = stats::normalQuantile(1 - kAlpha / 2) + stats::normalQuantile(out.settings.power);
    out.minimumEffect = quantiles * error;
    const double margin = out.settings.margin;
    if (!(margin > 0))
        return;
    out.equivalence = stats::equivalence(out.valueA - out.valueB, error, margin);
    out.powerAtMargin = stats::normalCdf(margin / error - stats::normalQuantile(1 - kAlpha / 2));
    const double ratio = out.minimumEffect / margin;
    out.rowsForMargin = static_cast<std::size_t>(std::ceil(static_cast<double>(out.clusters) * ratio * ratio));
}

}

PairStatistics pairStatistics(
    const CellTable& a, const CellTable& b, const metrics::Metric& metric, const PairSettings& settings)
{
    PairStatistics out{.a = a.cell, .b = b.cell, .metric = std::string(metric.id), .settings = settings};
    out.refused = whyUnpaired(a, b);
    if (!out.refused.empty())
        return out;
    const metrics::Prepared first = metric.prepare(a.predictions, {.convention = settings.convention});
    const metrics::Prepared second = metric.prepare(b.predictions, {.convention = settings.convention});
    for (const metrics::Prepared* side : {&first, &second}) {
        if (!side->statistic) {
            out.refused = side->undefined;
            return out;
        }
    }
    const std::pair<stats::Statistic, stats::Statistic> statistics{first.statistic, second.statistic};
    const std::vector<std::uint16_t> ones(a.samples.size(), 1);
    out.valueA = first.statistic(ones);
    out.valueB = second.statistic(ones);
    const stats::Clusters clusters = clustersOf(a, settings.convention);
    out.n = clusters.rows();
    out.clusters = clusters.count();

    const auto interval = [&](stats::IntervalMethod method, const char* name, double from, double to) {
        const stats::Estimate difference = stats::pairedDifference(first.statistic, second.statistic, clusters,
            optionsFor(settings.convention, drawing(settings, method, from, to)));
        out.intervals.push_back({.method = name,
            .difference = difference,
            .caveat = std::string(stats::intervalCaveat(method, out.clusters))});
    };
    interval(stats::IntervalMethod::Percentile, VLM_TR("Statistics", "paired percentile bootstrap"), 0.0, 0.3);
    interval(stats::IntervalMethod::Bca, VLM_TR("Statistics", "paired BCa bootstrap"), 0.3, 0.6);
    out.standardError = out.intervals.front().difference.standardError;
    if (twoClassAuroc(a, metric)) {
        const stats::TestResult test = delongOf(a, b, clusters);
        out.intervals.push_back({.method = VLM_TR("Statistics", "DeLong, normal"),
            .difference = {.value = test.estimate,
                .lower = test.lower,
                .upper = test.upper,
                .standardError = test.standardError,
                .n = out.n,
                .clusters = out.clusters,
                .note = test.note},
            .caveat = {}});
        out.tests.push_back({.test = "DeLong",
            .p = test.p,
            .detail = fmt::format("z = {:.3f}", test.statistic),
            .caveat = std::string(stats::testCaveat(stats::PairedTest::Delong, out.clusters))});
        if (test.standardError > 0)
            out.standardError = test.standardError;
    }
    if (const auto rows = rightOrWrong(a, b, metric, statistics))
        addMcNemar(out, *rows);
    const stats::BootstrapOptions swapping = drawing(settings, stats::IntervalMethod::Percentile, 0.6, 1.0);
    out.tests.push_back({.test = "randomisation",
        .p = exchangeTest(a, b, metric, settings.convention, clusters, swapping, statistics),
        .detail = fmt::format("{} swaps", settings.replicates),
        .caveat = std::string(stats::testCaveat(stats::PairedTest::Randomisation, out.clusters))});
    addPower(out);
    return out;
}

}
