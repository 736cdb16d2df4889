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

/// What a repair came to.
struct Repair {
    std::size_t taken = 0;
    std::size_t left = 0; // still missing
};

/// Takes every file that was found, all of them or none: each is looked at once more, and if nothing is left missing,
/// the data set must be the one that was imported. @throws Error Data, Store
Repair repairMissing(store::Project& project, const std::string& id, std::span<const MissingFile> missing);

}
