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
    /// The file's bytes where the archive has them as they are: in a .tar, in an unpacked .tar.gz, large ones that a
    /// .zip stores. Nothing where they are compressed, or not worth it.
    [[nodiscard]] std::optional<std::string_view> view(std::string_view name) const;
    /// The file unpacked; while somebody holds it, all get the same. @throws Error Data: also if larger than `most`
    [[nodiscard]] std::shared_ptr<const std::string> unpacked(
        std::string_view name, std::uint64_t most = std::uint64_t(2) << 30) const;
    /// For an archive in this one: altogether it may grow over the file on disk as one entry may.
    [[nodiscard]] Budget innerBudget() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The archive on the way of a path, and the place in it: "/a/set.zip/train/1.png" -> {"/a/set.zip", "train/1.png"}.
/// Nothing where no file with an archive's ending lies on the way.
std::optional<std::pair<std::filesystem::path, std::string>> archivePlace(const std::filesystem::path& path);

/// Bytes of a file in an archive and what keeps them.
struct Content {
    std::shared_ptr<const void> owner{};
    std::string_view bytes{};
    Budget budget{}; // where the file is an archive itself
};

/// Of "set.zip/images.npz", in whatever case, without unpacking where that is not needed; nothing for files on their
/// own and for what is not in the archive. @throws Error Data: damaged, a bomb, compressed and larger than 2 GiB
std::optional<Content> archivedContent(const std::filesystem::path& file);

/// The archive opened, of the last few; opened again when the file changed. Thread-safe. @throws Error Data
std::shared_ptr<const ArchiveFolder> openArchive(const std::filesystem::path& file);

}
