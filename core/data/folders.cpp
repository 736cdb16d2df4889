#include "core/data/folders.h"

#include "core/archive/archive_folder.h"
#include "core/archive/gzip.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <memory>
#include <mutex>

#include <nlohmann/json.hpp>

namespace vlm::data {

namespace {

template <class Keep> std::vector<std::string> namesIn(const std::filesystem::path& folder, Keep&& keep)
{
    std::error_code error;
    std::vector<std::string> names;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        if (!name.starts_with('.') && name != "__MACOSX" && keep(*it))
            names.push_back(name);
    }
    if (error)
        throw Error(ErrorKind::Data, folder.string() + ": " + error.message());
    std::ranges::sort(names);
    return names;
}

using Spellings = std::shared_ptr<const std::map<std::string, std::string>>;

/// Names in a folder by their lower-case form; null where there is no such folder.
Spellings spellings(const std::filesystem::path& folder)
{
    struct Listing {
        std::filesystem::path folder;
        std::filesystem::file_time_type changed{};
        Spellings names{};
    };
    static std::mutex mutex;
    static std::deque<Listing> kept; // a layout asks one folder for many names
    std::error_code error;
    const auto changed = std::filesystem::last_write_time(folder, error);
    if (error || !std::filesystem::is_directory(folder, error))
        return nullptr;
    const std::lock_guard lock(mutex);
    if (const auto found = std::ranges::find(kept, folder, &Listing::folder);
        found != kept.end() && found->changed == changed)
        return found->names;
    auto names = std::make_shared<std::map<std::string, std::string>>();
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        names->emplace(lowered(name), name);
    }
    std::erase_if(kept, [&folder](const Listing& l) { return l.folder == folder; });
    constexpr std::size_t most = 8;
    if (kept.size() == most)
        kept.pop_back();
    kept.push_front({.folder = folder, .changed = changed, .names = names});
    return names;
}

/// The path itself where it exists, else the same letters in another case; nothing if there is neither.
std::optional<std::filesystem::path> spelled(const std::filesystem::path& path)
{
    std::error_code error;
    if (std::filesystem::exists(path, error))
        return path;
    const std::filesystem::path parent = path.parent_path();
    if (parent.empty() || parent == path || path.filename().empty())
        return std::nullopt;
    const auto folder = spelled(parent);
    if (!folder)
        return std::nullopt;
    const Spellings names = spellings(*folder);
    if (names == nullptr)
        return std::nullopt;
    const auto found = names->find(lowered(path.filename().string()));
    return found == names->end() ? std::nullopt : std::optional(*folder / found->second);
}

/// An opened archive and a place in it, in the case that it is written in there.
struct InArchive {
    std::shared_ptr<const archive::ArchiveFolder> archive;
    std::string place;
};

std::optional<InArchive> inArchive(const std::filesystem::path& path)
{
    auto found = archive::archivePlace(path);
    if (!found)
        return std::nullopt;
    InArchive in{.archive = archive::openArchive(found->first), .place = std::move(found->second)};
    if (in.archive->size(in.place) || in.archive->isFolder(in.place))
        return in;
    in.place = in.archive->spelling(in.place).value_or(in.place);
    return in;
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
    if (const auto in = inArchive(folder))
        return in->archive->folders(in->place);
    return namesIn(spelled(folder).value_or(folder), [](const auto& entry) { return entry.is_directory(); });
}

std::vector<std::string> filesIn(const std::filesystem::path& folder)
{
    if (const auto in = inArchive(folder))
        return in->archive->files(in->place);
    return namesIn(spelled(folder).value_or(folder), [](const auto& entry) { return entry.is_regular_file(); });
}

std::vector<std::string> imageFiles(const std::filesystem::path& folder)
{
    std::vector<std::string> names = filesIn(folder);
    std::erase_if(names, [](const std::string& name) { return !looksLikeImage(name); });
    return names;
}

std::vector<std::string> filesBelow(const std::filesystem::path& folder, std::size_t most)
{
    std::vector<std::string> names;
    if (const auto in = inArchive(folder)) {
        const std::string prefix = in->place.empty() ? "" : in->place + "/";
        for (const std::string& name : in->archive->all())
            if (name.starts_with(prefix) && names.size() < most)
                names.push_back(name.substr(prefix.size()));
        return names;
    }
    constexpr auto skip = std::filesystem::directory_options::skip_permission_denied;
    std::error_code error;
    std::filesystem::recursive_directory_iterator it(folder, skip, error);
    for (const std::filesystem::recursive_directory_iterator end; !error && it != end && names.size() < most;
         it.increment(error)) {
        const std::string name = it->path().filename().string();
        std::error_code ignored;
        if (name.starts_with('.')) {
            it.disable_recursion_pending();
            continue;
        }
        if (!it->is_regular_file(ignored))
            continue;
        names.push_back(relativeName(it->path(), folder));
        if (!archive::looksLikeArchive(name))
            continue;
        try {
            for (const std::string& inside : archive::openArchive(it->path())->all())
                names.push_back(relativeName(it->path(), folder) + "/" + inside);
        } catch (const Error&) { // an archive that cannot be read holds nothing that could be found
            continue;
        }
    }
    if (error)
        throw Error(ErrorKind::Data, folder.string() + ": " + error.message());
    std::ranges::sort(names);
    return names;
}

bool isFolder(const std::filesystem::path& path)
{
    std::error_code error;
    if (const auto actual = spelled(path); actual && std::filesystem::is_directory(*actual, error))
        return true;
    const auto in = inArchive(path);
    return in && in->archive->isFolder(in->place);
}

std::optional<std::uintmax_t> sizeOf(const std::filesystem::path& file)
{
    std::error_code error;
    if (const auto actual = spelled(file))
        return std::filesystem::is_regular_file(*actual, error)
            ? std::optional(std::filesystem::file_size(*actual, error))
            : std::nullopt;
    const auto in = inArchive(file);
    return in ? in->archive->size(in->place) : std::nullopt;
}

bool isFile(const std::filesystem::path& path)
{
    return sizeOf(path) || sizeOf(path.string() + ".gz");
}

std::string bytesOf(const std::filesystem::path& file)
{
    std::error_code error;
    if (const auto actual = spelled(file); actual && std::filesystem::is_regular_file(*actual, error))
        return readFile(*actual);
    if (const auto in = inArchive(file); in && in->archive->size(in->place))
        return in->archive->read(in->place);
    if (const std::filesystem::path packed = file.string() + ".gz"; sizeOf(packed))
        return archive::gunzip(bytesOf(packed), packed.string());
    return readFile(file); // says what is wrong with it
}

nlohmann::json jsonIn(const std::filesystem::path& file)
{
    const std::string text = bytesOf(file);
    return guard(ErrorKind::Data, file.string(), [&] { return nlohmann::json::parse(text); });
}

bool hasFile(const std::filesystem::path& folder, std::string_view name)
{
    return isFile(folder / name);
}

std::string relativeName(const std::filesystem::path& file, const std::filesystem::path& root)
{
    return file.lexically_relative(root).generic_string();
}

}
