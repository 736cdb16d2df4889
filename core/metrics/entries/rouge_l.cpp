#include "core/base/error.h"
#include "core/metrics/vqa_scores.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOfScores(predictions, settings, VqaDetail::Overlaps, [](const VqaItem& item, const VqaScore& score) {
        return item.type == QuestionType::Open ? score.rougeL.f1 : stats::kUndefined;
    });
}

}

namespace entries {
extern constinit const Metric rouge_l{
    .id = "rouge_l",
    .title = VLM_TR("Metric", "ROUGE-L"),
    .task = Task::Vqa,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "F-measure of the longest common subsequence of words, on open questions"),
    .source = "Lin 2004; torchmetrics 1.6.0 rouge_score",
    .prepare = prepare,
};
}

}
