#pragma once

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/checkpoint/checkpoint.h"

namespace vlm::models {

/// Names that every checkpoint of a layout has.
using RequiredNames = std::span<const std::string_view>;

/// What programs put before all of a model's names ("model.", "clip.model.", "module.", …) so that the required ones
/// are found behind it: "" where they stand as they are, nullopt where they don't stand at all.
/// @throws Error Checkpoint when two prefixes fit: which of them is the model is not clear
std::optional<std::string> prefixOf(const checkpoint::Checkpoint& checkpoint, RequiredNames required);

/// For layouts without config.json: whether the folder's checkpoint has all of these tensors, behind a prefix or not.
/// False also when the folder has no checkpoint that can be read.
bool hasTensors(const std::filesystem::path& folder, RequiredNames names);
bool hasTensors(const std::filesystem::path& folder, std::initializer_list<std::string_view> names);

}
