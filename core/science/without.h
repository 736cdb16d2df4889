#pragma once

#include "core/metrics/evaluate.h"
#include "core/science/cell_table.h"

#include <set>
#include <string>
#include <vector>

namespace vlm::science {

/// The table's rows less those of the given samples; clusters keep their numbers.
/// @throws Error Data if no row is left
CellTable without(const CellTable& table, const std::set<std::string>& samples);

/// One metric on all samples of a cell and on those that no finding of an audit casts doubt on.
struct CleanScore {
    const metrics::Metric* metric = nullptr;
    stats::Estimate all{};
    stats::Estimate clean{};
};

struct CleanScores {
    std::size_t samples = 0; ///< of the cell
    std::size_t leftOut = 0; ///< of these
    std::string note{}; ///< why there are no clean values, in a sentence; empty if there are
    std::vector<CleanScore> scores{};
};

/// Both sides use the same settings, seed and number of replicates.
/// @throws Error Config for an unknown metric, Cancelled
CleanScores cleanScores(
    const CellTable& table, const std::set<std::string>& doubtful, const metrics::EvaluateOptions& options);

}
