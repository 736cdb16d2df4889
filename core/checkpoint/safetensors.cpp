#include "core/base/files.h"
#include "core/checkpoint/part.h"
#include "core/checkpoint/safetensors_header.h"

#include <algorithm>
#include <cstring>

namespace vlm::checkpoint {
namespace {

constexpr std::uint64_t kMaxHeader = 100'000'000; // as the reference library, safetensors/src/tensor.rs

std::string quoted(const HeaderEntry& entry)
{
    return "tensor \"" + entry.name + "\" ";
}

void checkRange(const HeaderEntry& entry, std::uint64_t dataSize, const std::filesystem::path& file)
{
    const auto expected = byteCount(entry.shape, entry.dtype);
    if (!expected)
        refuse(file, quoted(entry) + "has a shape whose size overflows");
    if (entry.begin > entry.end || entry.end > dataSize)
        refuse(file,
            quoted(entry) + "lies at " + std::to_string(entry.begin) + ".." + std::to_string(entry.end)
                + "; the file has " + std::to_string(dataSize) + " bytes of data");
    if (entry.end - entry.begin != *expected)
        refuse(file,
            quoted(entry) + "has " + std::to_string(entry.end - entry.begin) + " bytes; its shape and dtype need "
                + std::to_string(*expected));
}

// A hole or an overlap would let one file mean different things to different readers.
void checkCoverage(std::span<const HeaderEntry> sorted, std::uint64_t dataSize, const std::filesystem::path& file)
{
    std::uint64_t at = 0;
    for (const HeaderEntry& entry : sorted) {
        if (entry.begin != at)
            refuse(file,
                quoted(entry) + "begins at " + std::to_string(entry.begin) + ", expected " + std::to_string(at)
                    + (entry.begin < at ? ": tensors overlap" : ": bytes belong to no tensor"));
        at = entry.end;
    }
    if (at != dataSize)
        refuse(file,
            "tensors end at " + std::to_string(at) + " of " + std::to_string(dataSize)
                + " bytes of data: bytes belong to no tensor");
}

}

Part readSafetensors(const std::filesystem::path& file)
{
    const auto mapping = std::make_shared<const MappedFile>(file);
    const std::span<const std::byte> bytes = mapping->bytes();
    if (bytes.size() < 8 + 2)
        refuse(file, "has " + std::to_string(bytes.size()) + " bytes; a safetensors file has at least 10");
    std::uint64_t headerSize = 0;
    std::memcpy(&headerSize, bytes.data(), sizeof headerSize);
    if (headerSize > std::min<std::uint64_t>(kMaxHeader, bytes.size() - 8))
        refuse(file,
            "claims a header of " + std::to_string(headerSize) + " bytes; the file has " + std::to_string(bytes.size())
                + " (truncated, or not a safetensors file)");

    Header header = parseHeader({reinterpret_cast<const char*>(bytes.data() + 8), headerSize}, file);
    const std::span<const std::byte> data = bytes.subspan(8 + headerSize);
    for (const HeaderEntry& entry : header.entries)
        checkRange(entry, data.size(), file);
    std::ranges::sort(header.entries, {}, [](const HeaderEntry& entry) { return std::pair(entry.begin, entry.end); });
    checkCoverage(header.entries, data.size(), file);

    Part part{.metadata = std::move(header.metadata), .files = {file}, .keep = {mapping}};
    part.tensors.reserve(header.entries.size());
    for (HeaderEntry& entry : header.entries) {
        const auto view = aligned(part, data.subspan(entry.begin, entry.end - entry.begin), size(entry.dtype));
        part.tensors.push_back({std::move(entry.name), entry.dtype, std::move(entry.shape), view});
    }
    return part;
}

}
