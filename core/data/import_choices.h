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

/// A data set's files as they were when it was imported.
struct KeptFiles {
    std::string base{}; // of the names, relative to what was opened: ".", "inner", ".." of a file
    std::vector<FileRecord> files{};
};

/// Keeps them in `<project>/imports/<id>.files`, by which files that went missing are found again.
/// @throws Error Store
void keepFiles(const std::filesystem::path& project, std::string_view id, const KeptFiles& kept);

/// Empty where none were kept. @throws Error Data if the list is damaged
KeptFiles keptFiles(const std::filesystem::path& project, std::string_view id);

}
