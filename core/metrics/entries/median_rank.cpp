#include "core/base/error.h"
#include "core/metrics/retrieval.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    std::vector<double> ranks;
    for (const RetrievalScore& score : scoreRetrieval(retrieval(predictions), settings.cutoff))
        ranks.push_back(static_cast<double>(score.rank));
    return {.statistic = [ranks = std::move(ranks)](stats::Weights weights) { return weightedMedian(ranks, weights); }};
}

}

namespace entries {
extern constinit const Metric median_rank{
    .id = "median_rank",
    .title = VLM_TR("Metric", "Median rank"),
    .task = Task::Retrieval,
    .lowest = 1,
    .highest = 1e9,
    .better = Better::Lower,
    .formula = VLM_TR("Metric", "Median over queries of the rank of the first positive"),
    .source = "standard",
    .prepare = prepare,
};
}

}
