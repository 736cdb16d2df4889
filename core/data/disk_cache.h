#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace vlm::data {

/// Disk space that thumbnails of a project may take.
constexpr std::uintmax_t kThumbnailBytes = std::uintmax_t(512) << 20;

struct Trimmed {
    std::size_t removed = 0; // files
    std::uintmax_t bytes = 0; // left
};

/// Removes the files below a folder that were longest not used until at most `most` bytes are left, with a tenth to
/// spare so that not every new file trims again. Files that cannot be removed are passed over; a folder that is not
/// there is empty. Safe beside threads that read and write in it: what they lose they make again.
Trimmed trimFolder(const std::filesystem::path& folder, std::uintmax_t most);

/// Marks a file as used now.
void markUsed(const std::filesystem::path& file);

}
