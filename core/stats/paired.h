#pragma once

#include "core/stats/bootstrap.h"
#include "core/stats/delong.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vlm::stats {

/// Difference of two statistics on the same resamples: BCa or percentile interval (options.method), no p value.
Estimate pairedDifference(
    const Statistic& a, const Statistic& b, const Clusters& clusters, const BootstrapOptions& options);

/// A statistic of a model whose rows may be swapped with the other's: `useB[row]` picks model B's prediction.
using SwappedStatistic = std::function<double(std::span<const std::uint8_t> useB)>;

/// Randomisation test of a difference: in each unit A and B are swapped with probability one half. All 2^units swaps
/// are enumerated up to 16 units, else p = (1 + #{|d*| >= |d|}) / (1 + replicates).
/// @param difference statistic(A) - statistic(B) after swapping the marked rows
TestResult randomisationTest(
    const SwappedStatistic& difference, const Clusters& clusters, const BootstrapOptions& options);

/// The test for two AUROCs on the same rows; scores are swapped after conversion to midranks, so that models on
/// different scales can be exchanged.
TestResult aurocRandomisationTest(std::span<const std::uint8_t> positive, std::span<const double> a,
    std::span<const double> b, const Clusters& clusters, const BootstrapOptions& options);
/// The test for two means of per-row values (accuracy, token F1, …).
TestResult meanRandomisationTest(
    std::span<const double> a, std::span<const double> b, const Clusters& clusters, const BootstrapOptions& options);

/// Exact two-sided McNemar test on the discordant pairs, and its mid-p form: the exact one never exceeds its level and
/// is well below it with few discordant pairs, the mid-p form keeps close to it (Fagerland et al. 2013).
struct McNemar {
    std::size_t onlyA = 0;
    std::size_t onlyB = 0;
    double p = 1;
    double midP = 1;
};
McNemar mcNemar(std::span<const std::uint8_t> correctA, std::span<const std::uint8_t> correctB);

/// One-sided paired t test of mean(a) > mean(b), as the reference's notebooks do (scipy ttest_rel, alternative
/// "greater"). NaN p where all differences are equal.
TestResult pairedTTest(std::span<const double> a, std::span<const double> b);

/// Does the whole interval lie inside (-margin, margin)? Two one-sided tests at (1 - level) / 2 each.
struct Equivalence {
    double margin = 0;
    double pLower = 1; ///< of difference <= -margin
    double pUpper = 1; ///< of difference >= margin
    double p = 1; ///< TOST: the larger
    bool equivalent = false;
    bool nonInferior = false; ///< pLower < alpha: A is not worse than B by the margin
};
/// @param alpha one-sided level (0.025 for non-inferiority)
Equivalence equivalence(double difference, double standardError, double margin, double alpha = 0.025);

}
