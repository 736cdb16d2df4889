#include "core/training/augment.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/random.h"

namespace vlm::training {
namespace {

/// Where the pixel (x, y) of the result, relative to the centre, is read.
struct Affine {
    double xx = 1.0, xy = 0.0, yx = 0.0, yy = 1.0;
    double dx = 0.0, dy = 0.0;
};

double between(PhiloxStream& random, double limit)
{
    return (2.0 * random.uniform() - 1.0) * limit;
}

/// Always the same number of draws, so that one option does not shift the others.
Affine drawn(PhiloxStream& random, const config::AugmentOptions& options, int width, int height)
{
    const bool mirror = random.uniform() < 0.5 && options.flip != "none";
    const bool turn = random.uniform() < 0.5 && options.flip == "both";
    const double angle = between(random, options.rotation) * std::numbers::pi / 180.0;
    const double zoom = 1.0 - random.uniform() * options.crop; // side of the part that is taken
    const double shiftX = between(random, 0.5 * (1.0 - zoom)) * width;
    const double shiftY = between(random, 0.5 * (1.0 - zoom)) * height;
    const double sx = mirror ? -zoom : zoom;
    const double sy = turn ? -zoom : zoom;
    return {.xx = std::cos(angle) * sx,
        .xy = -std::sin(angle) * sy,
        .yx = std::sin(angle) * sx,
        .yy = std::cos(angle) * sy,
        .dx = shiftX,
        .dy = shiftY};
}

void resample(const float* source, float* target, int width, int height, const Affine& a)
{
    const double cx = 0.5 * (width - 1);
    const double cy = 0.5 * (height - 1);
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            const double u = column - cx;
            const double v = row - cy;
            const double x = std::clamp(a.xx * u + a.xy * v + a.dx + cx, 0.0, width - 1.0);
            const double y = std::clamp(a.yx * u + a.yy * v + a.dy + cy, 0.0, height - 1.0);
            const int x0 = std::min(static_cast<int>(x), std::max(0, width - 2));
            const int y0 = std::min(static_cast<int>(y), std::max(0, height - 2));
            const int x1 = std::min(x0 + 1, width - 1);
            const int y1 = std::min(y0 + 1, height - 1);
            const double fx = x - x0;
            const double fy = y - y0;
            const float* upper = source + static_cast<std::ptrdiff_t>(y0) * width;
            const float* lower = source + static_cast<std::ptrdiff_t>(y1) * width;
            const double top = upper[x0] * (1.0 - fx) + upper[x1] * fx;
            const double bottom = lower[x0] * (1.0 - fx) + lower[x1] * fx;
            *target++ = static_cast<float>(top * (1.0 - fy) + bottom * fy);
        }
    }
}

}

bool augments(const config::AugmentOptions& options)
{
    return options.flip != "none" || options.rotation > 0.0 || options.crop > 0.0 || options.brightness > 0.0
        || options.contrast > 0.0;
}

imaging::Pixels augmented(
    const imaging::Pixels& pixels, const config::AugmentOptions& options, std::uint64_t seed, std::uint64_t draw)
{
    if (!augments(options))
        return pixels;
    PhiloxStream random(deriveSeed(seed, "augment"), draw);
    const Affine affine = drawn(random, options, pixels.width, pixels.height);
    const auto contrast = static_cast<float>(1.0 + between(random, options.contrast));
    const auto brightness = static_cast<float>(between(random, options.brightness));
    imaging::Pixels out = pixels;
    const std::size_t plane = static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height);
    for (std::size_t channel = 0; channel < static_cast<std::size_t>(pixels.channels); ++channel) {
        float* values = out.values.data() + channel * plane;
        resample(pixels.values.data() + channel * plane, values, pixels.width, pixels.height, affine);
        double sum = 0.0;
        for (std::size_t i = 0; i < plane; ++i)
            sum += static_cast<double>(values[i]);
        const auto mean = static_cast<float>(sum / static_cast<double>(plane));
        for (std::size_t i = 0; i < plane; ++i)
            values[i] = (values[i] - mean) * contrast + mean + brightness;
    }
    return out;
}

}
