#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::data {

/// By extension: png, jpg, jpeg, bmp, tif, tiff, webp, dcm, dicom, nii, nii.gz, in any case.
bool looksLikeImage(const std::filesystem::path& file);

/// Names of the sub-folders, sorted bytewise; hidden ones left out. @throws Error Data if the folder cannot be read
std::vector<std::string> subFolders(const std::filesystem::path& folder);

/// Names of the image files, sorted bytewise; hidden ones left out. @throws Error Data
std::vector<std::string> imageFiles(const std::filesystem::path& folder);

/// True if `folder` has a file of this relative name.
bool hasFile(const std::filesystem::path& folder, std::string_view name);

/// `file` relative to `root` with forward slashes.
std::string relativeName(const std::filesystem::path& file, const std::filesystem::path& root);

}
