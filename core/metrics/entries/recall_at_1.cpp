#include "core/base/error.h"
#include "core/metrics/retrieval.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOverQueries(
        predictions, settings, [](const RetrievalScore& score) { return score.rank <= 1 ? 1.0 : 0.0; });
}

}

namespace entries {
extern constinit const Metric recall_at_1{
    .id = "recall_at_1",
    .title = VLM_TR("Metric", "Recall@1"),
    .task = Task::Retrieval,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Share of queries with a positive among the first 1; ties keep the gallery order"),
    .source = "standard (hit rate)",
    .prepare = prepare,
};
}

}
