#include "core/decoding/completeness.h"

#include "core/decoding/byte_reader.h"

#include <cstring>

namespace vlm::decoding {

namespace {

/// Offset behind the entropy-coded data that begins at `at`: the next marker that is not a restart.
std::size_t skipScan(std::span<const std::byte> bytes, std::size_t at)
{
    while (at + 1 < bytes.size()) {
        const void* found = std::memchr(bytes.data() + at, 0xFF, bytes.size() - 1 - at);
        if (found == nullptr)
            break;
        at = static_cast<std::size_t>(static_cast<const std::byte*>(found) - bytes.data());
        const auto code = std::to_integer<unsigned>(bytes[at + 1]);
        if (code == 0xFF)
            ++at;
        else if (code == 0x00 || (code >= 0xD0 && code <= 0xD7))
            at += 2;
        else
            return at;
    }
    return bytes.size();
}

std::string jpeg(std::span<const std::byte> bytes)
{
    const ByteReader in(bytes);
    std::size_t at = 2;
    for (;;) {
        const auto marker = in.big(at, 2);
        if (!marker)
            return "the JPEG data end before the end-of-image marker";
        const std::uint64_t code = *marker & 0xFF;
        if ((*marker & 0xFF00) != 0xFF00 || code == 0xFF) {
            ++at;
            continue;
        }
        if (code == 0xD9)
            return {};
        at += 2;
        if (code == 0x00 || code == 0x01 || (code >= 0xD0 && code <= 0xD8))
            continue;
        const auto length = in.big(at, 2);
        if (!length || *length < 2)
            return "a JPEG segment is cut off";
        at += *length;
        if (code == 0xDA)
            at = skipScan(bytes, at);
    }
}

std::string png(std::span<const std::byte> bytes)
{
    const ByteReader in(bytes);
    for (std::size_t at = 8;;) {
        const auto length = in.big(at, 4);
        if (!length || *length > 0x7FFFFFFF || at + 12 + *length > bytes.size())
            return "the PNG data end before the IEND chunk";
        if (in.has(at + 4, "IEND"))
            return {};
        at += 12 + *length;
    }
}

std::string bmp(std::span<const std::byte> bytes)
{
    const ByteReader in(bytes);
    const auto size = dimensions(bytes, Format::Bmp);
    const auto begin = in.little(10, 4);
    const bool core = in.little(14, 4) == 12U;
    const auto bits = in.little(core ? 24 : 28, 2);
    const auto compression = core ? std::optional<std::uint64_t>(0) : in.little(30, 4);
    if (!size || !begin || !bits || !compression)
        return "the BMP header is cut off";
    if (*compression != 0 && *compression != 3)
        return {}; // run-length data have no length to compare with
    const std::uint64_t row = (static_cast<std::uint64_t>(size->width) * *bits + 31) / 32 * 4;
    if (*begin + row * static_cast<std::uint64_t>(size->height) > bytes.size())
        return "the BMP pixels end too early";
    return {};
}

}

std::string whyIncomplete(std::span<const std::byte> bytes, Format format)
{
    switch (format) {
    case Format::Jpeg:
        return jpeg(bytes);
    case Format::Png:
        return png(bytes);
    case Format::Bmp:
        return bmp(bytes);
    case Format::WebP: {
        const auto length = ByteReader(bytes).little(4, 4);
        return length && *length + 8 <= bytes.size() ? "" : "the WebP data end too early";
    }
    case Format::Tiff: // libtiff fails on missing strips
    case Format::Dicom:
        break;
    }
    return {};
}

}
