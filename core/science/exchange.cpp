#include "core/science/exchange.h"
#include "core/base/error.h"
#include "core/stats/paired.h"

#include <algorithm>
#include <cmath>

namespace vlm::science {
namespace {

using metrics::DiagnosisPredictions;

bool dependsOnRanks(const metrics::Metric& metric)
{
    return metric.id.starts_with("auroc") || metric.id == "auprc";
}

/// Scores of each class replaced by their midranks in (0, 1), so that models on different scales can be exchanged.
DiagnosisPredictions ranked(DiagnosisPredictions table)
{
    const std::size_t n = table.size();
    const std::size_t columns = table.scores.size() / n;
    for (std::size_t c = 0; c < columns; ++c) {
        std::vector<double> sorted;
        for (std::size_t i = 0; i < n; ++i)
            sorted.push_back(table.scores[i * columns + c]);
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t i = 0; i < n; ++i) {
            double& score = table.scores[i * columns + c];
            const auto [low, high] = std::equal_range(sorted.begin(), sorted.end(), score);
            score
                = 0.5 * static_cast<double>((low - sorted.begin()) + (high - sorted.begin())) / static_cast<double>(n);
        }
    }
    return table;
}

DiagnosisPredictions mixed(
    const DiagnosisPredictions& a, const DiagnosisPredictions& b, std::span<const std::uint8_t> useB, bool flip)
{
    DiagnosisPredictions out = a;
    const std::size_t columns = a.scores.size() / a.size();
    for (std::size_t i = 0; i < a.size(); ++i) {
        if ((useB[i] != 0) == flip)
            continue;
        std::copy_n(b.scores.begin() + static_cast<std::ptrdiff_t>(i * columns), columns,
            out.scores.begin() + static_cast<std::ptrdiff_t>(i * columns));
        if (!out.predicted.empty())
            out.predicted[i] = b.predicted[i];
    }
    return out;
}

double valueOf(const metrics::Predictions& table, const metrics::Metric& metric, metrics::Convention convention)
{
    const metrics::Prepared prepared = metric.prepare(table, {.convention = convention});
    const std::vector<std::uint16_t> ones(metrics::rowCount(table), 1);
    return prepared.statistic ? prepared.statistic(ones) : stats::kUndefined;
}

/// What each question scores; NaN where the metric leaves it out.
std::vector<double> perRow(const stats::Statistic& mean, std::size_t n)
{
    std::vector<std::uint16_t> one(n, 0);
    std::vector<double> out;
    for (std::size_t i = 0; i < n; ++i) {
        one[i] = 1;
        out.push_back(mean(one));
        one[i] = 0;
    }
    return out;
}

const DiagnosisPredictions& classesOf(const CellTable& table)
{
    const auto* rows = std::get_if<DiagnosisPredictions>(&table.predictions);
    if (rows == nullptr)
        throw Error(
            ErrorKind::Data, table.cell.dataset + " has no classes, so nothing is right or wrong class by class");
    return *rows;
}

}

std::vector<std::uint8_t> correctRows(const CellTable& table)
{
    const DiagnosisPredictions& rows = classesOf(table);
    const std::vector<int> chosen = metrics::predictedClasses(rows);
    std::vector<std::uint8_t> right;
    for (std::size_t i = 0; i < chosen.size(); ++i)
        right.push_back(chosen[i] == rows.labels[i]);
    return right;
}

stats::TestResult delongOf(const CellTable& a, const CellTable& b, const stats::Clusters& clusters)
{
    const DiagnosisPredictions& first = classesOf(a);
    std::vector<std::uint8_t> positive;
    for (const int label : first.labels)
        positive.push_back(label == 1);
    const std::vector<std::vector<double>> scores{
        metrics::classScores(first, 1), metrics::classScores(classesOf(b), 1)};
    return stats::delongTest(stats::delong(positive, scores, clusters), 0, 1);
}

double exchangeTest(const CellTable& a, const CellTable& b, const metrics::Metric& metric,
    metrics::Convention convention, const stats::Clusters& clusters, const stats::BootstrapOptions& options,
    const std::pair<stats::Statistic, stats::Statistic>& statistics)
{
    if (metric.task == metrics::Task::Vqa) {
        std::vector<double> left = perRow(statistics.first, a.samples.size());
        std::vector<double> right = perRow(statistics.second, b.samples.size());
        const std::vector<std::int64_t>& ids = metrics::clusterIds(a.predictions);
        std::vector<std::int64_t> kept;
        std::size_t at = 0;
        for (std::size_t i = 0; i < left.size(); ++i) {
            if (std::isnan(left[i]) || std::isnan(right[i]))
                continue;
            left[at] = left[i];
            right[at++] = right[i];
            kept.push_back(clusters.trivial() ? static_cast<std::int64_t>(i) : ids[i]);
        }
        left.resize(at);
        right.resize(at);
        return stats::meanRandomisationTest(left, right, stats::Clusters(std::span<const std::int64_t>(kept)), options)
            .p;
    }
    const DiagnosisPredictions& first = classesOf(a);
    const DiagnosisPredictions& second = classesOf(b);
    if (first.classes == 2 && metric.id == "auroc") {
        std::vector<std::uint8_t> positive;
        for (const int label : first.labels)
            positive.push_back(label == 1);
        return stats::aurocRandomisationTest(
            positive, metrics::classScores(first, 1), metrics::classScores(second, 1), clusters, options)
            .p;
    }
    const bool ranks = dependsOnRanks(metric);
    const DiagnosisPredictions left = ranks ? ranked(first) : first;
    const DiagnosisPredictions right = ranks ? ranked(second) : second;
    const stats::SwappedStatistic difference = [&](std::span<const std::uint8_t> useB) {
        return valueOf(mixed(left, right, useB, false), metric, convention)
            - valueOf(mixed(left, right, useB, true), metric, convention);
    };
    return stats::randomisationTest(difference, clusters, options).p;
}

}
