#pragma once

#include <filesystem>
#include <initializer_list>
#include <string_view>

namespace vlm::models {

/// For layouts without config.json: whether the folder's checkpoint has all of these tensors.
/// False also when the folder has no checkpoint that can be read.
bool hasTensors(const std::filesystem::path& folder, std::initializer_list<std::string_view> names);

}
