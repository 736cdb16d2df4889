#pragma once

#include <string>

#include "core/config/run_config.h"
#include "core/runs/engine.h"
#include "core/store/rows.h"

namespace vlm::runs {

/// Why a data set cannot be used in this way, in a sentence; empty if it can.
std::string whyImpossible(const store::DatasetRow& dataset, config::Mode mode, const Sources& sources);

}
