#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace vlm::data {

/// By extension: png, jpg, jpeg, bmp, tif, tiff, webp, dcm, dicom, nii, nii.gz, in any case.
bool looksLikeImage(const std::filesystem::path& file);

// Archives (.zip, .tar, .tar.gz, .tgz) are folders here, and a text file may lie there gzipped ("train.csv.gz"): of a
// path "set.zip/train/1.png" everything below works as of any other.

/// Names of the sub-folders, sorted bytewise; hidden ones left out. @throws Error Data if the folder cannot be read
std::vector<std::string> subFolders(const std::filesystem::path& folder);

/// Names of all files, sorted bytewise; hidden ones left out. @throws Error Data
std::vector<std::string> filesIn(const std::filesystem::path& folder);

/// Names of the image files, sorted bytewise; hidden ones left out. @throws Error Data
std::vector<std::string> imageFiles(const std::filesystem::path& folder);

/// Every file below a folder, relative to it, sorted; archives among them with what they hold. At most `most`.
/// @throws Error Data
std::vector<std::string> filesBelow(const std::filesystem::path& folder, std::size_t most = 3'000'000);

/// A folder, an archive or a folder in one.
bool isFolder(const std::filesystem::path& path);
/// A file, also one in an archive or gzipped.
bool isFile(const std::filesystem::path& path);
inline bool isThere(const std::filesystem::path& path)
{
    return isFile(path) || isFolder(path);
}
/// Bytes of a file as bytesOf() gives them; nothing where there is none.
std::optional<std::uintmax_t> sizeOf(const std::filesystem::path& file);

/// Content of a file. @throws Error Data
std::string bytesOf(const std::filesystem::path& file);
/// Strict UTF-8 JSON. @throws Error Data with the file's name and the position of the fault
nlohmann::json jsonIn(const std::filesystem::path& file);

/// True if `folder` has a file of this relative name.
bool hasFile(const std::filesystem::path& folder, std::string_view name);

/// `file` relative to `root` with forward slashes.
std::string relativeName(const std::filesystem::path& file, const std::filesystem::path& root);

}
