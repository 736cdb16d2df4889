#include "core/archive/zip.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <zip.h>

namespace vlm::archive {

struct ZipFile::Impl {
    std::string name;
    Budget budget;
    std::vector<ZipEntry> entries;
    std::shared_ptr<const void> owner; // of an archive in memory
    zip_t* zip = nullptr;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl()
    {
        if (zip != nullptr)
            zip_discard(zip);
    }

    void readDirectory();
};

namespace {

[[noreturn]] void fail(const std::string& archive, const std::string& reason)
{
    throw Error(ErrorKind::Data, archive + ": " + reason);
}

}

ZipFile::ZipFile(const std::filesystem::path& file, const Budget& budget)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->name = file.string();
    m_impl->budget = budget;
    int code = 0;
    m_impl->zip = zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code);
    if (m_impl->zip == nullptr) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        fail(m_impl->name, "cannot be read as a zip archive: " + reason);
    }
    m_impl->readDirectory();
}

ZipFile::ZipFile(std::string_view bytes, std::shared_ptr<const void> owner, std::string name, const Budget& budget)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->name = std::move(name);
    m_impl->budget = budget;
    m_impl->owner = std::move(owner);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr)
        m_impl->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (m_impl->zip == nullptr) {
        const std::string reason = zip_error_strerror(&error);
        zip_source_free(source);
        zip_error_fini(&error);
        fail(m_impl->name, "cannot be read as a zip archive: " + reason);
    }
    zip_error_fini(&error);
    m_impl->readDirectory();
}

void ZipFile::Impl::readDirectory()
{
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    if (static_cast<std::size_t>(count) > budget.entries)
        fail(name, std::to_string(count) + " entries are more than the limit of " + std::to_string(budget.entries));
    std::uint64_t total = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
        if (zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat) != 0 || (stat.valid & needed) != needed)
            fail(name, "the directory is damaged at entry " + std::to_string(i));
        total += stat.size;
        entries.push_back({.name = stat.name, .packed = stat.comp_size, .unpacked = stat.size});
        checkEntry(budget, name, stat.name, stat.comp_size, total > budget.bytes ? total : stat.size);
    }
}

ZipFile::~ZipFile() = default;
ZipFile::ZipFile(ZipFile&&) noexcept = default;
ZipFile& ZipFile::operator=(ZipFile&&) noexcept = default;

std::span<const ZipEntry> ZipFile::entries() const
{
    return m_impl->entries;
}

bool ZipFile::contains(std::string_view name) const
{
    return std::ranges::find(m_impl->entries, name, &ZipEntry::name) != m_impl->entries.end();
}

std::string ZipFile::read(std::string_view name) const
{
    const auto entry = std::ranges::find(m_impl->entries, name, &ZipEntry::name);
    if (entry == m_impl->entries.end())
        fail(m_impl->name, "has no entry " + std::string(name));
    return read(static_cast<std::size_t>(entry - m_impl->entries.begin()));
}

std::string ZipFile::read(std::size_t number) const
{
    if (number >= m_impl->entries.size())
        fail(m_impl->name, "has no entry " + std::to_string(number));
    const ZipEntry* const entry = &m_impl->entries[number];
    const auto index = static_cast<zip_uint64_t>(number);
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> in(zip_fopen_index(m_impl->zip, index, 0), zip_fclose);
    if (in == nullptr)
        fail(m_impl->name, "entry " + entry->name + " cannot be opened: " + zip_strerror(m_impl->zip));
    std::string bytes(entry->unpacked, '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const zip_int64_t got = zip_fread(in.get(), bytes.data() + done, bytes.size() - done);
        if (got <= 0)
            fail(m_impl->name, "entry " + entry->name + " is damaged: " + zip_file_strerror(in.get()));
        done += static_cast<std::size_t>(got);
    }
    char beyond = 0;
    if (const zip_int64_t more = zip_fread(in.get(), &beyond, 1); more != 0)
        fail(m_impl->name,
            "entry " + entry->name
                + (more > 0 ? " is longer than the directory says"
                            : std::string(" is damaged: ") + zip_file_strerror(in.get())));
    return bytes;
}

void extractZip(const std::filesystem::path& file, const std::filesystem::path& folder, const Budget& budget)
{
    const ZipFile zip(file, budget);
    for (const ZipEntry& entry : zip.entries())
        checkEntryName(file.string(), entry.name);
    for (const ZipEntry& entry : zip.entries()) {
        const std::filesystem::path target = folder / entry.name;
        if (entry.name.ends_with('/')) {
            std::filesystem::create_directories(target);
            continue;
        }
        std::filesystem::create_directories(target.parent_path());
        writeFileAtomically(target, zip.read(entry.name));
    }
}

}
