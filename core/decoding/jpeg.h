#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "core/imaging/image.h"

namespace vlm::decoding {

enum class JpegColour {
    AsMarked, // what the markers say, else YCbCr
    RgbUnlessMarked // without a JFIF or Adobe marker three components are RGB
};

/// RGB of a baseline or progressive JPEG; grey is repeated, CMYK converted as Pillow does.
/// @param divisor 1, 2, 4 or 8: sides divided by it while decoding
/// @throws Error Image: damaged, or the data end before the image does (libjpeg alone would fill the rest with grey)
imaging::Image decodeJpeg(
    std::span<const std::byte> bytes, std::string_view name, int divisor, JpegColour colour = JpegColour::AsMarked);

}
