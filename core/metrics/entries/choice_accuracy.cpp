#include "core/base/error.h"
#include "core/metrics/vqa_scores.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOfScores(predictions, settings, VqaDetail::Words, [](const VqaItem& item, const VqaScore& score) {
        return item.type == QuestionType::MultipleChoice ? score.accuracy : stats::kUndefined;
    });
}

}

namespace entries {
extern constinit const Metric choice_accuracy{
    .id = "choice_accuracy",
    .title = VLM_TR("Metric", "Accuracy, multiple choice"),
    .task = Task::Vqa,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric",
        "Share of multiple-choice questions whose reply names the true letter; replies that name none or several are "
        "wrong"),
    .source = "MedVLMBench eval/metrics.py and eval/vqa.py; strict/v1",
    .prepare = prepare,
};
}

}
