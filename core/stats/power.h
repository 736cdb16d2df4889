#pragma once

#include <cstddef>

namespace vlm::stats {

/// Paired comparison of two means. Source: Miller 2024 (arXiv 2411.00640), n = ((z_α/2 + z_β) / d)² var of difference.
struct PairedDesign {
    double sigmaA = 0.5; ///< standard deviation of A's per-row values
    double sigmaB = 0.5;
    double correlation = 0.5; ///< between A and B on the same rows
    double alpha = 0.05; ///< two-sided
    double power = 0.8;
};

/// Rows needed to detect a difference, rounded up.
std::size_t requiredRows(double difference, const PairedDesign& design);
/// Smallest difference that n rows detect.
double minimumDetectableEffect(std::size_t n, const PairedDesign& design);
/// Probability to detect a difference with n rows.
double achievedPower(double difference, std::size_t n, const PairedDesign& design);

}
