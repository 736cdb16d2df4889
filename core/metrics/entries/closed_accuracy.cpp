#include "core/base/error.h"
#include "core/metrics/vqa_scores.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOfScores(predictions, settings, VqaDetail::Words, [](const VqaItem& item, const VqaScore& score) {
        return item.type == QuestionType::YesNo ? score.accuracy : stats::kUndefined;
    });
}

}

namespace entries {
extern constinit const Metric closed_accuracy{
    .id = "closed_accuracy",
    .title = VLM_TR("Metric", "Accuracy, yes/no"),
    .task = Task::Vqa,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric",
        "Share of yes/no questions whose reply says the true answer as whole words, negation considered; unparsable "
        "replies are wrong. By the medvlmbench convention: the answer occurs anywhere in the reply"),
    .source = "MedVLMBench eval/metrics.py and eval/vqa.py; strict/v1",
    .prepare = prepare,
};
}

}
