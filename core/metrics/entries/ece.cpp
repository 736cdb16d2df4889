#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return fromCalibration(
        predictions, settings, Binning::EqualWidth, [](const CalibrationError& error) { return error.expected; });
}

}

namespace entries {
extern constinit const Metric ece{
    .id = "ece",
    .title = VLM_TR("Metric", "Calibration error (ECE)"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Lower,
    .formula = VLM_TR("Metric",
        "Mean gap between predicted and observed frequency over equal-width bins (15 by default), weighted by their "
        "rows: of the positive class with two classes, of the confidence with more"),
    .source = "Naeini 2015; Guo et al. 2017",
    .prepare = prepare,
};
}

}
