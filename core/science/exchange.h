#pragma once

#include "core/science/cell_table.h"
#include "core/stats/delong.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace vlm::science {

/// Rows that the chosen class gets right; both tables on the same samples. @throws Error Data if not a diagnosis
std::vector<std::uint8_t> correctRows(const CellTable& table);
/// DeLong's test of two two-class tables. @throws Error Data
stats::TestResult delongOf(const CellTable& a, const CellTable& b, const stats::Clusters& clusters);
/// Two-sided p of swapping A and B case by case: of means for questions, of the metric itself for classes (ranks are
/// swapped instead of scores where the metric depends on ranks only). @throws Error Cancelled
double exchangeTest(const CellTable& a, const CellTable& b, const metrics::Metric& metric,
    metrics::Convention convention, const stats::Clusters& clusters, const stats::BootstrapOptions& options,
    const std::pair<stats::Statistic, stats::Statistic>& statistics);

}
