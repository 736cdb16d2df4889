#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return fromCalibration(
        predictions, settings, Binning::EqualMass, [](const CalibrationError& error) { return error.expected; });
}

}

namespace entries {
extern constinit const Metric adaptive_ece{
    .id = "adaptive_ece",
    .title = VLM_TR("Metric", "Adaptive calibration error"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Lower,
    .formula = VLM_TR("Metric", "As the calibration error, with bins of equal numbers of rows"),
    .source = "Nguyen and O'Connor 2015",
    .prepare = prepare,
};
}

}
