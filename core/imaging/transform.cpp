#include "core/imaging/transform.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

namespace vlm::imaging {

namespace {

std::size_t offset(const Image& image, int x, int y)
{
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x))
        * static_cast<std::size_t>(image.channels);
}

/// Copies a rectangle of `from` into `to`; both places must be inside.
void paste(const Image& from, const Region& region, Image& to, int left, int top)
{
    const auto bytes = static_cast<std::size_t>(region.width) * static_cast<std::size_t>(from.channels);
    for (int y = 0; y < region.height; ++y)
        std::copy_n(from.pixels.data() + offset(from, region.left, region.top + y), bytes,
            to.pixels.data() + offset(to, left, top + y));
}

void requireKnownChannels(const Image& image)
{
    if (image.channels != 1 && image.channels != 3)
        throw Error(ErrorKind::Image,
            "an image of " + std::to_string(image.channels) + " channels was given; expected 1 (grey) or 3 (RGB)");
}

}

Image toRgb(const Image& image)
{
    requireKnownChannels(image);
    if (image.channels == 3)
        return image;
    Image result(image.width, image.height, 3);
    std::uint8_t* out = result.pixels.data();
    for (const std::uint8_t v : image.pixels) {
        *out++ = v;
        *out++ = v;
        *out++ = v;
    }
    return result;
}

Image toGrey(const Image& image)
{
    requireKnownChannels(image);
    if (image.channels == 1)
        return image;
    Image result(image.width, image.height, 1);
    const std::uint8_t* in = image.pixels.data();
    for (std::uint8_t& v : result.pixels) {
        v = static_cast<std::uint8_t>((in[0] * 19595U + in[1] * 38470U + in[2] * 7471U + 0x8000U) >> 16);
        in += 3;
    }
    return result;
}

Image crop(const Image& image, const Region& region)
{
    if (region.left < 0 || region.top < 0 || region.width <= 0 || region.height <= 0
        || region.left + region.width > image.width || region.top + region.height > image.height)
        throw Error(ErrorKind::Image,
            "cannot cut " + std::to_string(region.width) + "x" + std::to_string(region.height) + " pixels at "
                + std::to_string(region.left) + "," + std::to_string(region.top) + " out of "
                + std::to_string(image.width) + "x" + std::to_string(image.height));
    Image result(region.width, region.height, image.channels);
    paste(image, region, result, 0, 0);
    return result;
}

int cropStart(int side, int window, CropRounding rounding)
{
    const int margin = side - window;
    if (rounding == CropRounding::HalfEven)
        return static_cast<int>(std::nearbyint(margin / 2.0));
    return margin >= 0 ? margin / 2 : -((1 - margin) / 2); // Python's floor division
}

Image centreCrop(const Image& image, int width, int height, CropRounding rounding)
{
    if (width <= 0 || height <= 0)
        throw Error(ErrorKind::Image, "the crop's width and height must be positive");
    // Both references put the larger half of an odd padding where Floor leaves it for Hugging Face (left and top) and
    // on the right and bottom for torchvision.
    const auto start = [rounding](int side, int window) {
        if (side >= window)
            return cropStart(side, window, rounding);
        const int margin = window - side;
        return rounding == CropRounding::Floor ? -((margin + 1) / 2) : -(margin / 2);
    };
    const int left = start(image.width, width);
    const int top = start(image.height, height);
    Image result(width, height, image.channels);
    const Region inside{.left = std::max(left, 0),
        .top = std::max(top, 0),
        .width = std::min(width, image.width),
        .height = std::min(height, image.height)};
    paste(image, inside, result, std::max(-left, 0), std::max(-top, 0));
    return result;
}

Image padToSquare(const Image& image, std::array<std::uint8_t, 3> fill, int minimum)
{
    requireKnownChannels(image);
    const int side = std::max({image.width, image.height, minimum});
    if (side == image.width && side == image.height)
        return image;
    Image result(side, side, image.channels);
    const auto channels = static_cast<std::size_t>(image.channels);
    for (std::size_t i = 0; i < result.pixels.size(); ++i)
        result.pixels[i] = fill[i % channels];
    paste(image, {.left = 0, .top = 0, .width = image.width, .height = image.height}, result, (side - image.width) / 2,
        (side - image.height) / 2);
    return result;
}

}
