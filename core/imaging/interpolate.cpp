#include "core/imaging/interpolate.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace vlm::imaging {

namespace {

struct Tap {
    std::array<int, 4> index{};
    std::array<float, 4> weight{};
};

float near(float x)
{
    return ((-0.75F + 2) * x - (-0.75F + 3)) * x * x + 1;
}

float far(float x)
{
    return ((-0.75F * x - 5 * -0.75F) * x + 8 * -0.75F) * x - 4 * -0.75F;
}

std::vector<Tap> tapsOf(int in, int out, Interpolation kind)
{
    const float scale = static_cast<float>(in) / static_cast<float>(out);
    std::vector<Tap> taps(static_cast<std::size_t>(out));
    for (int i = 0; i < out; ++i) {
        Tap& tap = taps[static_cast<std::size_t>(i)];
        float position = scale * (static_cast<float>(i) + 0.5F) - 0.5F;
        if (kind == Interpolation::Bilinear) {
            position = std::max(position, 0.0F);
            const int first = std::min(static_cast<int>(position), in - 1);
            const float t = std::min(position - static_cast<float>(first), 1.0F);
            tap.index = {first, std::min(first + 1, in - 1), 0, 0};
            tap.weight = {1 - t, t, 0, 0};
            continue;
        }
        const int first = static_cast<int>(std::floor(position));
        const float t = position - static_cast<float>(first);
        tap.weight = {far(t + 1), near(t), near(1 - t), far(2 - t)};
        for (int k = 0; k < 4; ++k)
            tap.index[static_cast<std::size_t>(k)] = std::clamp(first - 1 + k, 0, in - 1);
    }
    return taps;
}

}

Pixels interpolate(const Pixels& pixels, int width, int height, Interpolation kind)
{
    if (width <= 0 || height <= 0 || pixels.values.empty())
        throw Error(ErrorKind::Image,
            "cannot interpolate " + std::to_string(pixels.width) + "x" + std::to_string(pixels.height) + " to "
                + std::to_string(width) + "x" + std::to_string(height));
    const std::vector<Tap> across = tapsOf(pixels.width, width, kind);
    const std::vector<Tap> down = tapsOf(pixels.height, height, kind);
    const std::size_t used = kind == Interpolation::Bilinear ? 2 : 4;
    Pixels result{.channels = pixels.channels, .height = height, .width = width, .values = {}};
    result.values.reserve(
        static_cast<std::size_t>(pixels.channels) * static_cast<std::size_t>(height) * static_cast<std::size_t>(width));
    for (int c = 0; c < pixels.channels; ++c) {
        const float* plane = pixels.values.data()
            + static_cast<std::size_t>(c) * static_cast<std::size_t>(pixels.height)
                * static_cast<std::size_t>(pixels.width);
        for (const Tap& y : down) {
            for (const Tap& x : across) {
                float sum = 0;
                for (std::size_t j = 0; j < used; ++j) {
                    const float* row = plane + static_cast<std::ptrdiff_t>(y.index[j]) * pixels.width;
                    float line = 0;
                    for (std::size_t i = 0; i < used; ++i)
                        line += row[x.index[i]] * x.weight[i];
                    sum += line * y.weight[j];
                }
                result.values.push_back(sum);
            }
        }
    }
    return result;
}

}
