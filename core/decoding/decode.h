#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "core/imaging/image.h"

namespace vlm::decoding {

/// Larger images are refused before a pixel is decoded.
constexpr std::int64_t kMostPixels = 256LL << 20;

/// One PNG, JPEG, BMP, TIFF or WebP image (of several, the first) as Pillow's convert("RGB") gives it: three channels,
/// alpha dropped, palettes applied, EXIF orientation not applied, 16-bit grey clipped at 255, 16-bit colour halved to
/// its high bytes. Of a DICOM file the first frame, of a NIfTI volume the middle axial slice. Thread-safe.
/// @throws Error Image naming the file and the reason: not an image we read, too large, truncated, damaged
[[nodiscard]] imaging::Image decode(const std::filesystem::path& file);
/// @param name for messages
[[nodiscard]] imaging::Image decode(std::span<const std::byte> bytes, std::string_view name);

/// A picture for the eye, longest side at most maxSide, never enlarged; large JPEGs are scaled while decoding.
/// @throws Error Image
[[nodiscard]] imaging::Image decodeScaled(const std::filesystem::path& file, int maxSide);
[[nodiscard]] imaging::Image decodeScaled(std::span<const std::byte> bytes, std::string_view name, int maxSide);

}
