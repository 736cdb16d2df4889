#pragma once

#include <string>
#include <string_view>

#include "core/base/processor.h"
#include "core/config/run_config.h"

namespace vlm::config {

/// What "auto" stands for: "bfloat16" where the processor computes it, else "float32".
std::string_view automaticPrecision(bool native = computesBfloat16());

/// The same with each "auto" replaced by what it stands for, as a run is stored. Where the evaluation's precision was
/// automatic, training stays in float32: a faster format is its own option.
RunConfig resolved(RunConfig config, bool native = computesBfloat16());

/// What one cell computes in. Modes that send gradients through the model have a precision of their own.
/// @param config resolved  @param task of the data set, "diagnosis" or one whose questions are answered
const std::string& precisionOf(const RunConfig& config, Mode mode, std::string_view task);

}
