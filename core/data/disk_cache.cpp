#include "core/data/disk_cache.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace vlm::data {

namespace {

struct Entry {
    std::filesystem::file_time_type used;
    std::uintmax_t bytes;
    std::filesystem::path file;
};

std::vector<Entry> entriesBelow(const std::filesystem::path& folder)
{
    std::vector<Entry> entries;
    std::error_code error;
    std::filesystem::recursive_directory_iterator it(
        folder, std::filesystem::directory_options::skip_permission_denied, error);
    for (const std::filesystem::recursive_directory_iterator end; !error && it != end; it.increment(error)) {
        std::error_code gone;
        if (!it->is_regular_file(gone) || gone)
            continue;
        const auto used = it->last_write_time(gone);
        const auto bytes = gone ? 0 : it->file_size(gone);
        if (!gone)
            entries.push_back({used, bytes, it->path()});
    }
    return entries;
}

}

Trimmed trimFolder(const std::filesystem::path& folder, std::uintmax_t most)
{
    std::vector<Entry> entries = entriesBelow(folder);
    Trimmed result;
    for (const Entry& entry : entries)
        result.bytes += entry.bytes;
    if (result.bytes <= most)
        return result;
    std::ranges::sort(entries, {}, &Entry::used);
    for (const Entry& entry : entries) {
        if (result.bytes <= most - most / 10)
            break;
        std::error_code error;
        if (!std::filesystem::remove(entry.file, error) || error)
            continue;
        ++result.removed;
        result.bytes -= entry.bytes;
    }
    return result;
}

void markUsed(const std::filesystem::path& file)
{
    std::error_code error; // a mark that cannot be set makes the file go a little earlier
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now(), error);
}

}
