#include "core/data/image_files.h"

#include "core/archive/archive_folder.h"
#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/data/folders.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vlm::data {

namespace {

constexpr std::uintmax_t kHashedBytes = 256U << 20; // in all
constexpr std::uintmax_t kReadAtOnce = 1U << 20; // of one file

/// Does something with every file in parallel, tells how far it is on the calling thread, and stops when asked.
template <class Use> void forEachFile(std::size_t count, const ImportOptions& options, Use&& use)
{
    std::atomic<std::size_t> done = 0;
    const std::thread::id caller = std::this_thread::get_id();
    std::chrono::steady_clock::time_point due{};
    parallelFor(count, 64, 0, options.stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            use(i);
        const std::size_t now = done += end - begin;
        if (!options.progress || std::this_thread::get_id() != caller || std::chrono::steady_clock::now() < due)
            return;
        due = std::chrono::steady_clock::now() + std::chrono::milliseconds(50);
        options.progress(now, count);
    });
    if (options.progress)
        options.progress(count, count);
}

std::string hashOf(std::span<const char> bytes)
{
    return Hasher().add(std::as_bytes(bytes)).hex(); // as hashFile()
}

/// A file in an archive; its size stays missing where there is none.
void lookIntoArchive(const std::string& file, bool wantsHash, FileRecord& out)
{
    const auto place = archive::archivePlace(file);
    if (!place)
        return;
    const auto opened = archive::openArchive(place->first);
    const auto size = opened->size(place->second);
    if (!size)
        return;
    out.size = *size;
    if (wantsHash && out.size <= kReadAtOnce)
        out.hash = hashOf(opened->read(place->second));
}

/// @param wantsHash of files that are read at once
void lookAt(const std::string& file, bool wantsHash, FileRecord& out)
{
    out.size = kMissingFile;
    struct stat status { };
    if (!wantsHash) {
        if (::stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode))
            out.size = static_cast<std::uintmax_t>(status.st_size);
        else
            lookIntoArchive(file, wantsHash, out);
        return;
    }
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        if (::stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode))
            out.size = static_cast<std::uintmax_t>(status.st_size); // there, but not to be read: opening it says why
        else
            lookIntoArchive(file, wantsHash, out);
        return;
    }
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
        out.size = static_cast<std::uintmax_t>(status.st_size);
        if (out.size <= kReadAtOnce) {
            thread_local std::vector<char> buffer(kReadAtOnce);
            std::size_t done = 0;
            while (done < out.size) {
                const ssize_t got = ::read(descriptor, buffer.data() + done, out.size - done);
                if (got <= 0)
                    break;
                done += static_cast<std::size_t>(got);
            }
            if (done == out.size)
                out.hash = hashOf(std::span(buffer).first(done));
        }
    }
    ::close(descriptor);
}

/// Calls use(ending) for "a/b/c", "b/c", "c", until it says false.
template <class Use> void eachEnding(std::string_view path, Use&& use)
{
    for (std::size_t at = 0;;) {
        if (!use(path.substr(at)))
            return;
        at = path.find('/', at);
        if (at == std::string_view::npos)
            return;
        ++at;
    }
}

std::string withoutEnding(const std::string& path)
{
    const std::size_t dot = path.rfind('.');
    const std::size_t slash = path.rfind('/');
    return dot == std::string::npos || (slash != std::string::npos && dot < slash) ? path : path.substr(0, dot);
}

/// Numbers of paths by every ending of theirs.
class Endings {
public:
    void add(const std::string& path, std::uint32_t number)
    {
        eachEnding(path, [&](std::string_view ending) {
            const auto [it, fresh] = m_numbers.emplace(std::hash<std::string_view>()(ending), number);
            if (!fresh)
                it->second = kSeveral;
            return true;
        });
    }
    /// kSeveral where several paths end so; nothing where none does.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view ending) const
    {
        const auto it = m_numbers.find(std::hash<std::string_view>()(ending));
        return it == m_numbers.end() ? std::nullopt : std::optional(it->second);
    }

    static constexpr std::uint32_t kSeveral = 0xFFFFFFFF;

private:
    std::unordered_map<std::size_t, std::uint32_t> m_numbers;
};

/// The one of `present` that shares the longest ending with `wanted`, unless another wanted path shares it too.
std::optional<std::uint32_t> match(const std::string& wanted, const Endings& allWanted, const Endings& present)
{
    std::optional<std::uint32_t> found;
    eachEnding(wanted, [&](std::string_view ending) {
        const auto number = present.find(ending);
        if (!number)
            return true;
        if (*number != Endings::kSeveral && allWanted.find(ending) != Endings::kSeveral)
            found = number;
        return false;
    });
    return found;
}

std::string firstOf(const std::vector<const FileRecord*>& missing)
{
    std::string list;
    for (std::size_t i = 0; i < missing.size() && i < 3; ++i)
        list += (list.empty() ? "" : ", ") + missing[i]->name;
    return list;
}

std::string counted(std::size_t n, const char* one, const char* many)
{
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

}

std::string_view fileNameOf(const Sample& sample)
{
    return std::string_view(sample.image).substr(0, sample.image.find('#'));
}

