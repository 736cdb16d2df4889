#pragma once

#include "core/metrics/evaluate.h"
#include "core/stats/delong.h"
#include "core/stats/paired.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vlm::metrics {

struct CompareOptions {
    std::string metric = "auroc";
    EvaluateOptions evaluation{}; ///< convention, replicates, seed, threads, stop; its metrics are not used
    double margin = 0.02; ///< of equivalence and non-inferiority, in the metric's unit
};

struct NamedTest {
    std::string name; ///< delong, randomisation, mcnemar-exact, mcnemar-mid-p
    double p = stats::kUndefined; ///< two-sided
    std::string note{}; ///< what few cases do to it
};

/// Two models on the same cases.
struct PairComparison {
    MetricValue a{};
    MetricValue b{};
    stats::Estimate difference{}; ///< a - b, paired BCa bootstrap
    std::vector<NamedTest> tests{}; ///< the first is the one to quote
    stats::Equivalence equivalence{};
    double minimumDetectable = stats::kUndefined; ///< smallest difference that these cases tell apart (80 %, 5 %)
};

/// @throws Error Data if the cases (number, labels, answers) differ, Config for an unknown metric, Cancelled
PairComparison compare(const Predictions& a, const Predictions& b, const CompareOptions& options);

/// Every pair of models with p values corrected over the family of pairs.
struct FamilyComparison {
    struct Pair {
        std::size_t a = 0;
        std::size_t b = 0;
        PairComparison result{};
        double holm = stats::kUndefined;
        double benjaminiHochberg = stats::kUndefined;
    };
    std::vector<Pair> pairs{};
};
FamilyComparison compareAll(std::span<const Predictions* const> models, const CompareOptions& options);

}
