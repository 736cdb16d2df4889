#pragma once

#include <stop_token>
#include <vector>

#include "core/models/generation.h"

namespace vlm::models {

/// Beam search, one prompt after the other: options.beams sequences side by side, scored by the sum of log
/// probabilities over length to the power of the length penalty. Source: transformers generation/utils.py
/// _beam_search@v5.17
/// @throws Error Config with a temperature; Cancelled
std::vector<Generated> generateBeams(const tensor::Decoder& decoder, std::span<const Sequence> prompts,
    const GenerateOptions& options, const StopRule& rule, const std::stop_token& stop);

}
