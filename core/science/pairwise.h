#pragma once

#include "core/science/cell_table.h"
#include "core/stats/delong.h"

#include <string>
#include <vector>

namespace vlm::science {

/// Cell A against cell B on the same samples.
struct PairedComparison {
    store::CellRow a{};
    store::CellRow b{};
    stats::Estimate difference{}; ///< A - B with its interval
    double p = stats::kUndefined; ///< two-sided
    double holm = stats::kUndefined; ///< corrected over all comparisons of the table
    std::string test{}; ///< "DeLong", "McNemar, mid-p", "randomisation"
    std::string caveat{}; ///< what to know about the test at this n
    std::string refused{}; ///< why there is no test

    bool tested() const { return refused.empty(); }
};

/// Two-class AUROC: DeLong. Accuracy: McNemar (mid-p) with a paired bootstrap interval. Anything else: randomisation
/// test with a paired bootstrap interval; ranks are swapped instead of scores where the metric depends on ranks only.
/// Refused where the samples differ. @throws Error Cancelled
PairedComparison compareCells(const CellTable& a, const CellTable& b, const metrics::Metric& metric,
    metrics::Convention convention, const stats::BootstrapOptions& options);

/// All pairs, p values corrected by Holm over those that could be tested.
std::vector<PairedComparison> compareAll(const std::vector<const CellTable*>& cells, const metrics::Metric& metric,
    metrics::Convention convention, const stats::BootstrapOptions& options);

}
