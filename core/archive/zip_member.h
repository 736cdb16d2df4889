#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/archive/budget.h"

namespace vlm::archive {

/// Where an entry's bytes lie in a zip archive; they view the archive's.
struct ZipMember {
    bool deflated = false;
    std::uint64_t unpacked = 0;
    std::string_view data;
};

/// Finds one entry without opening the archive for reading. @param name for messages
/// @throws Error Data: not a zip, no such entry, encrypted, neither stored nor deflated, a bomb
ZipMember zipMember(
    std::span<const std::byte> archive, std::string_view wanted, const std::string& name, const Budget& budget);

}
