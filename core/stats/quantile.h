#pragma once

#include <span>

namespace vlm::stats {

/// Linear-interpolation quantile of ascending values, bit-equal to numpy.percentile(values, 100·q).
/// NaN for an empty span. Source: numpy/lib/function_base.py `_lerp` (numpy 1.24).
double quantileOfSorted(std::span<const double> ascending, double q);

}
