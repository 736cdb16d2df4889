#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return fromCalibration(
        predictions, settings, Binning::EqualWidth, [](const CalibrationError& error) { return error.maximum; });
}

}

namespace entries {
extern constinit const Metric mce{
    .id = "mce",
    .title = VLM_TR("Metric", "Maximum calibration error"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Lower,
    .formula
    = VLM_TR("Metric", "Largest gap between predicted and observed frequency among non-empty equal-width bins"),
    .source = "Naeini 2015",
    .prepare = prepare,
};
}

}
