#include "core/checkpoint/zip.h"
#include "core/checkpoint/part.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <vector>

namespace vlm::checkpoint {
namespace {

constexpr std::uint32_t kLocalHeader = 0x04034b50;
constexpr std::uint32_t kCentralHeader = 0x02014b50;
constexpr std::uint32_t kEnd = 0x06054b50;
constexpr std::uint32_t kEnd64 = 0x06064b50;
constexpr std::uint32_t kEnd64Locator = 0x07064b50;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kMaxMembers = 1'000'000;

struct Directory {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t count = 0;
};

struct Member {
    std::string name;
    std::uint64_t header = 0; // offset of the local header
    std::uint64_t size = 0; // stored
    std::uint64_t begin = 0; // offset of the data
    bool compressed = false;
};

/// Little-endian reads that never leave the archive.
class Archive {
public:
    Archive(std::span<const std::byte> bytes, const std::filesystem::path& file)
        : m_bytes(bytes)
        , m_file(file)
    {
    }

    template <class T> T read(std::uint64_t at) const
    {
        T value{};
        std::memcpy(&value, range(at, sizeof value).data(), sizeof value);
        return value;
    }

    std::span<const std::byte> range(std::uint64_t at, std::uint64_t size) const
    {
        if (at > m_bytes.size() || size > m_bytes.size() - at)
            fail("is cut short or points outside itself");
        return m_bytes.subspan(at, size);
    }

