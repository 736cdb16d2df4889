#pragma once

#include <filesystem>

#include "core/models/blocks/qwen_vision.h"
#include "core/models/generative.h"
#include "core/models/model.h"

namespace vlm::models {

enum class QwenVersion { Qwen2, Qwen25 };

/// What Qwen2-VL and Qwen2.5-VL (and Lingshu) share: all but the vision tower's layers.
std::unique_ptr<Generator> loadQwen(
    std::string_view family, QwenVersion version, const std::filesystem::path& folder, const LoadOptions& options);
ModelInfo describeQwen(std::string_view family, const std::filesystem::path& folder);
std::vector<TensorCheck> verifyQwen(QwenVersion version, const std::filesystem::path& folder);

}
