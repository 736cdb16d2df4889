#include "core/base/error.h"
#include "core/metrics/vqa_scores.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOfScores(predictions, settings, VqaDetail::All, [](const VqaItem& item, const VqaScore& score) {
        return item.type == QuestionType::Open ? score.meteor : stats::kUndefined;
    });
}

}

namespace entries {
extern constinit const Metric meteor{
    .id = "meteor",
    .title = VLM_TR("Metric", "METEOR"),
    .task = Task::Vqa,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric",
        "Exact, stem and synonym matches with a fragmentation penalty, on open questions. By the medvlmbench "
        "convention the whole string is one word"),
    .source = "Lavie and Agarwal 2007; nltk 3.8",
    .prepare = prepare,
};
}

}
