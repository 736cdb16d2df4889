#include "core/metrics/diagnosis.h"

#include <cmath>

namespace vlm::metrics {
namespace {

double row(std::span<const double> probabilities, std::size_t label, std::size_t positive)
{
    if (probabilities.size() == 2)
        return std::pow(probabilities[positive] - (label == positive ? 1 : 0), 2);
    double sum = 0;
    for (std::size_t cls = 0; cls < probabilities.size(); ++cls)
        sum += std::pow(probabilities[cls] - (cls == label ? 1 : 0), 2);
    return sum;
}

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOfRows(predictions, settings, row);
}

}

namespace entries {
extern constinit const Metric brier{
    .id = "brier",
    .title = VLM_TR("Metric", "Brier score"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 2,
    .better = Better::Lower,
    .formula = VLM_TR("Metric",
        "Mean squared distance between probabilities and the truth: (p - y) squared of the positive class; with more "
        "than two classes the sum over classes (0 to 2)"),
    .source = "Brier 1950; scikit-learn brier_score_loss",
    .prepare = prepare,
};
}

}
