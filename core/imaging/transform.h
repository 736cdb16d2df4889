#pragma once

#include <array>
#include <cstdint>

#include "core/imaging/image.h"
#include "core/imaging/resize.h"

namespace vlm::imaging {

/// Grey repeated in three channels; RGB unchanged.
[[nodiscard]] Image toRgb(const Image& image);

/// Pillow's convert("L"): (19595 r + 38470 g + 7471 b + 2^15) >> 16. Grey unchanged.
[[nodiscard]] Image toGrey(const Image& image);

/// @throws Error Image if the region is not inside the image
[[nodiscard]] Image crop(const Image& image, const Region& region);

/// How an odd margin is split when the middle of an image is cut out.
enum class CropRounding {
    Floor, // Hugging Face image_transforms.center_crop
    HalfEven // torchvision center_crop: round() of half the margin
};

/// Where a centred window of the given size begins along one side; negative when the side is shorter.
int cropStart(int side, int window, CropRounding rounding);

/// Centred window; where the image is smaller, the rest is black (zero).
/// Source: transformers image_transforms.center_crop; torchvision functional.center_crop
[[nodiscard]] Image centreCrop(const Image& image, int width, int height, CropRounding rounding);

/// The image in the middle (left and top margins rounded down) of a square of side max(width, height, minimum).
/// @param fill one value a channel of the image
[[nodiscard]] Image padToSquare(const Image& image, std::array<std::uint8_t, 3> fill, int minimum = 0);

}
