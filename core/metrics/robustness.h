#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace vlm::metrics {

/// Spread of one metric over seeds or splits.
struct Stability {
    double mean = 0;
    double standardDeviation = 0; ///< n - 1; NaN for one value
    double coefficientOfVariation = 0;
    double lower = 0; ///< 95 % interval of the mean, Student's t
    double upper = 0;
    double range = 0;
    double worst = 0; ///< smallest value
};
/// @throws Error Data without values
Stability stability(std::span<const double> values);

/// Corruption errors against a baseline. Source: Hendrycks & Dietterich 2019.
struct CorruptionErrors {
    std::vector<double> perCorruption; ///< CE_c = Σ_s E / Σ_s E of the baseline
    double mean = 0; ///< mCE
    std::vector<double> relativePerCorruption; ///< errors minus the clean error, both sides
    double relativeMean = 0;
    std::vector<double> meanBySeverity;
    double retainedAccuracy = 0; ///< mean of (1 - E) / (1 - clean)
};
/// @param error, baseline [corruptions][severities]
CorruptionErrors corruptionErrors(const std::vector<std::vector<double>>& error,
    const std::vector<std::vector<double>>& baseline, double clean, double baselineClean);

struct GroupScore {
    std::size_t n = 0;
    double accuracy = 0;
    double falseNegativeRate = 0; ///< NaN without positives
    double falsePositiveRate = 0; ///< NaN without negatives
};
struct GroupReport {
    std::map<std::string, GroupScore> groups;
    std::string worst; ///< lowest accuracy
    double gap = 0; ///< largest minus smallest accuracy
};
/// Binary labels and predictions (1 is positive) by group.
GroupReport groupReport(
    std::span<const std::string> group, std::span<const int> labels, std::span<const int> predicted);

}
