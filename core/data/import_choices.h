#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"

namespace vlm::data {

/// From now on data::open() follows what this project keeps of its data sets. usePseudonymKey() does it too.
void useImportsOf(const std::filesystem::path& project);

/// Importer, settings and moved files that the project in use keeps of a data set; nothing where it keeps none.
/// @throws Error Data if they are damaged
ImportOptions keptChoices(std::string_view id);

/// Keeps them in `<project>/imports/<id>.json`; without any the file goes. @throws Error Store
void keepChoices(const std::filesystem::path& project, std::string_view id, const ImportOptions& options);

/// Keeps names, sizes and hashes of a data set's files in `<project>/imports/<id>.files`, by which files that went
/// missing are found again. @throws Error Store
void keepFiles(const std::filesystem::path& project, std::string_view id, const std::vector<FileRecord>& files);

/// Empty where none were kept. @throws Error Data if the list is damaged
std::vector<FileRecord> keptFiles(const std::filesystem::path& project, std::string_view id);

}