std::vector<FileRecord> lookAtFiles(const Draft& draft, const ImportOptions& options)
{
    std::vector<SharedText> names;
    for (const Sample& sample : draft.samples)
        if (const std::string_view name = fileNameOf(sample); names.empty() || names.back() != name)
            names.push_back(name.size() == sample.image.size() ? sample.image : SharedText(name));
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());

    std::vector<FileRecord> files(names.size());
    const std::string root = (draft.info.root / "").string();
    std::atomic<std::uintmax_t> total = 0;
    const auto pathOf = [&](const std::string& name) {
        if (const auto moved = draft.moved.empty() ? draft.moved.end() : draft.moved.find(name);
            moved != draft.moved.end())
            return (draft.info.root / moved->second).string();
        return root + name;
    };
    forEachFile(files.size(), options, [&](std::size_t i) {
        files[i].name = names[i];
        lookAt(pathOf(files[i].name), total <= kHashedBytes, files[i]);
        if (files[i].size != kMissingFile)
            total += files[i].size;
    });
    if (total > kHashedBytes) {
        for (FileRecord& file : files)
            file.hash = {};
        return files;
    }
    parallelFor(files.size(), 16, 0, options.stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            if (files[i].hash.empty() && files[i].size != kMissingFile) {
                const std::string path = pathOf(files[i].name);
                files[i].hash = archive::archivePlace(path) ? hashOf(bytesOf(path)) : hashFile(path);
            }
    });
    return files;
}

std::size_t findElsewhere(Draft& draft, const std::vector<FileRecord>& files)
{
    std::vector<std::string> present = filesBelow(draft.info.root);
    std::erase_if(present, [](const std::string& name) {
        return !looksLikeImage(name) && lowered(name.substr(std::max<std::size_t>(name.size(), 4) - 4)) != ".npz";
    });
    Endings wantedWhole;
    Endings wantedStems;
    std::unordered_set<std::string_view> taken;
    for (std::uint32_t i = 0; i < files.size(); ++i) {
        const std::string name = lowered(files[i].name);
        wantedWhole.add(name, i);
        wantedStems.add(withoutEnding(name), i);
        if (files[i].size != kMissingFile)
            taken.insert(files[i].name);
    }
    Endings whole;
    Endings stems;
    for (std::uint32_t i = 0; i < present.size(); ++i) {
        if (taken.contains(present[i]))
            continue;
        const std::string name = lowered(present[i]);
        whole.add(name, i);
        stems.add(withoutEnding(name), i);
    }
    std::unordered_map<std::string, std::string> found;
    for (const FileRecord& file : files) {
        if (file.size != kMissingFile)
            continue;
        const std::string name = lowered(file.name);
        auto number = match(name, wantedWhole, whole);
        if (!number)
            number = match(withoutEnding(name), wantedStems, stems);
        if (number && taken.insert(present[*number]).second)
            found.emplace(file.name, present[*number]);
    }
    if (found.empty())
        return 0;
    std::optional<std::string> example;
    for (Sample& sample : draft.samples) {
        const auto it = found.find(std::string(fileNameOf(sample)));
        if (it == found.end())
            continue;
        if (!example)
            example = it->first + " is " + it->second;
        std::string image = it->second + sample.image.substr(it->first.size());
        if (sample.cluster == sample.image)
            sample.cluster = image;
        sample.image = std::move(image);
    }
    draft.info.warnings.push_back(counted(found.size(), "image file was", "image files were")
        + " found under another name or in another folder than the layout says, first: " + example.value_or("") + ".");
    return found.size();
}

void settleMissing(Draft& draft, std::vector<FileRecord>& files, const ImportOptions& options)
{
    std::vector<const FileRecord*> missing;
    for (const FileRecord& file : files)
        if (file.size == kMissingFile)
            missing.push_back(&file);
    const std::string policy = choiceOf(options, "missing", {"refuse", "skip", "keep"});
    if (missing.empty())
        return;
    const bool all = missing.size() == files.size();
    const std::string examples = firstOf(missing);
    const auto fail
        = [&](const std::string& reason) { throw Error(ErrorKind::Data, draft.info.root.string() + ": " + reason); };
    if (policy == "refuse" && !all)
        fail(std::to_string(missing.size()) + " image files are missing, first " + examples
            + "; put them there, leave their samples out with the setting missing=skip, or keep them without an image "
              "with missing=keep");
    if (policy == "skip" && all)
        fail("all " + std::to_string(missing.size()) + " image files are missing, first " + examples);

    std::unordered_set<std::string_view> gone;
    for (const FileRecord* file : missing)
        gone.insert(file->name);
    std::size_t affected = 0;
    for (const Sample& sample : draft.samples)
        if (gone.contains(fileNameOf(sample))) {
            ++affected;
            if (policy == "skip")
                reject(draft, sample.id, "its image is missing: " + std::string(fileNameOf(sample)));
        }
    if (policy != "skip") {
        for (const FileRecord* file : missing)
            reject(draft, file->name, "the image file is missing");
        draft.info.warnings.push_back((all ? "None of the " + std::to_string(missing.size()) + " image files is here"
                                           : counted(missing.size(), "image file is", "image files are") + " missing")
            + ", first " + examples + "; " + counted(affected, "sample has", "samples have")
            + " texts and labels, but no image to show to a model.");
        return;
    }
    std::erase_if(draft.samples, [&](const Sample& sample) { return gone.contains(fileNameOf(sample)); });
    draft.info.warnings.push_back(counted(affected, "sample is", "samples are")
        + " left out because the image is missing, first " + examples + ".");
    gone.clear();
    std::erase_if(files, [](const FileRecord& file) { return file.size == kMissingFile; });
}

}
