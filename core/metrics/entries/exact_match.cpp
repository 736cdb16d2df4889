#include "core/base/error.h"
#include "core/metrics/vqa_scores.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOfScores(predictions, settings, VqaDetail::Words,
        [](const VqaItem&, const VqaScore& score) { return score.exactMatch; });
}

}

namespace entries {
extern constinit const Metric exact_match{
    .id = "exact_match",
    .title = VLM_TR("Metric", "Exact match"),
    .task = Task::Vqa,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric",
        "Share of questions whose normalised reply equals the normalised answer. By the medvlmbench convention: "
        "distinct answer words found in the reply, divided by the words of the reply"),
    .source = "MedVLMBench eval/metrics.py and eval/vqa.py; strict/v1",
    .prepare = prepare,
};
}

}
