#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace vlm::decoding {

/// The tags of a TIFF's first directory that say whether its pixels can be had right.
struct TiffDirectory {
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::uint64_t bits = 1; // of one sample
    std::uint64_t samples = 1;
    std::uint64_t photometric = 0;
    std::uint64_t planes = 1; // 2: one plane a channel
    std::uint64_t dataEnd = 0; // offset behind the last strip or tile
};

/// Classic or BigTIFF, either byte order. Nothing if the directory is damaged. Source: TIFF 6.0
std::optional<TiffDirectory> tiffDirectory(std::span<const std::byte> bytes);

/// Why the pixels would be wrong or missing, in a clause; empty if they would not.
std::string whyUnread(const TiffDirectory& directory, std::size_t fileSize);

}
