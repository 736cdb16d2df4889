#pragma once

#include "core/science/cell_table.h"
#include "core/stats/delong.h"
#include "core/stats/paired.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace vlm::science {

/// One way to put an interval around A - B.
struct DifferenceInterval {
    std::string method{}; ///< "paired percentile bootstrap", "paired BCa bootstrap", "DeLong, normal"
    stats::Estimate difference{};
    std::string caveat{}; ///< what to know at this n; empty if nothing
};

struct PairTest {
    std::string test{}; ///< "DeLong", "randomisation", "McNemar, mid-p", "McNemar, exact"
    double p = stats::kUndefined; ///< two-sided
    std::string detail{}; ///< "18 only A right, 7 only B right"
    std::string caveat{};
};

struct PairSettings {
    metrics::Convention convention = metrics::Convention::Strict;
    double margin = 0.02; ///< of equivalence and non-inferiority, in the metric's unit
    std::size_t replicates = 2000;
    std::uint64_t seed = 42;
    double power = 0.8;
    std::stop_token stop{};
    std::function<void(double)> progress{}; ///< share done, from the calling thread or a worker, never at once
};

/// All that can be said of model A against model B on the same samples.
struct PairStatistics {
    store::CellRow a{};
    store::CellRow b{};
    std::string metric{};
    PairSettings settings{};
    double valueA = stats::kUndefined;
    double valueB = stats::kUndefined;
    std::size_t n = 0;
    std::size_t clusters = 0;
    std::vector<DifferenceInterval> intervals{}; ///< paired bootstrap first
    std::vector<PairTest> tests{}; ///< the one to report first
    double standardError = stats::kUndefined; ///< of the difference: DeLong's, else of the replicates
    std::optional<stats::Equivalence> equivalence{};
    double minimumEffect = stats::kUndefined; ///< smallest difference found with `power` at 5 %, two-sided
    double powerAtMargin = stats::kUndefined; ///< to find a difference as large as the margin
    std::size_t rowsForMargin = 0; ///< independent units needed for that power; 0: unknown
    std::string refused{}; ///< why nothing could be computed

    double p() const { return tests.empty() ? stats::kUndefined : tests.front().p; }
};

/// Difference, intervals, tests, equivalence and power of a pair. Power rests on the standard error seen, scaled with
/// the root of the number of independent units. @throws Error Cancelled
PairStatistics pairStatistics(
    const CellTable& a, const CellTable& b, const metrics::Metric& metric, const PairSettings& settings);

}
