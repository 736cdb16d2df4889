#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/archive/budget.h"

namespace vlm::archive {

/// .zip, .tar, .tar.gz, .tgz in any case
bool looksLikeArchive(std::string_view name);

/// An archive's files and folders, read in place. Names are checked when it is opened; hidden entries and those that
/// macOS adds are left out. Thread-safe.
class ArchiveFolder {
public:
    /// A .tar.gz is unpacked into memory, at most 2 GiB.
    /// @throws Error Data: damaged, a name that leaves the folder, a link, more than the budget
    explicit ArchiveFolder(const std::filesystem::path& file, const Budget& budget = {});
    ~ArchiveFolder();
    ArchiveFolder(const ArchiveFolder&) = delete;
    ArchiveFolder& operator=(const ArchiveFolder&) = delete;

    /// Unpacked bytes of a file; nothing if there is no such file.
    [[nodiscard]] std::optional<std::uint64_t> size(std::string_view name) const;
    /// True for "" and for every folder on the way to a file.
    [[nodiscard]] bool isFolder(std::string_view name) const;
    /// Sorted names of the files, or of the folders, directly in a folder.
    [[nodiscard]] std::vector<std::string> files(std::string_view folder) const;
    [[nodiscard]] std::vector<std::string> folders(std::string_view folder) const;
    /// The name of a file or folder as it is written there, whatever case it is asked in.
    [[nodiscard]] std::optional<std::string> spelling(std::string_view name) const;
    /// Every file with its folders, sorted.
    [[nodiscard]] std::vector<std::string> all() const;
    /// @throws Error Data: absent, damaged, a bomb
    [[nodiscard]] std::string read(std::string_view name) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The archive on the way of a path, and the place in it: "/a/set.zip/train/1.png" -> {"/a/set.zip", "train/1.png"}.
/// Nothing where no file with an archive's ending lies on the way.
std::optional<std::pair<std::filesystem::path, std::string>> archivePlace(const std::filesystem::path& path);

/// The archive opened, of the last few; opened again when the file changed. Thread-safe. @throws Error Data
std::shared_ptr<const ArchiveFolder> openArchive(const std::filesystem::path& file);

}
