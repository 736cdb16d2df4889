#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/checkpoint/part.h"
#include "core/checkpoint/pickle.h"

namespace vlm::checkpoint {

using StorageMap = std::map<std::string, std::span<const std::byte>, std::less<>>;

/// Adds every tensor below `value` to `part`, nested names joined with '.'; a bare tensor is named "tensor".
/// {"state_dict": {...}}, {"model": {...}} and the like are unwrapped where only one of them holds tensors. Strided
/// tensors are copied, all others are views.
/// @throws Error Checkpoint where a tensor reaches outside its storage
void flatten(const Value& value, const StorageMap& storages, std::size_t fileSize, Part& part,
    const std::filesystem::path& file);

/// Element sizes of all storages below `value` by key.
std::map<std::string_view, std::size_t> storageSizes(const Value& value, const std::filesystem::path& file);

}
