#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

double value(const Confusion& confusion, const MetricSettings& settings)
{
    const std::size_t positive = settings.positiveClass;
    const auto part = static_cast<double>(confusion.at(positive, positive));
    const auto whole = static_cast<double>(confusion.support(positive));
    return whole > 0 ? part / whole : stats::kUndefined;
}

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return binaryFromConfusion(predictions, settings, value);
}

}

namespace entries {
extern constinit const Metric sensitivity{
    .id = "sensitivity",
    .title = VLM_TR("Metric", "Sensitivity"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Share of true positives that are found at the threshold"),
    .source = "standard",
    .prepare = prepare,
};
}

}
