#pragma once

#include "core/stats/estimate.h"
#include "core/stats/resample.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vlm::stats {

/// AUROCs of K models on the same rows with their covariance.
struct Delong {
    std::vector<double> auroc{}; ///< [K]
    std::vector<double> covariance{}; ///< [K, K]
    std::size_t n = 0;
    std::size_t positives = 0;
    std::size_t clusters = 0;

    double variance(std::size_t model) const { return covariance[model * auroc.size() + model]; }
};

/// DeLong, DeLong & Clarke-Pearson 1988 by midranks, O(K n log n) (Sun & Xu 2014). With clusters the placement values
/// are summed within a unit first (Obuchowski 1997).
/// @param positive [n] @param scores [K][n]
/// @throws Error Data if a class is absent or lengths differ
Delong delong(
    std::span<const std::uint8_t> positive, std::span<const std::vector<double>> scores, const Clusters& clusters);

/// Interval of one model on the logit scale. AUROC 0 or 1 or variance 0: one-sided bound from the smaller class
/// (rule of the exact binomial, Clopper-Pearson), with a note.
Estimate delongEstimate(const Delong& result, std::size_t model, double level = 0.95);

struct TestResult {
    double estimate = kUndefined; ///< difference or contrast
    double lower = kUndefined;
    double upper = kUndefined;
    double standardError = kUndefined;
    double statistic = kUndefined;
    double p = kUndefined; ///< two-sided unless the test says otherwise
    double midP = kUndefined; ///< of tests on a discrete statistic: outcomes as extreme as the observed count one half
    std::size_t n = 0;
    std::string method{};
    std::string note{};
};

/// AUROC of model `a` minus model `b` on the same rows. Not for nested models fitted on these rows (Demler 2012).
TestResult delongTest(const Delong& result, std::size_t a, std::size_t b, double level = 0.95);
/// Any contrast Σ weights_k AUROC_k against 0.
TestResult delongContrast(const Delong& result, std::span<const double> weights, double level = 0.95);

}
