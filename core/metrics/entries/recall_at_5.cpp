#include "core/base/error.h"
#include "core/metrics/retrieval.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOverQueries(
        predictions, settings, [](const RetrievalScore& score) { return score.rank <= 5 ? 1.0 : 0.0; });
}

}

namespace entries {
extern constinit const Metric recall_at_5{
    .id = "recall_at_5",
    .title = VLM_TR("Metric", "Recall@5"),
    .task = Task::Retrieval,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Share of queries with a positive among the first 5; ties keep the gallery order"),
    .source = "standard (hit rate)",
    .prepare = prepare,
};
}

}
