#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <ATen/ATen.h>

#include "core/checkpoint/checkpoint.h"

namespace vlm::training {

inline constexpr std::string_view kPeftPrefix = "base_model.model."; // of PEFT's state dicts

/// One spelling for the layers of a generator, whatever version of transformers wrote the name: that of
/// AdaptableLinear::path. PEFT's prefix is dropped.
std::string layerPath(std::string_view name);

/// The name that PEFT gives to a layer of a model that a recent transformers loads.
std::string peftName(std::string_view path);

/// One checkpoint of a generator's folder.
struct Part {
    std::filesystem::path folder; // or file
    std::string prefix; // of its tensors in the whole model: "mm_projector."
    checkpoint::Checkpoint checkpoint;
};

/// The folder's own checkpoint and those of its parts (VILA: llm, vision_tower, mm_projector).
std::vector<Part> partsOf(const std::filesystem::path& folder);

/// A tensor by the path that the model gives it, in float32; none where no file has it.
std::optional<at::Tensor> storedTensor(const std::vector<Part>& parts, std::string_view path);

}
