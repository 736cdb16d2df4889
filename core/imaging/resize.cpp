#include "core/imaging/resize.h"

#include "core/base/error.h"
#include "core/imaging/resample_kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

namespace vlm::imaging {

namespace {

struct Kernel {
    double (*weight)(double x);
    double support;
};

double box(double x)
{
    return x > -0.5 && x <= 0.5 ? 1.0 : 0.0;
}

double bilinear(double x)
{
    x = std::abs(x);
    return x < 1.0 ? 1.0 - x : 0.0;
}

double hamming(double x)
{
    x = std::abs(x);
    if (x == 0.0)
        return 1.0;
    if (x >= 1.0)
        return 0.0;
    x *= std::numbers::pi;
    return std::sin(x) / x * (0.54F + 0.46F * std::cos(x));
}

double bicubic(double x)
{
    constexpr double a = -0.5;
    x = std::abs(x);
    if (x < 1.0)
        return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
    if (x < 2.0)
        return (((x - 5) * x + 8) * x - 4) * a;
    return 0.0;
}

double sinc(double x)
{
    if (x == 0.0)
        return 1.0;
    x *= std::numbers::pi;
    return std::sin(x) / x;
}

double lanczos(double x)
{
    return -3.0 <= x && x < 3.0 ? sinc(x) * sinc(x / 3) : 0.0;
}

Kernel kernelOf(Filter filter)
{
    switch (filter) {
    case Filter::Box:
        return {box, 0.5};
    case Filter::Bilinear:
        return {bilinear, 1.0};
    case Filter::Hamming:
        return {hamming, 1.0};
    case Filter::Bicubic:
        return {bicubic, 2.0};
    case Filter::Lanczos:
        return {lanczos, 3.0};
    case Filter::Nearest:
        break;
    }
    assertionFailed("filter", "nearest neighbour has no kernel", __FILE__, __LINE__);
}

/// Taps of the outputs [from, from + outputs) of a pass that maps `in` pixels onto `out`.
ResampleTaps tapsOf(const Kernel& kernel, int in, int out, int from, int outputs)
{
    const double scale = static_cast<double>(static_cast<float>(in)) / out;
    const double filterScale = std::max(scale, 1.0);
    const double support = kernel.support * filterScale;
    const double inverse = 1.0 / filterScale;
    const int widest = static_cast<int>(std::ceil(support)) * 2 + 1;

    ResampleTaps taps;
    taps.outputs = outputs;
    taps.stride = (widest + ResampleTaps::kPadding - 1) / ResampleTaps::kPadding * ResampleTaps::kPadding;
    const std::size_t total = static_cast<std::size_t>(outputs) * static_cast<std::size_t>(taps.stride);
    taps.weight.resize(total);
    taps.high.resize(total);
    taps.low.resize(total);
    std::vector<double> weights(static_cast<std::size_t>(widest));
    for (int i = 0; i < outputs; ++i) {
        const double centre = (from + i + 0.5) * scale;
        const int first = std::max(static_cast<int>(centre - support + 0.5), 0);
        const int count = std::min(static_cast<int>(centre + support + 0.5), in) - first;
        double sum = 0.0;
        for (int t = 0; t < count; ++t) {
            weights[static_cast<std::size_t>(t)] = kernel.weight((t + first - centre + 0.5) * inverse);
            sum += weights[static_cast<std::size_t>(t)];
        }
        const std::size_t at = static_cast<std::size_t>(i) * static_cast<std::size_t>(taps.stride);
        for (int t = 0; t < count; ++t) {
            double w = weights[static_cast<std::size_t>(t)];
            if (sum != 0.0)
                w /= sum;
            const double scaled = w * (1 << ResampleTaps::kPrecisionBits);
            const auto fixed = static_cast<std::int32_t>(w < 0 ? scaled - 0.5 : scaled + 0.5);
            const std::size_t k = at + static_cast<std::size_t>(t);
            taps.weight[k] = fixed;
            taps.high[k] = static_cast<std::int16_t>(fixed >> ResampleTaps::kSplitBits);
            taps.low[k] = static_cast<std::int16_t>(fixed & ((1 << ResampleTaps::kSplitBits) - 1));
        }
        taps.first.push_back(first);
        taps.count.push_back(count);
    }
    return taps;
}

/// Source columns of each output; the running sum is Pillow's, rounding included (Geometry.c, ImagingScaleAffine).
std::vector<int> nearestSources(int in, int out)
{
    const double step = static_cast<double>(static_cast<float>(in)) / out;
    std::vector<int> sources;
    double position = step * 0.5;
    for (int i = 0; i < out; ++i, position += step)
        sources.push_back(std::clamp(static_cast<int>(position), 0, in - 1));
    return sources;
}

Image resizeNearest(const Image& image, int width, int height, const Region& keep)
{
    const std::vector<int> columns = nearestSources(image.width, width);
    const std::vector<int> rows = nearestSources(image.height, height);
    Image result(keep.width, keep.height, image.channels);
    const auto channels = static_cast<std::size_t>(image.channels);
    std::uint8_t* out = result.pixels.data();
    for (int y = 0; y < keep.height; ++y) {
        const auto row = static_cast<std::size_t>(rows[static_cast<std::size_t>(keep.top + y)])
            * static_cast<std::size_t>(image.width);
        for (int x = 0; x < keep.width; ++x) {
            const auto column = static_cast<std::size_t>(columns[static_cast<std::size_t>(keep.left + x)]);
            out = std::copy_n(image.pixels.data() + (row + column) * channels, channels, out);
        }
    }
    return result;
}

constexpr std::array kFilterNames{std::pair{Filter::Nearest, std::string_view("nearest")},
    std::pair{Filter::Lanczos, std::string_view("lanczos")}, std::pair{Filter::Bilinear, std::string_view("bilinear")},
    std::pair{Filter::Bicubic, std::string_view("bicubic")}, std::pair{Filter::Box, std::string_view("box")},
    std::pair{Filter::Hamming, std::string_view("hamming")}};

}

std::string_view name(Filter filter)
{
    for (const auto& [value, text] : kFilterNames)
        if (value == filter)
            return text;
    return "";
}

Filter filterFromName(std::string_view text)
{
    for (const auto& [value, known] : kFilterNames)
        if (known == text)
            return value;
    if (text == "antialias")
        return Filter::Lanczos;
    throw Error(ErrorKind::Config,
        "resampling filter \"" + std::string(text)
            + "\" is not known; known: nearest, lanczos, bilinear, bicubic, box, hamming");
}

Filter filterFromCode(int code)
{
    if (code < 0 || code > 5)
        throw Error(ErrorKind::Config,
            "resample code " + std::to_string(code)
                + " is not known; known: 0 nearest, 1 lanczos, 2 bilinear, 3 bicubic, 4 box, 5 hamming");
    return static_cast<Filter>(code);
}

Image resize(const Image& image, int width, int height, Filter filter, const std::optional<Region>& keep)
{
    if (image.empty() || width <= 0 || height <= 0)
        throw Error(ErrorKind::Image,
            "cannot resize " + std::to_string(image.width) + "x" + std::to_string(image.height) + " pixels to "
                + std::to_string(width) + "x" + std::to_string(height));
    const Region part = keep.value_or(Region{.left = 0, .top = 0, .width = width, .height = height});
    if (part.left < 0 || part.top < 0 || part.width <= 0 || part.height <= 0 || part.left + part.width > width
        || part.top + part.height > height)
        throw Error(ErrorKind::Image, "the part to keep is not inside the resized image");
    if (filter == Filter::Nearest)
        return resizeNearest(image, width, height, part);

    const Kernel kernel = kernelOf(filter);
    const ResampleTaps down = tapsOf(kernel, image.height, height, part.top, part.height);
    const ResampleTaps across = tapsOf(kernel, image.width, width, part.left, part.width);
    const int firstRow = down.first.front();
    const int rows = down.first.back() + down.count.back() - firstRow;
    const std::size_t pitch = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);

    const bool wide = width != image.width || part.width != width;
    const bool tall = height != image.height || part.height != height;
    if (!wide && !tall)
        return image;
    const ByteRows source{.data = image.pixels.data() + static_cast<std::size_t>(firstRow) * pitch,
        .rows = rows,
        .columns = image.width,
        .channels = image.channels};
    Image narrow(part.width, rows, image.channels);
    if (wide)
        resampleRows(source, across, narrow.pixels.data());
    else
        std::copy_n(source.data, static_cast<std::size_t>(rows) * pitch, narrow.pixels.data());
    if (!tall)
        return narrow;
    ResampleTaps shifted = down;
    for (int& first : shifted.first)
        first -= firstRow;
    Image result(part.width, part.height, image.channels);
    resampleColumns({.data = narrow.pixels.data(), .rows = rows, .columns = part.width, .channels = image.channels},
        shifted, result.pixels.data());
    return result;
}

}
