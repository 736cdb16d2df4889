#include "core/base/error.h"
#include "core/metrics/retrieval.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOverQueries(predictions, settings, [](const RetrievalScore& score) { return score.ndcg; });
}

}

namespace entries {
extern constinit const Metric ndcg{
    .id = "ndcg",
    .title = VLM_TR("Metric", "nDCG@K"),
    .task = Task::Retrieval,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric",
        "Discounted gain of the first K (10 by default) divided by the ideal one, binary relevance, discount "
        "log2(position + 1)"),
    .source = "Jarvelin and Kekalainen 2002",
    .prepare = prepare,
};
}

}
