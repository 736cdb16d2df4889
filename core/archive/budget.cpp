#include "core/archive/budget.h"

#include "core/base/error.h"

#include <algorithm>

namespace vlm::archive {

namespace {

constexpr std::uint64_t kSmall = std::uint64_t(1) << 20;

}

void checkEntry(const Budget& budget, std::string_view archive, std::string_view entry, std::uint64_t packed,
    std::uint64_t unpacked)
{
    if (unpacked > budget.bytes)
        throw Error(ErrorKind::Data,
            std::string(archive) + ": entry " + std::string(entry) + " would unpack to " + std::to_string(unpacked)
                + " bytes; the limit is " + std::to_string(budget.bytes));
    if (unpacked > kSmall && unpacked / std::max<std::uint64_t>(packed, 1) > budget.ratio)
        throw Error(ErrorKind::Data,
            std::string(archive) + ": entry " + std::string(entry) + " would grow from " + std::to_string(packed)
                + " to " + std::to_string(unpacked) + " bytes; more than " + std::to_string(budget.ratio)
                + " times is refused as an archive bomb");
}

void checkEntryName(std::string_view archive, std::string_view entry)
{
    bool bad = entry.empty() || entry.front() == '/' || entry.find('\\') != std::string_view::npos
        || entry.find('\0') != std::string_view::npos || (entry.size() > 1 && entry[1] == ':');
    for (std::size_t at = 0; !bad && at <= entry.size();) {
        const std::size_t end = std::min(entry.find('/', at), entry.size());
        bad = entry.substr(at, end - at) == "..";
        at = end + 1;
    }
    if (bad)
        throw Error(ErrorKind::Data,
            std::string(archive) + ": entry \"" + std::string(entry)
                + "\" would be written outside the folder; the archive is refused");
}

}
