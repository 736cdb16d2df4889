#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/checkpoint/checkpoint.h"

namespace vlm::checkpoint {

struct HeaderEntry {
    std::string name;
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape{};
    std::uint64_t begin = 0; // offsets into the data that follows the header
    std::uint64_t end = 0;
};

struct Header {
    std::vector<HeaderEntry> entries;
    std::map<std::string, std::string> metadata;
};

/// Reads the JSON of a safetensors header event by event, so that nothing is built before it is checked.
/// Refuses duplicate keys, unknown fields, anything that is not an unsigned integer where one belongs, depth and
/// length beyond bounds, and text that is not UTF-8.
/// @throws Error Checkpoint naming `file` and the tensor
Header parseHeader(std::string_view json, const std::filesystem::path& file);

}
