#pragma once

#include <functional>
#include <vector>

#include <ATen/ATen.h>

#include "core/models/generator.h"
#include "core/tensor/decoder.h"

namespace vlm::models {

/// Stands in a list of token ids for one token of the image.
inline constexpr std::int64_t kImageSlot = -1;

/// A prompt as the decoder takes it.
struct Sequence {
    std::vector<std::int64_t> ids{}; // kImageSlot where the image stands
    at::Tensor embeds{}; // [1, tokens, width]
    at::Tensor rotary{}; // int64 [1, tokens] or [3, 1, tokens]; undefined: 0, 1, 2, …
    at::Tensor group{}; // int64 [1, tokens], see tensor::DecoderStep; undefined: none
    std::int64_t nextRotary = -1; // position of the first new token; -1: the number of tokens
    std::int64_t source = 0; // image that the slots stand for: sequences of one source may share a beginning
};

struct StopRule {
    std::vector<std::int64_t> endIds{};
    double repetitionPenalty = 1.0;
    std::function<bool(const std::vector<std::int64_t>&)> isComplete = {}; // of new ids: an end that is no token
    std::function<void(std::size_t row, const std::vector<std::int64_t>&)> onToken = {}; // new ids of a row so far
};

struct Generated {
    std::vector<std::int64_t> ids{};
    std::vector<float> logProbabilities{};
    at::Tensor first{}; // [vocabulary] log probabilities of the first new token
    bool finished = false;
    double score = 0.0; // of a beam: its scores' sum over its length to the power of the length penalty
};

/// Decodes several prompts together. What those of one source begin with is computed once; what follows is padded on
/// the right and masked, so that every sequence gets what it would get alone, up to rounding.
/// @throws Error Config for beams with a temperature; Cancelled
std::vector<Generated> generate(const tensor::Decoder& decoder, std::span<const Sequence> prompts,
    const GenerateOptions& options, const StopRule& rule, const std::stop_token& stop);

/// Whole sequences as one batch, padded on the right.
tensor::DecoderStep batchOf(std::span<const Sequence> sequences);

/// Logits of a whole sequence, differentiable. @return [1, tokens, vocabulary]
at::Tensor sequenceLogits(const tensor::Decoder& decoder, const Sequence& sequence);

}
