#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/models/generation.h"

namespace vlm::models {

/// Tokens [begin, end) of a sequence.
tensor::DecoderStep slice(const Sequence& sequence, std::int64_t begin, std::int64_t end);

/// Tokens [begins[i], ends[i]) of each sequence as one batch, padded on the right.
tensor::DecoderStep padded(
    std::span<const Sequence> sequences, std::span<const std::int64_t> begins, std::span<const std::int64_t> ends);

/// Prompts in the cache, ready for their first new tokens.
struct Started {
    at::Tensor state{}; // [prompts, width]: hidden state of each prompt's last token
    at::Tensor order{}; // int64 [prompts, 1]: place of the next token
    at::Tensor rotary{}; // the same, or [3, prompts, 1]
};

/// Computes what prompts of one source begin with in common once, then the rests of all prompts together.
Started start(const tensor::Decoder& decoder, std::span<const Sequence> prompts, tensor::KvCache& cache);

/// The next tokens of all rows. @param ids int64 [rows, 1]  @return hidden states [rows, width]
at::Tensor advance(const tensor::Decoder& decoder, const at::Tensor& ids, Started& at, tensor::KvCache& cache);

/// Ids without slots.
std::vector<std::int64_t> textIds(const Sequence& prompt);

}
