#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <string_view>

#include "core/models/model.h"

namespace vlm::models {

/// Published sizes of language models whose decoding can be measured without their weights: "tinyllama-1.1b",
/// "vicuna-7b", "mistral-7b", "qwen2.5-7b".
std::span<const std::string_view> decodeShapes();

struct DecodeBench {
    std::int64_t parameters = 0;
    std::int64_t tokenBytes = 0; // weights that one token reads
    std::int64_t cacheBytes = 0; // keys and values that the last token reads, for all sequences
    double loadSeconds = 0.0; // drawing the weights and storing them in the precision
    double prefillTokensPerSecond = 0.0; // of the prompt
    double tokensPerSecond = 0.0; // new tokens of all sequences, in the best stretch
    double medianTokensPerSecond = 0.0; // … in the median stretch
    double bandwidth = 0.0; // bytes a second that memory gave before and after, the larger
    double layerwiseTokensPerSecond = 0.0; // without the decoder's stepper, where it has one
    std::int64_t layerwiseTokens = 0; // decoded that way …
    std::int64_t agreeing = 0; // … and chosen by the stepper too, given the same tokens before
    double logitDifference = 0.0; // the largest between the two ways, relative to the largest logit
    double largestTie = 0.0; // by how much the stepper's choice was behind where it differed, likewise
};

struct DecodeBenchOptions {
    std::int64_t promptTokens = 32;
    std::int64_t newTokens = 64;
    std::int64_t batch = 1;
};

/// Decodes with random weights through the same blocks as a model.
/// @throws Error Config listing the known shapes; Cancelled
DecodeBench benchDecode(
    std::string_view shape, const LoadOptions& load, const DecodeBenchOptions& options, std::stop_token stop = {});

}
