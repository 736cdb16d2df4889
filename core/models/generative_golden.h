#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/models/generative.h"
#include "core/models/golden.h"

namespace vlm::models {

/// How a family's golden prompt is recomputed.
struct GenerativeCheck {
    const tensor::Decoder& decoder;
    const text::Tokenizer& tokenizer;
    StopRule stop;
    std::function<Sequence(std::vector<std::int64_t>)> assemble; // ids with slots
    std::span<const tensor::AdaptableLinear> linears;
};

/// golden's int64 ids [1, tokens] with kImageSlot for each `imageId`.
std::vector<std::int64_t> goldenIds(Golden& golden, std::string_view name, std::int64_t imageId);

/// `logits`, `generated_ids` (greedy, the end token suppressed) and `generated_text` for a prompt.
/// @param imageId what stands for an image token in `generated_ids`
void checkGeneration(
    Golden& golden, const GenerativeCheck& check, const std::vector<std::int64_t>& ids, std::int64_t imageId);

/// golden.json's "sft": LoRA on the decoder from lora_init.*, AdamW with clipped gradients, to lora_after.*.
void checkTuning(Golden& golden, const GenerativeCheck& check, std::int64_t imageId);

}
