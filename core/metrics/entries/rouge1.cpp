#include "core/base/error.h"
#include "core/metrics/vqa_scores.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOfScores(predictions, settings, VqaDetail::Overlaps, [](const VqaItem& item, const VqaScore& score) {
        return item.type == QuestionType::Open ? score.rouge1.f1 : stats::kUndefined;
    });
}

}

namespace entries {
extern constinit const Metric rouge1{
    .id = "rouge1",
    .title = VLM_TR("Metric", "ROUGE-1"),
    .task = Task::Vqa,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "F-measure of shared words, on open questions"),
    .source = "Lin 2004; torchmetrics 1.6.0 rouge_score",
    .prepare = prepare,
};
}

}
