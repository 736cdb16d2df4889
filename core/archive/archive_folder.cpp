#include "core/archive/archive_folder.h"

#include "core/archive/gzip.h"
#include "core/archive/tar.h"
#include "core/archive/zip.h"
#include "core/archive/zip_member.h"
#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <mutex>
#include <set>

namespace vlm::archive {

namespace {

constexpr std::uint64_t kUnpackedTar = std::uint64_t(2) << 30;
constexpr std::uint64_t kShared = std::uint64_t(1) << 20; // smaller files are read anew for everyone
constexpr std::uint64_t kKeptFile = std::uint64_t(64) << 20; // held though nobody has it, if it was the last
constexpr std::size_t kKeptArchives = 4;

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return out;
}

/// Without "./" in front; empty for what nobody looks for.
std::string plainName(std::string_view name)
{
    while (name.starts_with("./"))
        name.remove_prefix(2);
    if (name.empty() || name.ends_with('/') || name.starts_with("__MACOSX/"))
        return {};
    for (std::size_t at = 0; at != std::string_view::npos;) {
        if (name[at] == '.')
            return {};
        at = name.find('/', at);
        at = at == std::string_view::npos ? at : at + 1;
    }
    return std::string(name);
}

}

struct ArchiveFolder::Impl {
    struct Entry {
        std::uint64_t size = 0;
        std::size_t number = 0; // of the zip
        std::string_view content{}; // of the tar
    };

    std::filesystem::path file;
    Budget budget;
    bool zip = false;
    MappedFile mapped;
    std::string unpacked; // of a .tar.gz
    std::map<std::string, Entry, std::less<>> entries;
    std::set<std::string, std::less<>> folders;
    std::map<std::string, std::string, std::less<>> spellings; // by lower case
    mutable std::mutex mutex;
    mutable std::vector<std::unique_ptr<ZipFile>> idle; // a ZipFile serves one thread at a time
    mutable std::map<std::size_t, std::weak_ptr<const std::string>> shared; // by number in the zip
    mutable std::shared_ptr<const std::string> latest;

    void add(std::string_view name, const Entry& entry)
    {
        checkEntryName(file.string(), name);
        const std::string plain = plainName(name);
        if (plain.empty())
            return;
        for (std::size_t at = plain.find('/'); at != std::string::npos; at = plain.find('/', at + 1))
            if (const auto [it, fresh] = folders.insert(plain.substr(0, at)); fresh)
                spellings.emplace(lowered(*it), *it);
        entries.insert_or_assign(plain, entry);
        spellings.emplace(lowered(plain), plain);
    }

    void openZip()
    {
        zip = true;
        auto opened = std::make_unique<ZipFile>(file, budget);
        std::size_t number = 0;
        for (const ZipEntry& entry : opened->entries())
            add(entry.name, {.size = entry.unpacked, .number = number++});
        idle.push_back(std::move(opened));
    }

    void openTar()
    {
        mapped = MappedFile(file);
        std::string_view bytes(reinterpret_cast<const char*>(mapped.bytes().data()), mapped.bytes().size());
        if (bytes.starts_with("\x1F\x8B")) {
            Budget small = budget;
            small.bytes = std::min(small.bytes, kUnpackedTar);
            unpacked = gunzip(bytes, file.string(), small);
            mapped = MappedFile();
            bytes = unpacked;
        }
        for (const TarEntry& entry : tarEntries(bytes, file.string(), budget))
            add(entry.name, {.size = entry.content.size(), .content = entry.content});
    }

    [[nodiscard]] const Entry& entry(std::string_view name) const
    {
        const auto found = entries.find(name);
        if (found == entries.end())
            throw Error(ErrorKind::Data, file.string() + ": has no entry " + std::string(name));
        return found->second;
    }

    [[nodiscard]] std::string readZip(std::size_t number) const
    {
        std::unique_ptr<ZipFile> own;
        {
            const std::lock_guard lock(mutex);
            if (!idle.empty()) {
                own = std::move(idle.back());
                idle.pop_back();
            }
        }
        if (own == nullptr)
            own = std::make_unique<ZipFile>(file, budget);
        std::string bytes = own->read(number);
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(own));
        return bytes;
    }
};

bool looksLikeArchive(std::string_view name)
{
    constexpr std::array<std::string_view, 4> known{".zip", ".tar", ".tar.gz", ".tgz"};
    const std::string word = lowered(name);
    return std::ranges::any_of(known, [&word](std::string_view ending) { return word.ends_with(ending); });
}

ArchiveFolder::ArchiveFolder(const std::filesystem::path& file, const Budget& budget)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->file = file;
    m_impl->budget = budget;
    if (lowered(file.filename().string()).ends_with(".zip"))
        m_impl->openZip();
    else
        m_impl->openTar();
}

ArchiveFolder::~ArchiveFolder() = default;

std::optional<std::uint64_t> ArchiveFolder::size(std::string_view name) const
{
    const auto entry = m_impl->entries.find(name);
    return entry == m_impl->entries.end() ? std::nullopt : std::optional(entry->second.size);
}

bool ArchiveFolder::isFolder(std::string_view name) const
{
    return name.empty() || m_impl->folders.contains(name);
}

std::vector<std::string> ArchiveFolder::files(std::string_view folder) const
{
    const std::string prefix = folder.empty() ? std::string() : std::string(folder) + "/";
    std::vector<std::string> names;
    for (auto it = m_impl->entries.lower_bound(prefix); it != m_impl->entries.end() && it->first.starts_with(prefix);
         ++it)
        if (it->first.find('/', prefix.size()) == std::string::npos)
            names.push_back(it->first.substr(prefix.size()));
    return names;
}

