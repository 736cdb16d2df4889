#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

double value(const Confusion& confusion, const MetricSettings&)
{
    return static_cast<double>(confusion.correct()) / static_cast<double>(confusion.total());
}

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return fromConfusion(predictions, settings, value);
}

}

namespace entries {
extern constinit const Metric accuracy{
    .id = "accuracy",
    .title = VLM_TR("Metric", "Accuracy"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula
    = VLM_TR("Metric", "Correct rows divided by all rows; the predicted class is the first with the largest score"),
    .source = "scikit-learn accuracy_score",
    .prepare = prepare,
};
}

}
