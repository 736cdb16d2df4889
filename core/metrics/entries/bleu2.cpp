#include "core/base/error.h"
#include "core/metrics/vqa_scores.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOfScores(predictions, settings, VqaDetail::Overlaps, [](const VqaItem& item, const VqaScore& score) {
        return item.type == QuestionType::Open ? score.bleu[1] : stats::kUndefined;
    });
}

}

namespace entries {
extern constinit const Metric bleu2{
    .id = "bleu2",
    .title = VLM_TR("Metric", "BLEU-2"),
    .task = Task::Vqa,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Sentence BLEU with orders 1 to 2, uniform weights, no smoothing, on open questions"),
    .source = "Papineni et al. 2002; torchmetrics 1.6.0 bleu_score",
    .prepare = prepare,
};
}

}