std::vector<std::string> ArchiveFolder::folders(std::string_view folder) const
{
    const std::string prefix = folder.empty() ? std::string() : std::string(folder) + "/";
    std::vector<std::string> names;
    for (auto it = m_impl->folders.lower_bound(prefix); it != m_impl->folders.end() && it->starts_with(prefix); ++it)
        if (it->find('/', prefix.size()) == std::string::npos)
            names.push_back(it->substr(prefix.size()));
    return names;
}

std::optional<std::string> ArchiveFolder::spelling(std::string_view name) const
{
    const auto found = m_impl->spellings.find(lowered(name));
    return found == m_impl->spellings.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> ArchiveFolder::all() const
{
    std::vector<std::string> names;
    for (const auto& [name, entry] : m_impl->entries)
        names.push_back(name);
    return names;
}

std::string ArchiveFolder::read(std::string_view name) const
{
    const Impl::Entry& entry = m_impl->entry(name);
    return m_impl->zip ? m_impl->readZip(entry.number) : std::string(entry.content);
}

std::optional<std::string_view> ArchiveFolder::view(std::string_view name) const
{
    const Impl::Entry& entry = m_impl->entry(name);
    if (!m_impl->zip)
        return entry.content;
    // Names of other letters are written in the zip's own code page, which only its reader knows.
    if (entry.size <= kShared || std::ranges::any_of(name, [](char c) { return c < ' ' || c > '~'; }))
        return std::nullopt;
    const std::lock_guard lock(m_impl->mutex);
    if (m_impl->mapped.bytes().empty())
        m_impl->mapped = MappedFile(m_impl->file);
    const ZipMember member = zipMember(m_impl->mapped.bytes(), name, m_impl->file.string(), m_impl->budget);
    return member.deflated || member.unpacked != entry.size ? std::nullopt : std::optional(member.data);
}

std::shared_ptr<const std::string> ArchiveFolder::unpacked(std::string_view name, std::uint64_t most) const
{
    const Impl::Entry& entry = m_impl->entry(name);
    if (entry.size > most)
        throw Error(ErrorKind::Data,
            m_impl->file.string() + ": " + std::string(name) + " has " + std::to_string(entry.size)
                + " bytes and is compressed; at most " + std::to_string(most)
                + " are held in memory. Unpack the archive, or pack it without compression");
    if (!m_impl->zip || entry.size <= kShared)
        return std::make_shared<const std::string>(read(name));
    {
        const std::lock_guard lock(m_impl->mutex);
        if (auto held = m_impl->shared[entry.number].lock())
            return held;
    }
    auto bytes = std::make_shared<const std::string>(m_impl->readZip(entry.number));
    const std::lock_guard lock(m_impl->mutex);
    std::erase_if(m_impl->shared, [](const auto& held) { return held.second.expired(); });
    m_impl->shared[entry.number] = bytes;
    if (entry.size <= kKeptFile)
        m_impl->latest = bytes;
    return bytes;
}

Budget ArchiveFolder::innerBudget() const
{
    constexpr std::uint64_t least = std::uint64_t(64) << 20;
    std::error_code error;
    const std::uintmax_t packed = std::filesystem::file_size(m_impl->file, error);
    Budget inner = m_impl->budget;
    if (!error && packed < inner.bytes / inner.ratio)
        inner.bytes = std::min(inner.bytes, std::max<std::uint64_t>(least, packed * inner.ratio));
    return inner;
}

std::optional<std::pair<std::filesystem::path, std::string>> archivePlace(const std::filesystem::path& path)
{
    const std::string text = path.lexically_normal().generic_string();
    for (std::size_t end = text.find('/', 1);; end = text.find('/', end + 1)) {
        const std::string front = text.substr(0, end);
        std::error_code error;
        if (looksLikeArchive(front) && std::filesystem::is_regular_file(front, error)) {
            std::string place = end == std::string::npos ? std::string() : text.substr(end + 1);
            while (place.ends_with('/'))
                place.pop_back();
            return std::pair(std::filesystem::path(front), std::move(place));
        }
        if (end == std::string::npos)
            return std::nullopt;
    }
}

std::optional<Content> archivedContent(const std::filesystem::path& file)
{
    const auto place = archivePlace(file);
    if (!place)
        return std::nullopt;
    const auto archive = openArchive(place->first);
    const std::string name
        = archive->size(place->second) ? place->second : archive->spelling(place->second).value_or(std::string());
    if (!archive->size(name))
        return std::nullopt;
    Content content{.budget = archive->innerBudget()};
    if (const auto bytes = archive->view(name)) {
        content.owner = archive;
        content.bytes = *bytes;
        return content;
    }
    const auto bytes = archive->unpacked(name);
    content.bytes = *bytes;
    content.owner = bytes;
    return content;
}

std::shared_ptr<const ArchiveFolder> openArchive(const std::filesystem::path& file)
{
    struct Kept {
        std::filesystem::path file;
        std::uintmax_t size = 0;
        std::filesystem::file_time_type changed{};
        std::shared_ptr<const ArchiveFolder> archive;
    };
    static std::mutex mutex;
    static auto& kept = *new std::deque<Kept>; // left to the end of the process: others' statics are used in unmapping
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error)
        throw Error(ErrorKind::Data, file.string() + ": " + error.message());
    const auto changed = std::filesystem::last_write_time(file, error);
    const std::lock_guard lock(mutex);
    std::erase_if(kept, [&](const Kept& k) { return k.file == file && (k.size != size || k.changed != changed); });
    if (const auto found = std::ranges::find(kept, file, &Kept::file); found != kept.end())
        return found->archive;
    auto archive = std::make_shared<const ArchiveFolder>(file);
    if (kept.size() == kKeptArchives)
        kept.pop_back();
    kept.push_front({.file = file, .size = size, .changed = changed, .archive = archive});
    return archive;
}

}
