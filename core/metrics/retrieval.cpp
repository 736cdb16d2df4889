#include "core/metrics/retrieval.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace vlm::metrics {
namespace {

RetrievalScore scoreQuery(
    std::span<const double> similarity, const std::vector<std::size_t>& positives, std::size_t cutoff)
{
    std::vector<std::size_t> order(similarity.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return similarity[a] > similarity[b]; });
    std::vector<bool> relevant(similarity.size(), false);
    for (const std::size_t item : positives)
        relevant[item] = true;
    const auto wanted = static_cast<std::size_t>(std::count(relevant.begin(), relevant.end(), true));
    RetrievalScore score;
    double gain = 0;
    double ideal = 0;
    std::size_t found = 0;
    double best = similarity[positives.front()];
    for (const std::size_t item : positives)
        best = std::max(best, similarity[item]);
    for (std::size_t k = 0; k < order.size(); ++k) {
        const double discount = 1.0 / std::log2(static_cast<double>(k) + 2.0);
        ideal += k < std::min(wanted, cutoff) ? discount : 0;
        score.rankOptimistic += similarity[order[k]] > best;
        score.rankPessimistic += similarity[order[k]] >= best && !relevant[order[k]];
        if (!relevant[order[k]])
            continue;
        ++found;
        if (found == 1)
            score.rank = k + 1;
        score.averagePrecision += static_cast<double>(found) / static_cast<double>(k + 1);
        gain += k < cutoff ? discount : 0;
    }
    ++score.rankOptimistic;
    ++score.rankPessimistic;
    score.averagePrecision /= static_cast<double>(wanted);
    score.ndcg = gain / ideal;
    return score;
}

}

std::vector<RetrievalScore> scoreRetrieval(const RetrievalPredictions& table, std::size_t cutoff)
{
    std::vector<RetrievalScore> scores;
    const std::span<const double> all(table.similarity);
    for (std::size_t query = 0; query < table.size(); ++query)
        scores.push_back(scoreQuery(all.subspan(query * table.gallery, table.gallery), table.positives[query], cutoff));
    return scores;
}

double weightedMedian(std::span<const double> values, stats::Weights weights)
{
    std::vector<std::pair<double, std::uint64_t>> sorted;
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (weights[i] == 0)
            continue;
        sorted.emplace_back(values[i], weights[i]);
        total += weights[i];
    }
    if (total == 0)
        return stats::kUndefined;
    std::sort(sorted.begin(), sorted.end());
    const auto at = [&](std::uint64_t position) {
        for (const auto& [value, weight] : sorted) {
            if (position < weight)
                return value;
            position -= weight;
        }
        return sorted.back().first;
    };
    return 0.5 * (at((total - 1) / 2) + at(total / 2));
}

Prepared meanOverQueries(
    const Predictions& predictions, const MetricSettings& settings, double (*value)(const RetrievalScore&))
{
    std::vector<double> values;
    for (const RetrievalScore& score : scoreRetrieval(retrieval(predictions), settings.cutoff))
        values.push_back(value(score));
    return {.statistic = [values = std::move(values)](stats::Weights weights) {
        double sum = 0;
        double count = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            sum += weights[i] * values[i];
            count += weights[i];
        }
        return count > 0 ? sum / count : stats::kUndefined;
    }};
}

const RetrievalPredictions& retrieval(const Predictions& predictions)
{
    if (const auto* table = std::get_if<RetrievalPredictions>(&predictions))
        return *table;
    throw Error(
        ErrorKind::Data, fmt::format("a retrieval metric was asked of {} predictions", name(taskOf(predictions))));
}

}
