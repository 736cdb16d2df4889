#include "core/base/error.h"
#include "core/metrics/vqa_scores.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOfScores(
        predictions, settings, VqaDetail::Words, [](const VqaItem&, const VqaScore& score) { return score.tokens.f1; });
}

}

namespace entries {
extern constinit const Metric token_f1{
    .id = "token_f1",
    .title = VLM_TR("Metric", "Token F1"),
    .task = Task::Vqa,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Harmonic mean of token precision and token recall, averaged over questions"),
    .source = "SQuAD; MedVLMBench eval/metrics.py and eval/vqa.py",
    .prepare = prepare,
};
}

}