    std::string text(std::uint64_t at, std::uint64_t size) const
    {
        const auto bytes = range(at, size);
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    std::uint64_t size() const { return m_bytes.size(); }

    [[noreturn]] void fail(const std::string& what) const { refuse(m_file, "the zip archive " + what); }

private:
    std::span<const std::byte> m_bytes;
    const std::filesystem::path& m_file;
};

std::uint64_t findEnd(const Archive& archive)
{
    constexpr std::uint64_t kMaxComment = 65535;
    if (archive.size() < kEndSize)
        archive.fail("is too short to be one");
    const std::uint64_t last = archive.size() - kEndSize;
    const std::uint64_t first = last > kMaxComment ? last - kMaxComment : 0;
    for (std::uint64_t at = last + 1; at-- > first;) {
        if (archive.read<std::uint32_t>(at) == kEnd
            && at + kEndSize + archive.read<std::uint16_t>(at + 20) == archive.size())
            return at;
    }
    archive.fail("has no end record: truncated?");
}

Directory readEnd(const Archive& archive)
{
    const std::uint64_t end = findEnd(archive);
    Directory directory{.offset = archive.read<std::uint32_t>(end + 16),
        .size = archive.read<std::uint32_t>(end + 12),
        .count = archive.read<std::uint16_t>(end + 10)};
    if (end >= 20 && archive.read<std::uint32_t>(end - 20) == kEnd64Locator) {
        const auto end64 = archive.read<std::uint64_t>(end - 12);
        if (archive.read<std::uint32_t>(end64) != kEnd64)
            archive.fail("has a broken ZIP64 end record");
        directory = {.offset = archive.read<std::uint64_t>(end64 + 48),
            .size = archive.read<std::uint64_t>(end64 + 40),
            .count = archive.read<std::uint64_t>(end64 + 32)};
    }
    if (directory.offset > end || directory.size > end - directory.offset)
        archive.fail("has a directory outside the file");
    if (directory.count > kMaxMembers)
        archive.fail("claims " + std::to_string(directory.count) + " members");
    return directory;
}

void checkName(const Archive& archive, const std::string& name)
{
    const std::filesystem::path path(name);
    const bool climbs = std::ranges::any_of(path, [](const auto& part) { return part == ".."; });
    if (name.empty() || path.is_absolute() || climbs || name.find('\\') != std::string::npos
        || name.find('\0') != std::string::npos)
        archive.fail("has a member named \"" + name + "\", which leaves its folder");
}

// Sizes and offsets of 0xffffffff stand for 64-bit ones in extra field 1, in this order.
void readZip64(const Archive& archive, Member& member, std::uint64_t full, std::uint64_t extra, std::uint64_t length)
{
    const std::uint64_t end = extra + length;
    while (extra + 4 <= end) {
        const auto id = archive.read<std::uint16_t>(extra);
        const auto size = archive.read<std::uint16_t>(extra + 2);
        if (id == 1) {
            std::uint64_t at = extra + 4;
            const std::uint64_t stop = at + size;
            for (std::uint64_t* value : {&full, &member.size, &member.header}) {
                if (*value != 0xffffffff)
                    continue;
                if (at + 8 > stop || stop > end)
                    archive.fail("has a broken ZIP64 field in " + member.name);
                *value = archive.read<std::uint64_t>(at);
                at += 8;
            }
        }
        extra += 4 + std::uint64_t(size);
    }
    if (!member.compressed && full != member.size)
        archive.fail(
            "stores " + std::to_string(member.size) + " bytes for the " + std::to_string(full) + " of " + member.name);
}

Member readMember(const Archive& archive, std::uint64_t& at)
{
    if (archive.read<std::uint32_t>(at) != kCentralHeader)
        archive.fail("has a broken directory");
    const auto flags = archive.read<std::uint16_t>(at + 8);
    const auto method = archive.read<std::uint16_t>(at + 10);
    const auto nameLength = archive.read<std::uint16_t>(at + 28);
    const auto extraLength = archive.read<std::uint16_t>(at + 30);
    const auto commentLength = archive.read<std::uint16_t>(at + 32);
    Member member{.name = archive.text(at + 46, nameLength),
        .header = archive.read<std::uint32_t>(at + 42),
        .size = archive.read<std::uint32_t>(at + 20),
        .compressed = method != 0};
    checkName(archive, member.name);
    if ((flags & 1U) != 0)
        archive.fail("has the encrypted member " + member.name);
    readZip64(archive, member, archive.read<std::uint32_t>(at + 24), at + 46 + nameLength, extraLength);
    at += 46 + std::uint64_t(nameLength) + extraLength + commentLength;
    return member;
}

void locateData(const Archive& archive, Member& member, std::uint64_t directory)
{
    if (archive.read<std::uint32_t>(member.header) != kLocalHeader)
        archive.fail("has no header where the directory places " + member.name);
    const auto nameLength = archive.read<std::uint16_t>(member.header + 26);
    if (archive.text(member.header + 30, nameLength) != member.name)
        archive.fail("names " + member.name + " differently in its header and its directory");
    member.begin = member.header + 30 + nameLength + archive.read<std::uint16_t>(member.header + 28);
    if (member.begin > directory || member.size > directory - member.begin)
        archive.fail("has the member " + member.name + " of " + std::to_string(member.size)
            + " bytes, which reaches into the directory");
}

}

std::map<std::string, ZipMember> readZip(std::span<const std::byte> bytes, const std::filesystem::path& file)
{
    const Archive archive(bytes, file);
    const Directory directory = readEnd(archive);
    std::vector<Member> members;
    std::uint64_t at = directory.offset;
    for (std::uint64_t i = 0; i < directory.count; ++i) {
        members.push_back(readMember(archive, at));
        if (at > directory.offset + directory.size)
            archive.fail("has a directory longer than it says");
        locateData(archive, members.back(), directory.offset);
    }
    std::ranges::sort(members, {}, &Member::header);
    std::map<std::string, ZipMember> found;
    std::uint64_t used = 0;
    for (const Member& member : members) {
        if (member.header < used)
            archive.fail("has overlapping members at " + member.name);
        used = member.begin + member.size;
        if (!found.emplace(member.name, ZipMember{archive.range(member.begin, member.size), member.compressed}).second)
            archive.fail("has the member " + member.name + " twice");
    }
    return found;
}

}
