#include "core/decoding/file_format.h"

#include "core/decoding/byte_reader.h"
#include "core/decoding/tiff.h"

#include <array>
#include <cstdlib>
#include <utility>

namespace vlm::decoding {

namespace {

using std::string_view_literals::operator""sv;

/// The first start-of-frame segment. Source: ITU-T T.81, B.2.2
std::optional<Dimensions> jpegDimensions(const ByteReader& in)
{
    std::size_t at = 2;
    for (;;) {
        const auto marker = in.big(at, 2);
        if (!marker)
            return std::nullopt;
        if ((*marker & 0xFF00) != 0xFF00 || (*marker & 0xFF) == 0xFF) {
            ++at; // fill bytes
            continue;
        }
        const std::uint64_t code = *marker & 0xFF;
        at += 2;
        if (code == 0x01 || code == 0x00 || (code >= 0xD0 && code <= 0xD8))
            continue;
        const auto length = in.big(at, 2);
        if (!length || *length < 2 || code == 0xD9 || code == 0xDA)
            return std::nullopt;
        if (code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC) {
            const auto height = in.big(at + 3, 2);
            const auto width = in.big(at + 5, 2);
            if (!height || !width)
                return std::nullopt;
            return Dimensions{static_cast<std::int64_t>(*width), static_cast<std::int64_t>(*height)};
        }
        at += *length;
    }
}

std::optional<Dimensions> webpDimensions(const ByteReader& in)
{
    if (in.has(12, "VP8X")) {
        const auto width = in.little(24, 3);
        const auto height = in.little(27, 3);
        if (!width || !height)
            return std::nullopt;
        return Dimensions{static_cast<std::int64_t>(*width + 1), static_cast<std::int64_t>(*height + 1)};
    }
    if (in.has(12, "VP8L")) {
        const auto bits = in.little(21, 4);
        if (!bits)
            return std::nullopt;
        return Dimensions{
            static_cast<std::int64_t>((*bits & 0x3FFF) + 1), static_cast<std::int64_t>((*bits >> 14 & 0x3FFF) + 1)};
    }
    const auto width = in.little(26, 2);
    const auto height = in.little(28, 2);
    if (!width || !height)
        return std::nullopt;
    return Dimensions{static_cast<std::int64_t>(*width & 0x3FFF), static_cast<std::int64_t>(*height & 0x3FFF)};
}

std::optional<Dimensions> bmpDimensions(const ByteReader& in)
{
    const auto header = in.little(14, 4);
    const std::size_t size = header == 12U ? 2 : 4;
    const auto width = in.little(18, size);
    const auto height = in.little(18 + size, size);
    if (!header || !width || !height)
        return std::nullopt;
    if (size == 2)
        return Dimensions{static_cast<std::int64_t>(*width), static_cast<std::int64_t>(*height)};
    return Dimensions{static_cast<std::int32_t>(*width), std::llabs(static_cast<std::int32_t>(*height))};
}

}

std::string_view name(Format format)
{
    switch (format) {
    case Format::Png:
        return "PNG";
    case Format::Jpeg:
        return "JPEG";
    case Format::Bmp:
        return "BMP";
    case Format::Tiff:
        return "TIFF";
    case Format::WebP:
        return "WebP";
    case Format::Dicom:
        return "DICOM";
    case Format::Nifti:
        return "NIfTI";
    }
    return "";
}

std::optional<Format> identify(std::span<const std::byte> bytes)
{
    const ByteReader in(bytes);
    if (in.has(128, "DICM"sv)) // first: its preamble may look like a TIFF's
        return Format::Dicom;
    if (in.has(0, "\x89PNG\r\n\x1A\n"sv))
        return Format::Png;
    if (in.has(0, "\xFF\xD8\xFF"sv))
        return Format::Jpeg;
    if (in.has(0, "BM"sv))
        return Format::Bmp;
    if (in.has(0, "II*\0"sv) || in.has(0, "MM\0*"sv) || in.has(0, "II+\0"sv) || in.has(0, "MM\0+"sv))
        return Format::Tiff;
    if (in.has(0, "RIFF"sv) && in.has(8, "WEBP"sv))
        return Format::WebP;
    if (in.has(344, "n+1\0"sv) || in.has(344, "ni1\0"sv) || in.has(4, "n+2\0"sv))
        return Format::Nifti;
    return std::nullopt;
}

std::string_view foreignFormat(std::span<const std::byte> bytes)
{
    constexpr std::array known{std::pair{"GIF8"sv, "GIF"sv}, std::pair{"\0\0\0\x0CjP  "sv, "JPEG 2000"sv},
        std::pair{"\xFF\x4F\xFF\x51"sv, "JPEG 2000"sv}, std::pair{"8BPS"sv, "Photoshop"sv},
        std::pair{"%PDF"sv, "PDF"sv}, std::pair{"PK\x03\x04"sv, "zip"sv}, std::pair{"\x1F\x8B"sv, "gzip"sv},
        std::pair{"\x93NUMPY"sv, "NumPy"sv}, std::pair{"<svg"sv, "SVG"sv}, std::pair{"DDS "sv, "DDS"sv},
        std::pair{"\x01\xDA"sv, "SGI"sv}, std::pair{"P5"sv, "PGM"sv}, std::pair{"P6"sv, "PPM"sv},
        std::pair{"version https://git-lfs"sv, "a Git LFS pointer, not the image itself"sv}};
    for (const auto& [magic, format] : known)
        if (ByteReader(bytes).has(0, magic))
            return format;
    return "";
}

std::optional<Dimensions> dimensions(std::span<const std::byte> bytes, Format format)
{
    const ByteReader in(bytes);
    switch (format) {
    case Format::Png: {
        const auto width = in.big(16, 4);
        const auto height = in.big(20, 4);
        if (!in.has(12, "IHDR") || !width || !height)
            return std::nullopt;
        return Dimensions{static_cast<std::int64_t>(*width), static_cast<std::int64_t>(*height)};
    }
    case Format::Jpeg:
        return jpegDimensions(in);
    case Format::Bmp:
        return bmpDimensions(in);
    case Format::Tiff:
        if (const auto directory = tiffDirectory(bytes))
            return Dimensions{directory->width, directory->height};
        break;
    case Format::WebP:
        return webpDimensions(in);
    case Format::Dicom:
    case Format::Nifti:
        break;
    }
    return std::nullopt;
}

}
