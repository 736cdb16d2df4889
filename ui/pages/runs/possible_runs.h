#pragma once

#include <vector>

#include "core/config/run_config.h"
#include "core/runs/engine.h"

namespace vlm::ui {

/// A run is a full matrix; what is possible need not be one. The fewest full matrices, in the order of the lists, that
/// hold exactly the possible cells: data sets that allow the same cells share a run. More than one: names are numbered.
std::vector<config::RunConfig> possibleRuns(const config::RunConfig& wanted, const runs::Estimate& estimate);

}
