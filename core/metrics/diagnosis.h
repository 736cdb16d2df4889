#pragma once

#include "core/base/error.h"
#include "core/metrics/calibration.h"
#include "core/metrics/confusion.h"
#include "core/metrics/metric.h"
#include "core/stats/auroc.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vlm::metrics {

/// @throws Error Data if the table is of another task
const DiagnosisPredictions& diagnosis(const Predictions& predictions);

/// [n] 1 where the true class is `cls`.
std::vector<std::uint8_t> isClass(const DiagnosisPredictions& table, std::size_t cls);

/// Why no AUROC exists on this table (no scores, a class absent); empty if it does.
std::string aurocUndefined(const DiagnosisPredictions& table);

/// A metric that is a function of the confusion matrix.
Prepared fromConfusion(const Predictions& predictions, const MetricSettings& settings,
    double (*value)(const Confusion&, const MetricSettings&));

/// As fromConfusion, for two classes only. With scores and a threshold other than 0.5 the positive class is predicted
/// from that threshold on, else the predicted classes count.
Prepared binaryFromConfusion(const Predictions& predictions, const MetricSettings& settings,
    double (*value)(const Confusion&, const MetricSettings&));

/// AUROC of class `cls` against class `other` on their rows alone, by the score of `cls`.
stats::AurocSweep betweenClasses(const DiagnosisPredictions& table, std::size_t cls, std::size_t other);

/// All probabilities, [n, classes]; empty, with the reason, if the scores are not probabilities.
std::vector<double> probabilities(const DiagnosisPredictions& table, std::string& why);

/// A metric that is the mean over rows of a function of (probabilities, label, positive class).
Prepared meanOfRows(const Predictions& predictions, const MetricSettings& settings,
    double (*row)(std::span<const double>, std::size_t, std::size_t));

enum class Binning { EqualWidth, EqualMass };
/// A calibration error: of the positive class with two classes, of the confidence with more.
Prepared fromCalibration(const Predictions& predictions, const MetricSettings& settings, Binning binning,
    double (*value)(const CalibrationError&));

}
