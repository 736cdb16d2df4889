#pragma once

#include <optional>
#include <string_view>

#include "core/imaging/image.h"

namespace vlm::imaging {

/// The numbers are Pillow's codes, as preprocessor_config.json stores them.
enum class Filter { Nearest = 0, Lanczos = 1, Bilinear = 2, Bicubic = 3, Box = 4, Hamming = 5 };

/// "bicubic", "lanczos", "antialias", … @throws Error Config listing the known names
Filter filterFromName(std::string_view name);
/// @throws Error Config for a code Pillow does not have
Filter filterFromCode(int code);
std::string_view name(Filter filter);

/// Part of an image, in pixels.
struct Region {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
};

/// Pillow's Image.resize to the byte: antialiased, along x first, rounded to 8 bits after each pass.
/// @param keep only this part of the result is computed and returned; the values do not depend on it
/// @throws Error Image if a side is not positive or keep is not inside the result
/// Source: python-pillow/Pillow src/libImaging/Resample.c, Geometry.c (nearest)
[[nodiscard]] Image resize(
    const Image& image, int width, int height, Filter filter, const std::optional<Region>& keep = std::nullopt);

}
