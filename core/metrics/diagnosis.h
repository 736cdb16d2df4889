#pragma once

#include "core/base/error.h"
#include "core/metrics/confusion.h"
#include "core/metrics/metric.h"
#include "core/stats/auroc.h"

#include <cstdint>
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

}
