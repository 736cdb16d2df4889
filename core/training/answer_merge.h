#pragma once

#include <filesystem>

namespace vlm::training {

struct Merged {
    std::size_t layers = 0; // with low-rank factors
    std::size_t tensors = 0; // replaced as a whole
};

/// Writes a model that answers as its base does with the adapter: W + scale · B A in the base's dtype, whole tensors
/// in place of those that were trained in full, safetensors in shards of at most 4 GB, every other file as it is.
/// @param model folder of the base  @param adapter as AnswerLora::save() or PEFT writes it
/// @throws Error Checkpoint when the base lacks a layer of the adapter, Config when `out` exists, Data (disk full, …)
Merged mergeAnswerAdapter(
    const std::filesystem::path& model, const std::filesystem::path& adapter, const std::filesystem::path& out);

}
