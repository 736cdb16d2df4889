#include "core/data/folders.h"

#include "core/base/error.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>

namespace vlm::data {

namespace {

template <class Keep> std::vector<std::string> namesIn(const std::filesystem::path& folder, Keep&& keep)
{
    std::error_code error;
    std::vector<std::string> names;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        if (!name.starts_with('.') && keep(*it))
            names.push_back(name);
    }
    if (error)
        throw Error(ErrorKind::Data, folder.string() + ": " + error.message());
    std::ranges::sort(names);
    return names;
}

}

bool looksLikeImage(const std::filesystem::path& file)
{
    constexpr std::array<std::string_view, 11> known{
        ".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp", ".dcm", ".dicom", ".nii", ".nii.gz"};
    const std::string name = lowered(file.filename().string());
    return std::ranges::any_of(known, [&name](std::string_view ending) { return name.ends_with(ending); });
}

std::vector<std::string> subFolders(const std::filesystem::path& folder)
{
    return namesIn(folder, [](const auto& entry) { return entry.is_directory(); });
}

std::vector<std::string> imageFiles(const std::filesystem::path& folder)
{
    return namesIn(folder, [](const auto& entry) { return entry.is_regular_file() && looksLikeImage(entry.path()); });
}

bool hasFile(const std::filesystem::path& folder, std::string_view name)
{
    return std::filesystem::is_regular_file(folder / name);
}

std::string relativeName(const std::filesystem::path& file, const std::filesystem::path& root)
{
    return file.lexically_relative(root).generic_string();
}

}
