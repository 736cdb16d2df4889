#include "core/archive/tar.h"

#include "core/archive/gzip.h"
#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace vlm::archive {

namespace {

constexpr std::size_t kBlock = 512;

std::string_view text(std::string_view field)
{
    return field.substr(0, field.find('\0'));
}

/// Octal digits, or GNU's binary form for large files.
std::optional<std::uint64_t> number(std::string_view field)
{
    if ((static_cast<unsigned char>(field[0]) & 0x80U) != 0) {
        std::uint64_t value = 0;
        for (const char c : field.substr(field.size() - 8))
            value = value << 8 | static_cast<unsigned char>(c);
        return value;
    }
    const std::size_t first = field.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(field.data() + first, field.data() + field.size(), value, 8);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

bool checksumFits(std::string_view header)
{
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kBlock; ++i)
        sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(header[i]);
    return number(header.substr(148, 8)) == sum;
}

/// The path record of a pax header: "<length> path=<value>\n".
std::optional<std::string> paxPath(std::string_view records)
{
    while (!records.empty()) {
        std::size_t length = 0;
        const auto [end, error] = std::from_chars(records.data(), records.data() + records.size(), length);
        const auto digits = static_cast<std::size_t>(end - records.data());
        if (error != std::errc() || length > records.size() || length < digits + 2)
            return std::nullopt;
        const std::string_view record = records.substr(digits + 1, length - digits - 2);
        if (record.starts_with("path="))
            return std::string(record.substr(5));
        records.remove_prefix(length);
    }
    return std::nullopt;
}

}

std::vector<TarEntry> tarEntries(std::string_view bytes, std::string_view name, const Budget& budget)
{
    const auto fail
        = [name](const std::string& reason) { throw Error(ErrorKind::Data, std::string(name) + ": " + reason); };
    std::vector<TarEntry> entries;
    std::optional<std::string> longName;
    std::size_t at = 0;
    while (at + kBlock <= bytes.size()) {
        const std::string_view header = bytes.substr(at, kBlock);
        if (std::ranges::all_of(header, [](char c) { return c == '\0'; }))
            return entries;
        const auto size = number(header.substr(124, 12));
        if (!size || !checksumFits(header))
            fail("not a tar archive, or damaged at byte " + std::to_string(at));
        at += kBlock;
        if (*size > bytes.size() - at)
            fail("the tar data end too early");
        const std::string_view content = bytes.substr(at, *size);
        at = std::min(bytes.size(), at + (*size + kBlock - 1) / kBlock * kBlock);

        std::string entry(text(header.substr(0, 100)));
        if (header.substr(257, 5) == "ustar" && header[345] != '\0')
            entry = std::string(text(header.substr(345, 155))) + "/" + entry;
        const char type = header[156];
        if (type == 'L') {
            longName = std::string(text(content));
            continue;
        }
        if (type == 'x') {
            longName = paxPath(content);
            continue;
        }
        if (type == 'g')
            continue;
        if (longName)
            entry = *std::exchange(longName, std::nullopt);
        if (type == '5')
            continue;
        if (type != '0' && type != '\0')
            fail("entry " + entry + " is a link or a device; only files and folders are unpacked");
        checkEntryName(name, entry);
        if (entries.size() == budget.entries)
            fail("more entries than the limit of " + std::to_string(budget.entries));
        entries.push_back({.name = std::move(entry), .content = content});
    }
    fail("the tar data end without the closing blocks");
    return entries;
}

void extractTar(const std::filesystem::path& file, const std::filesystem::path& folder, const Budget& budget)
{
    std::string bytes = readFile(file, budget.bytes);
    if (bytes.starts_with("\x1F\x8B"))
        bytes = gunzip(bytes, file.string(), budget);
    for (const TarEntry& entry : tarEntries(bytes, file.string(), budget)) {
        const std::filesystem::path target = folder / entry.name;
        std::filesystem::create_directories(target.parent_path());
        writeFileAtomically(target, entry.content);
    }
}

}
