#include "core/decoding/completeness.h"

#include "core/decoding/byte_reader.h"
#include "core/decoding/tiff.h"

namespace vlm::decoding {

namespace {

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
    case Format::Png:
        return png(bytes);
    case Format::Bmp:
        return bmp(bytes);
    case Format::WebP: {
        const auto length = ByteReader(bytes).little(4, 4);
        return length && *length + 8 <= bytes.size() ? "" : "the WebP data end too early";
    }
    case Format::Tiff: {
        const auto directory = tiffDirectory(bytes);
        return directory ? whyUnread(*directory, bytes.size()) : "the TIFF directory is damaged";
    }
    case Format::Jpeg: // libjpeg reports it
    case Format::Dicom:
    case Format::Nifti:
        break;
    }
    return {};
}

}
