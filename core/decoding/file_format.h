#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace vlm::decoding {

enum class Format { Png, Jpeg, Bmp, Tiff, WebP, Dicom, Nifti };

std::string_view name(Format format);

/// By the first bytes; file names are not trusted. Nothing for a format we do not read.
std::optional<Format> identify(std::span<const std::byte> bytes);

/// "GIF", "JPEG 2000", … for formats that are recognised but not read; "" otherwise.
std::string_view foreignFormat(std::span<const std::byte> bytes);

struct Dimensions {
    std::int64_t width = 0;
    std::int64_t height = 0;
};

/// Width and height from the header alone. Nothing if the header is damaged. Not for DICOM and NIfTI.
std::optional<Dimensions> dimensions(std::span<const std::byte> bytes, Format format);

}
