#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/store/project.h"

namespace vlm::workflow {

/// A file of a data set that is not where it was, and where it may be.
struct MissingFile {
    enum class Match {
        None,
        OtherContent, // a file of this name and other content lies at `found`; it is not taken
        Name, // by name and size; its content was not hashed when the data set was imported
        Hash // by content, whatever its name
    };
    std::string name{}; // relative to the data set's root
    std::uintmax_t size = 0;
    std::string hash{}; // empty: not known
    std::filesystem::path found{};
    Match match = Match::None;
};

/// Files of a data set that are not there, by what was kept when it was imported; none for a data set in an archive or
/// one that is gone as a whole. @throws Error Data if what was kept is damaged
std::vector<MissingFile> missingFiles(const store::Project& project, const store::DatasetRow& row);

/// Looks for them in a folder and below: by content, then by name.
/// @param looked files looked at so far, on the calling thread. @throws Error Cancelled
void searchMissing(std::span<MissingFile> missing, const std::filesystem::path& folder,
    const std::function<void(std::size_t looked)>& looked = {}, const std::stop_token& stop = {});

/// Takes every file that was found: all or none, and only if the data set is then the one that was imported.
/// @return how many. @throws Error Data, Store
std::size_t repairMissing(store::Project& project, const std::string& id, std::span<const MissingFile> missing);

}
