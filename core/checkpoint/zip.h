#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace vlm::checkpoint {

/// The members of a ZIP (or ZIP64) archive by name, as views into `archive`. Only stored members are read, which is
/// all torch.save writes: a compressed member is refused, so no size a file claims is ever allocated.
/// Also refused: names that leave the archive's folder, duplicates, encryption, and members that overlap each other or
/// the directory.
/// Source: APPNOTE.TXT 6.3.9, §4.3
/// @throws Error Checkpoint naming `file` and the member
std::map<std::string, std::span<const std::byte>> readZip(
    std::span<const std::byte> archive, const std::filesystem::path& file);

}
