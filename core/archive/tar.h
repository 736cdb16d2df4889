#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/archive/budget.h"

namespace vlm::archive {

/// One regular file of a tar archive; the content views the archive's bytes.
struct TarEntry {
    std::string name;
    std::string_view content;
};

/// Regular files in order (ustar, GNU long names, pax paths). Links and devices are refused, folders left out.
/// @throws Error Data: damaged, cut off, a name that leaves the folder, more entries than the budget
[[nodiscard]] std::vector<TarEntry> tarEntries(
    std::string_view bytes, std::string_view name, const Budget& budget = {});

/// Unpacks .tar, .tar.gz or .tgz below `folder`, which is created. @throws Error Data
void extractTar(const std::filesystem::path& file, const std::filesystem::path& folder, const Budget& budget = {});

}
