#include "core/base/error.h"
#include "core/metrics/vqa_scores.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOfScores(predictions, settings, VqaDetail::Words, [](const VqaItem& item, const VqaScore& score) {
        return item.type == QuestionType::Open ? score.accuracy : stats::kUndefined;
    });
}

}

namespace entries {
extern constinit const Metric open_accuracy{
    .id = "open_accuracy",
    .title = VLM_TR("Metric", "Accuracy, open"),
    .task = Task::Vqa,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric",
        "Share of open questions answered: strictly, the normalised strings are equal; by the medvlmbench convention, "
        "token recall is at least 0.75"),
    .source = "MedVLMBench eval/metrics.py and eval/vqa.py; strict/v1",
    .prepare = prepare,
};
}

}
