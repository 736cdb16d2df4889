#include "core/imaging/patches.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

namespace vlm::imaging {

PatchedSize smartResize(int width, int height, const PatchLayout& layout)
{
    const int factor = layout.patch * layout.merge;
    if (width <= 0 || height <= 0 || std::max(width, height) > 200.0 * std::min(width, height))
        throw Error(ErrorKind::Image,
            std::to_string(width) + "x" + std::to_string(height)
                + " pixels: one side is more than 200 times the other; this model takes ratios up to 200");
    const auto multiple = [factor](double side) { return std::max(factor, static_cast<int>(side) * factor); };
    int h = static_cast<int>(std::nearbyint(static_cast<double>(height) / factor)) * factor;
    int w = static_cast<int>(std::nearbyint(static_cast<double>(width) / factor)) * factor;
    const double area = static_cast<double>(height) * width;
    if (static_cast<double>(h) * w > layout.maxPixels) {
        const double beta = std::sqrt(area / layout.maxPixels);
        h = multiple(std::floor(height / beta / factor));
        w = multiple(std::floor(width / beta / factor));
    } else if (static_cast<double>(h) * w < layout.minPixels) {
        const double beta = std::sqrt(layout.minPixels / area);
        h = multiple(std::ceil(height * beta / factor));
        w = multiple(std::ceil(width * beta / factor));
    }
    return {.width = w, .height = h};
}

Patches flattenPatches(const Pixels& pixels, const PatchLayout& layout)
{
    const int factor = layout.patch * layout.merge;
    if (factor <= 0 || pixels.width % factor != 0 || pixels.height % factor != 0)
        throw Error(ErrorKind::Image,
            std::to_string(pixels.width) + "x" + std::to_string(pixels.height)
                + " pixels cannot be cut into patches: both sides must be multiples of " + std::to_string(factor));
    const int p = layout.patch;
    Patches result{.gridT = 1, .gridH = pixels.height / p, .gridW = pixels.width / p, .values = {}};
    result.values = Matrix(static_cast<std::size_t>(result.gridH) * static_cast<std::size_t>(result.gridW),
        static_cast<std::size_t>(pixels.channels) * static_cast<std::size_t>(layout.temporal)
            * static_cast<std::size_t>(p) * static_cast<std::size_t>(p));
    float* out = result.values.values.data();
    const int m = layout.merge;
    const auto plane = static_cast<std::size_t>(pixels.height) * static_cast<std::size_t>(pixels.width);
    const auto writePatch = [&](int row, int column) {
        for (int c = 0; c < pixels.channels; ++c)
            for (int t = 0; t < layout.temporal; ++t)
                for (int y = 0; y < p; ++y) {
                    const std::size_t at = static_cast<std::size_t>(c) * plane
                        + static_cast<std::size_t>(row * p + y) * static_cast<std::size_t>(pixels.width)
                        + static_cast<std::size_t>(column * p);
                    out = std::copy_n(pixels.values.data() + at, p, out);
                }
    };
    for (int by = 0; by < result.gridH / m; ++by)
        for (int bx = 0; bx < result.gridW / m; ++bx)
            for (int my = 0; my < m; ++my)
                for (int mx = 0; mx < m; ++mx)
                    writePatch(by * m + my, bx * m + mx);
    return result;
}

}
