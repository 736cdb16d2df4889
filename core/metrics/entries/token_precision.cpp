#include "core/base/error.h"
#include "core/metrics/vqa_scores.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOfScores(predictions, settings, VqaDetail::Words,
        [](const VqaItem&, const VqaScore& score) { return score.tokens.precision; });
}

}

namespace entries {
extern constinit const Metric token_precision{
    .id = "token_precision",
    .title = VLM_TR("Metric", "Token precision"),
    .task = Task::Vqa,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula
    = VLM_TR("Metric", "Shared words divided by words of the reply, counts clipped (medvlmbench: not clipped)"),
    .source = "SQuAD; MedVLMBench eval/metrics.py and eval/vqa.py",
    .prepare = prepare,
};
}

}
