#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace vlm::archive {

/// A file to be packed.
struct ZipContent {
    std::string name{}; ///< with forward slashes, relative
    std::string bytes{};
};

/// Writes a zip of deflated entries in the given order, all dated 1980-01-01, so that equal content gives equal bytes.
/// An existing file is replaced only when all is written.
/// @throws Error Data: a name that would leave its folder, or the file cannot be written
void writeZip(const std::filesystem::path& file, std::span<const ZipContent> contents, std::string_view comment = {});

}
