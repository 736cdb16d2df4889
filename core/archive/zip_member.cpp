#include "core/archive/zip_member.h"

#include "core/base/error.h"

#include <cstring>
#include <string>

namespace vlm::archive {

namespace {

[[noreturn]] void fail(const std::string& name, const std::string& reason)
{
    throw Error(ErrorKind::Data, name + ": " + reason);
}

/// Little-endian integers of a mapped file, bounds checked.
class Reader {
public:
    Reader(std::span<const std::byte> bytes, const std::string& name)
        : m_bytes(bytes)
        , m_name(name)
    {
    }
    [[nodiscard]] std::uint64_t at(std::uint64_t offset, std::size_t width) const
    {
        const std::string_view bytes = text(offset, width);
        std::uint64_t value = 0;
        std::memcpy(&value, bytes.data(), width);
        return value;
    }
    [[nodiscard]] std::string_view text(std::uint64_t offset, std::uint64_t length) const
    {
        if (offset > m_bytes.size() || length > m_bytes.size() - offset)
            fail(m_name, "the zip directory is damaged");
        return {reinterpret_cast<const char*>(m_bytes.data()) + offset, static_cast<std::size_t>(length)};
    }
    [[nodiscard]] std::uint64_t size() const { return m_bytes.size(); }

private:
    std::span<const std::byte> m_bytes;
    const std::string& m_name;
};

}

/// Source: PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.12 to 4.3.16, 4.5.3 (zip64)
ZipMember zipMember(
    std::span<const std::byte> archive, std::string_view wanted, const std::string& name, const Budget& budget)
{
    const Reader in(archive, name);
    constexpr std::uint64_t endSize = 22;
    if (in.size() < endSize)
        fail(name, "not a zip archive");
    std::uint64_t end = in.size() - endSize;
    const std::uint64_t lowest = end > 65535 ? end - 65535 : 0; // behind a comment
    while (in.at(end, 4) != 0x06054b50) {
        if (end == lowest)
            fail(name, "not a zip archive");
        --end;
    }
    std::uint64_t count = in.at(end + 10, 2);
    std::uint64_t at = in.at(end + 16, 4);
    if (end >= 20 && in.at(end - 20, 4) == 0x07064b50) {
        const std::uint64_t big = in.at(end - 12, 8);
        if (in.at(big, 4) != 0x06064b50)
            fail(name, "the zip directory is damaged");
        count = in.at(big + 32, 8);
        at = in.at(big + 48, 8);
    }
    if (count > budget.entries)
        fail(name, std::to_string(count) + " entries are more than the limit");
    for (std::uint64_t i = 0; i < count; ++i) {
        if (in.at(at, 4) != 0x02014b50)
            fail(name, "the zip directory is damaged");
        const std::uint64_t flags = in.at(at + 8, 2);
        const std::uint64_t method = in.at(at + 10, 2);
        std::uint64_t packed = in.at(at + 20, 4);
        std::uint64_t unpacked = in.at(at + 24, 4);
        const std::uint64_t nameLength = in.at(at + 28, 2);
        const std::uint64_t extraLength = in.at(at + 30, 2);
        const std::uint64_t commentLength = in.at(at + 32, 2);
        std::uint64_t local = in.at(at + 42, 4);
        const std::string_view entry = in.text(at + 46, nameLength);
        std::uint64_t extra = at + 46 + nameLength;
        const std::uint64_t extraEnd = extra + extraLength;
        at = extraEnd + commentLength;
        if (entry != wanted)
            continue;
        while (extra + 4 <= extraEnd) {
            const std::uint64_t id = in.at(extra, 2);
            std::uint64_t field = extra + 4;
            extra = field + in.at(extra + 2, 2);
            if (id != 1)
                continue;
            for (std::uint64_t* value : {&unpacked, &packed, &local})
                if (*value == 0xFFFFFFFF) {
                    *value = in.at(field, 8);
                    field += 8;
                }
        }
        if ((flags & 1) != 0)
            fail(name, "the entry is encrypted");
        if (method != 0 && method != 8)
            fail(name, "compression method " + std::to_string(method) + " is not read; known: stored, deflated");
        checkEntry(budget, name, entry, packed, unpacked);
        if (in.at(local, 4) != 0x04034b50)
            fail(name, "the zip directory is damaged");
        const std::uint64_t data = local + 30 + in.at(local + 26, 2) + in.at(local + 28, 2);
        if (method == 0 && packed != unpacked)
            fail(name, "the zip directory is damaged");
        return {.deflated = method == 8, .unpacked = unpacked, .data = in.text(data, packed)};
    }
    fail(name, "has no entry " + std::string(wanted));
}

}
