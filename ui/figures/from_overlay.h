#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/rq/study.h"
#include "ui/figures/from_results.h"

namespace vlm::figures {

/// Puts what the study published into the cells of its models and data sets, and says in the caption where it is from,
/// how many cells have a counterpart, and which of its numbers were edited. Cells of other data than the published test
/// rows show the value without a difference.
/// @return how many cells have a counterpart
int addPublished(ResultsHeatmap& map, std::span<const store::ResultRow> results,
    std::span<const store::DatasetRow> datasets, const rq::Study& study);

/// A published study as a heatmap of its own. `sources` are -1. @param modes empty: all there are
ResultsHeatmap publishedHeatmap(const rq::Study& study, const std::vector<std::string>& modes);

}
