#include "core/remote/sent_image.h"
#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/imaging/resize.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vlm::remote {
namespace {

/// One channel if all three are the same everywhere.
imaging::Image withoutSpareChannels(const imaging::Image& image)
{
    if (image.channels != 3)
        return image;
    const std::size_t count = image.pixels.size() / 3;
    for (std::size_t i = 0; i < count; ++i)
        if (image.pixels[3 * i] != image.pixels[3 * i + 1] || image.pixels[3 * i] != image.pixels[3 * i + 2])
            return image;
    imaging::Image grey(image.width, image.height, 1);
    for (std::size_t i = 0; i < count; ++i)
        grey.pixels[i] = image.pixels[3 * i];
    return grey;
}

imaging::Image fitted(const imaging::Image& image, int longest)
{
    const int side = std::max(image.width, image.height);
    if (longest <= 0 || side <= longest)
        return image;
    const auto scaled = [&](int length) {
        return std::max(1, static_cast<int>(std::lround(static_cast<double>(length) * longest / side)));
    };
    return imaging::resize(image, scaled(image.width), scaled(image.height), imaging::Filter::Lanczos);
}

}

SentImage encodeToSend(const imaging::Image& image, const ImageOptions& options)
{
    if (image.empty() || (image.channels != 1 && image.channels != 3))
        throw Error(ErrorKind::Image, "only pictures with one or three channels can be sent");
    const imaging::Image picture = withoutSpareChannels(fitted(image, options.longestSide));
    const bool jpeg = options.format == "jpeg";
    SentImage out{.bytes = jpeg ? encodeJpeg(picture, options.jpegQuality) : encodePng(picture),
        .mediaType = jpeg ? "image/jpeg" : "image/png",
        .width = picture.width,
        .height = picture.height,
        .originalWidth = image.width,
        .originalHeight = image.height};
    out.hash = hashText(out.bytes);
    return out;
}

}
