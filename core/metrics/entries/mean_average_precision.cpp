#include "core/base/error.h"
#include "core/metrics/retrieval.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOverQueries(predictions, settings, [](const RetrievalScore& score) { return score.averagePrecision; });
}

}

namespace entries {
extern constinit const Metric mean_average_precision{
    .id = "mean_average_precision",
    .title = VLM_TR("Metric", "Mean average precision"),
    .task = Task::Retrieval,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Mean over queries of the average precision of their ranking"),
    .source = "standard",
    .prepare = prepare,
};
}

}
