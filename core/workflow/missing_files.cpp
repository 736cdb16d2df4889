#include "core/workflow/missing_files.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/data/import_choices.h"
#include "core/workflow/registration.h"

#include <map>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace vlm::workflow {

namespace {

namespace fs = std::filesystem;

/// Hashes each file once, when it is first asked for.
class Hashes {
public:
    const std::string& of(const fs::path& file)
    {
        const auto [at, fresh] = m_known.try_emplace(file.string());
        if (fresh) {
            try {
                at->second = hashFile(file);
            } catch (const Error&) { // what cannot be read is not what is looked for
                at->second = "unreadable";
            }
        }
        return at->second;
    }

private:
    std::unordered_map<std::string, std::string> m_known;
};

struct Found {
    std::multimap<std::uintmax_t, fs::path> bySize;
    std::multimap<std::string, fs::path> byName;
};

Found walk(const fs::path& folder, const std::function<void(std::size_t)>& looked, const std::stop_token& stop)
{
    Found found;
    std::size_t count = 0;
    std::error_code error;
    auto at = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
    if (error)
        throw Error(ErrorKind::Data, folder.string() + ": " + error.message());
    for (; at != fs::recursive_directory_iterator(); at.increment(error)) {
        if (error)
            throw Error(ErrorKind::Data, folder.string() + ": " + error.message());
        throwIfStopped(stop);
        if (!at->is_regular_file(error) || error)
            continue;
        const std::uintmax_t size = at->file_size(error);
        if (error)
            continue;
        found.bySize.emplace(size, at->path());
        found.byName.emplace(at->path().filename().string(), at->path());
        if (looked && ++count % 64 == 0)
            looked(count);
    }
    return found;
}

void match(MissingFile& file, const Found& found, Hashes& hashes)
{
    using Match = MissingFile::Match;
    file.match = Match::None;
    file.found.clear();
    const std::string name = fs::path(file.name).filename().string();
    if (!file.hash.empty())
        for (auto [at, end] = found.bySize.equal_range(file.size); at != end; ++at)
            if (hashes.of(at->second) == file.hash) {
                file.found = at->second;
                file.match = Match::Hash;
                if (at->second.filename() == name)
                    return; // of several of one content, the one of its name
            }
    if (file.match == Match::Hash)
        return;
    for (auto [at, end] = found.byName.equal_range(name); at != end; ++at) {
        std::error_code error;
        const bool same = file.hash.empty() && fs::file_size(at->second, error) == file.size && !error;
        file.found = at->second;
        file.match = same ? Match::Name : Match::OtherContent;
        if (same)
            return;
    }
}

}

namespace {

/// Since it was found, another file may have come to its place.
void requireUnchanged(const MissingFile& file)
{
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file.found, error);
    if (error)
        throw Error(ErrorKind::Data, file.found.string() + ": " + error.message() + "; search again");
    if (size != file.size || (!file.hash.empty() && hashFile(file.found) != file.hash))
        throw Error(ErrorKind::Data, file.found.string() + ": is no longer " + file.name + "; search again");
}

}

std::vector<MissingFile> missingFiles(const store::Project& project, const store::DatasetRow& row)
{
    std::error_code error;
    const fs::path source = row.path;
    if (!fs::exists(source, error))
        return {};
    const data::KeptFiles kept = data::keptFiles(project.folder(), row.id);
    const bool inArchive = fs::is_regular_file(source, error) && !kept.base.starts_with("..");
    if (kept.files.empty() || (inArchive && kept.base != "."))
        return {};
    const fs::path root = (source / kept.base).lexically_normal();
    if (!fs::is_directory(root, error))
        return {};
    data::useImportsOf(project.folder());
    const data::ImportOptions choices = data::keptChoices(row.id);
    std::vector<MissingFile> missing;
    for (const data::FileRecord& file : kept.files) {
        const auto moved = choices.moved.find(file.name);
        if (!fs::is_regular_file(
                moved == choices.moved.end() ? root / file.name.view() : fs::path(moved->second), error))
            missing.push_back({.name = file.name, .size = file.size, .hash = file.hash});
    }
    return missing;
}

void searchMissing(std::span<MissingFile> missing, const fs::path& folder,
    const std::function<void(std::size_t)>& looked, const std::stop_token& stop)
{
    const Found found = walk(folder, looked, stop);
    Hashes hashes;
    for (MissingFile& file : missing) {
        throwIfStopped(stop);
        if (file.match != MissingFile::Match::Hash && file.match != MissingFile::Match::Name)
            match(file, found, hashes);
    }
}

Repair repairMissing(store::Project& project, const std::string& id, std::span<const MissingFile> missing)
{
    std::map<std::string, std::string> moved;
    for (const MissingFile& file : missing)
        if (file.match == MissingFile::Match::Hash || file.match == MissingFile::Match::Name) {
            requireUnchanged(file);
            moved[file.name] = fs::absolute(file.found).lexically_normal().string();
        }
    if (moved.empty())
        throw Error(ErrorKind::Data, "none of the missing files was found");
    const Repair repair{.taken = moved.size(), .left = missing.size() - moved.size()};
    if (repair.left == 0)
        repairDataset(project, id, moved);
    else
        repairFiles(project, id, moved);
    return repair;
}

}
