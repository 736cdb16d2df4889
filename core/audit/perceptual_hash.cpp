#include "core/audit/perceptual_hash.h"

#include "core/imaging/resize.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace vlm::audit {

namespace {

constexpr int kSide = 32;
constexpr int kLow = 8;

using Basis = std::array<std::array<float, kSide>, kLow>;

const Basis& basis()
{
    static const Basis table = [] {
        Basis b{};
        for (int k = 0; k < kLow; ++k)
            for (int x = 0; x < kSide; ++x)
                b[static_cast<std::size_t>(k)][static_cast<std::size_t>(x)]
                    = static_cast<float>(std::cos(std::numbers::pi * k * (2 * x + 1) / (2.0 * kSide)));
        return b;
    }();
    return table;
}

imaging::Image scaled(const imaging::Image& grey, int width, int height)
{
    return imaging::resize(grey, width, height, imaging::Filter::Bilinear);
}

}

std::uint64_t dctHash(const imaging::Image& grey)
{
    const imaging::Image small = scaled(grey, kSide, kSide);
    std::array<std::array<float, kLow>, kSide> rows{}; // [y][u]
    for (std::size_t y = 0; y < kSide; ++y)
        for (std::size_t u = 0; u < kLow; ++u)
            for (std::size_t x = 0; x < kSide; ++x)
                rows[y][u] += basis()[u][x] * static_cast<float>(small.pixels[y * kSide + x]);
    std::array<float, kLow * kLow> low{};
    for (std::size_t v = 0; v < kLow; ++v)
        for (std::size_t u = 0; u < kLow; ++u)
            for (std::size_t y = 0; y < kSide; ++y)
                low[v * kLow + u] += basis()[v][y] * rows[y][u];
    auto sorted = low;
    std::ranges::sort(sorted);
    const float median = (sorted[31] + sorted[32]) / 2;
    std::uint64_t hash = 0;
    for (const float coefficient : low)
        hash = hash << 1 | static_cast<std::uint64_t>(coefficient > median);
    return hash;
}

std::uint64_t gradientHash(const imaging::Image& grey)
{
    const imaging::Image small = scaled(grey, 9, 8);
    std::uint64_t hash = 0;
    for (std::size_t y = 0; y < 8; ++y)
        for (std::size_t x = 0; x < 8; ++x)
            hash = hash << 1 | static_cast<std::uint64_t>(small.pixels[y * 9 + x] > small.pixels[y * 9 + x + 1]);
    return hash;
}

}
