#include "core/base/error.h"
#include "core/metrics/retrieval.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOverQueries(
        predictions, settings, [](const RetrievalScore& score) { return 1.0 / static_cast<double>(score.rank); });
}

}

namespace entries {
extern constinit const Metric mrr{
    .id = "mrr",
    .title = VLM_TR("Metric", "Mean reciprocal rank"),
    .task = Task::Retrieval,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Mean of 1 / rank of the first positive"),
    .source = "standard",
    .prepare = prepare,
};
}

}
