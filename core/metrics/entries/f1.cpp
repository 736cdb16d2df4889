#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

double value(const Confusion& confusion, const MetricSettings& settings)
{
    return confusion.f1(settings.positiveClass);
}

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return binaryFromConfusion(predictions, settings, value);
}

}

namespace entries {
extern constinit const Metric f1{
    .id = "f1",
    .title = VLM_TR("Metric", "F1 of the positive class"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "2PR/(P+R) of the positive class at the threshold; 0 without a true positive"),
    .source = "standard",
    .prepare = prepare,
};
}

}
