#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

double value(const Confusion& confusion, const MetricSettings& settings)
{
    const std::size_t negative = 1 - settings.positiveClass;
    const auto part = static_cast<double>(confusion.at(negative, negative));
    const auto whole = static_cast<double>(confusion.support(negative));
    return whole > 0 ? part / whole : stats::kUndefined;
}

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return binaryFromConfusion(predictions, settings, value);
}

}

namespace entries {
extern constinit const Metric specificity{
    .id = "specificity",
    .title = VLM_TR("Metric", "Specificity"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Share of true negatives that are left alone at the threshold"),
    .source = "standard",
    .prepare = prepare,
};
}

}
