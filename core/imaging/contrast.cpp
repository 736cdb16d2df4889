#include "core/imaging/contrast.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

namespace vlm::imaging {

namespace {

constexpr int kLevels = 256;
using Lut = std::array<std::uint8_t, kLevels>;

void requireGrey(const Image& image)
{
    if (image.channels != 1 || image.empty())
        throw Error(ErrorKind::Image,
            "contrast is changed on grey images; this one has " + std::to_string(image.channels) + " channels");
}

/// 3 2 1 | 0 1 2 3 | 2 1 0
int mirrored(int i, int size)
{
    if (size == 1)
        return 0;
    const int period = 2 * (size - 1);
    i = std::abs(i) % period;
    return i < size ? i : period - i;
}

std::uint8_t rounded(float value)
{
    return static_cast<std::uint8_t>(std::clamp(std::lrint(value), 0L, 255L));
}

struct Tiles {
    int count = 8;
    int width = 1; // of one
    int height = 1;
};

Lut tileLut(const Image& grey, const Tiles& tiles, int tx, int ty, int clip)
{
    std::array<int, kLevels> histogram{};
    for (int y = ty * tiles.height; y < (ty + 1) * tiles.height; ++y) {
        const int row = mirrored(y, grey.height) * grey.width;
        for (int x = tx * tiles.width; x < (tx + 1) * tiles.width; ++x)
            ++histogram[grey.pixels[static_cast<std::size_t>(row + mirrored(x, grey.width))]];
    }
    if (clip > 0) {
        int clipped = 0;
        for (int& bin : histogram) {
            clipped += std::max(0, bin - clip);
            bin = std::min(bin, clip);
        }
        const int each = clipped / kLevels;
        int rest = clipped - each * kLevels;
        for (int& bin : histogram)
            bin += each;
        if (rest > 0)
            for (int i = 0, step = std::max(kLevels / rest, 1); i < kLevels && rest > 0; i += step, --rest)
                ++histogram[static_cast<std::size_t>(i)];
    }
    const float scale = static_cast<float>(kLevels - 1) / static_cast<float>(tiles.width * tiles.height);
    Lut lut{};
    int sum = 0;
    for (std::size_t i = 0; i < lut.size(); ++i) {
        sum += histogram[i];
        lut[i] = rounded(static_cast<float>(sum) * scale);
    }
    return lut;
}

/// Neighbouring tiles of a position and how much the second counts.
struct Between {
    int first = 0;
    int second = 0;
    float share = 0.0F;
};

Between between(int at, int tileSide, int count)
{
    const float place = static_cast<float>(at) * (1.0F / static_cast<float>(tileSide)) - 0.5F;
    const int below = static_cast<int>(std::floor(place));
    return {.first = std::max(below, 0),
        .second = std::min(below + 1, count - 1),
        .share = place - static_cast<float>(below)};
}

}

Image equalised(const Image& grey, double clipLimit, int tiles)
{
    requireGrey(grey);
    if (tiles < 1 || tiles > 64 || clipLimit < 0)
        throw Error(ErrorKind::Config,
            "adaptive equalisation takes 1 to 64 tiles and a clip limit of at least 0; given " + std::to_string(tiles)
                + " and " + std::to_string(clipLimit));
    Tiles layout{.count = tiles, .width = grey.width / tiles, .height = grey.height / tiles};
    if (grey.width % tiles != 0 || grey.height % tiles != 0) { // both sides are padded when one has to be
        ++layout.width;
        ++layout.height;
    }
    const int area = layout.width * layout.height;
    const int clip = clipLimit > 0 ? std::max(static_cast<int>(clipLimit * area / kLevels), 1) : 0;
    std::vector<Lut> luts;
    for (int ty = 0; ty < tiles; ++ty)
        for (int tx = 0; tx < tiles; ++tx)
            luts.push_back(tileLut(grey, layout, tx, ty, clip));
    std::vector<Between> columns;
    for (int x = 0; x < grey.width; ++x)
        columns.push_back(between(x, layout.width, tiles));
    Image out(grey.width, grey.height, 1);
    for (int y = 0; y < grey.height; ++y) {
        const Between row = between(y, layout.height, tiles);
        for (int x = 0; x < grey.width; ++x) {
            const auto at = static_cast<std::size_t>(y * grey.width + x);
            const Between& column = columns[static_cast<std::size_t>(x)];
            const std::uint8_t value = grey.pixels[at];
            const auto mapped = [&](int ty, int tx) {
                return static_cast<float>(luts[static_cast<std::size_t>(ty * tiles + tx)][value]);
            };
            const float upper = mapped(row.first, column.first) * (1.0F - column.share)
                + mapped(row.first, column.second) * column.share;
            const float lower = mapped(row.second, column.first) * (1.0F - column.share)
                + mapped(row.second, column.second) * column.share;
            out.pixels[at] = rounded(upper * (1.0F - row.share) + lower * row.share);
        }
    }
    return out;
}

Image blurred(const Image& grey, double sigma)
{
    requireGrey(grey);
    if (!(sigma > 0))
        throw Error(ErrorKind::Config, "a Gaussian needs a positive sigma; given " + std::to_string(sigma));
    std::array<float, 5> kernel{};
    float sum = 0;
    for (std::size_t i = 0; i < kernel.size(); ++i)
        sum += kernel[i] = static_cast<float>(
            std::exp(-(static_cast<double>(i) - 2) * (static_cast<double>(i) - 2) / (2 * sigma * sigma)));
    for (float& weight : kernel)
        weight /= sum;
    std::vector<float> rows(grey.pixels.size());
    const auto at = [&grey](int x, int y) { return static_cast<std::size_t>(y * grey.width + x); };
    for (int y = 0; y < grey.height; ++y)
        for (int x = 0; x < grey.width; ++x)
            for (int k = -2; k <= 2; ++k)
                rows[at(x, y)]
                    += kernel[static_cast<std::size_t>(k + 2)] * grey.pixels[at(mirrored(x + k, grey.width), y)];
    Image out(grey.width, grey.height, 1);
    for (int y = 0; y < grey.height; ++y)
        for (int x = 0; x < grey.width; ++x) {
            float value = 0;
            for (int k = -2; k <= 2; ++k)
                value += kernel[static_cast<std::size_t>(k + 2)] * rows[at(x, mirrored(y + k, grey.height))];
            out.pixels[at(x, y)] = rounded(value);
        }
    return out;
}

Image stretched(const Image& grey)
{
    requireGrey(grey);
    const auto [least, most] = std::ranges::minmax(grey.pixels);
    Image out = grey;
    if (most > least)
        for (std::uint8_t& value : out.pixels)
            value = rounded(static_cast<float>(value - least) * 255.0F / static_cast<float>(most - least));
    return out;
}

}
