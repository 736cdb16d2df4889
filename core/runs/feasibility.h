#pragma once

#include <string>

#include "core/config/run_config.h"
#include "core/models/model.h"
#include "core/runs/engine.h"
#include "core/store/rows.h"

namespace vlm::runs {

/// Why a model of this kind cannot be used on a data set in this way, in a sentence; empty if it can.
std::string whyImpossible(
    const store::DatasetRow& dataset, config::Mode mode, models::FamilyKind kind, const Sources& sources);

}
