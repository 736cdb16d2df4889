#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace vlm::checkpoint {

struct ZipMember {
    std::span<const std::byte> bytes; // as stored
    bool compressed = false;
};

/// The members of a ZIP (or ZIP64) archive by name, as views into `archive`. Nothing is inflated: torch.save stores its
/// members, and only the source code in a TorchScript archive, which nobody reads, is compressed.
/// Refused: names that leave the archive's folder, duplicates, encryption, and members that overlap each other or the
/// directory.
/// Source: APPNOTE.TXT 6.3.9, §4.3
/// @throws Error Checkpoint naming `file` and the member
std::map<std::string, ZipMember> readZip(std::span<const std::byte> archive, const std::filesystem::path& file);

}
