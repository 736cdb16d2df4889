#include "core/metrics/diagnosis.h"

#include <algorithm>
#include <cmath>

namespace vlm::metrics {
namespace {

constexpr double kClip = 1e-15;

double row(std::span<const double> probabilities, std::size_t label, std::size_t)
{
    return -std::log(std::clamp(probabilities[label], kClip, 1 - kClip));
}

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return meanOfRows(predictions, settings, row);
}

}

namespace entries {
extern constinit const Metric nll{
    .id = "nll",
    .title = VLM_TR("Metric", "Log loss"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 35,
    .better = Better::Lower,
    .formula
    = VLM_TR("Metric", "Mean of -log of the probability given to the true class, clipped to [1e-15, 1 - 1e-15]"),
    .source = "scikit-learn log_loss",
    .prepare = prepare,
};
}

}
