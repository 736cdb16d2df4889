#include "core/imaging/tiling.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace vlm::imaging {

TileGrid tileGrid(int width, int height, int tileWidth, int tileHeight, int minTiles, int maxTiles)
{
    std::vector<TileGrid> grids;
    for (int columns = 1; columns <= maxTiles; ++columns)
        for (int rows = 1; rows <= maxTiles; ++rows)
            if (columns * rows <= maxTiles && columns * rows >= minTiles)
                grids.push_back({.columns = columns, .rows = rows});
    std::ranges::stable_sort(grids, {}, [](const TileGrid& g) { return g.columns * g.rows; });

    const double ratio = static_cast<double>(width) / height;
    const double area = static_cast<double>(width) * height;
    double best = std::numeric_limits<double>::infinity();
    TileGrid chosen;
    for (const TileGrid& grid : grids) {
        const double difference = std::abs(ratio - static_cast<double>(grid.columns) / grid.rows);
        if (difference < best) {
            best = difference;
            chosen = grid;
        } else if (difference == best && area > 0.5 * tileHeight * tileWidth * grid.columns * grid.rows) {
            chosen = grid;
        }
    }
    return chosen;
}

std::vector<Region> panAndScan(int width, int height, const PanAndScan& settings)
{
    const bool lying = width >= height;
    const int longSide = lying ? width : height;
    const int shortSide = lying ? height : width;
    const double ratio = static_cast<double>(longSide) / shortSide;
    if (settings.minCropSize <= 0 || settings.maxCrops <= 0 || ratio < settings.minRatio)
        return {};
    int crops = static_cast<int>(std::floor(ratio + 0.5));
    crops = std::min(longSide / settings.minCropSize, crops);
    crops = std::min(settings.maxCrops, std::max(2, crops));
    const int size = (longSide + crops - 1) / crops;
    if (std::min(size, shortSide) < settings.minCropSize)
        return {};
    std::vector<Region> regions;
    for (int i = 0; i < crops; ++i) {
        const int start = size * i;
        const int length = std::min(size, longSide - start);
        regions.push_back(lying ? Region{.left = start, .top = 0, .width = length, .height = height}
                                : Region{.left = 0, .top = start, .width = width, .height = length});
    }
    return regions;
}

std::pair<int, int> bestResolution(int width, int height, const std::vector<std::pair<int, int>>& resolutions)
{
    if (resolutions.empty())
        throw Error(ErrorKind::Config, "image_grid_pinpoints is empty; expected at least one [height, width]");
    std::int64_t most = 0;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::pair<int, int> chosen = resolutions.front();
    for (const auto& [h, w] : resolutions) {
        const double scale = std::min(static_cast<double>(w) / width, static_cast<double>(h) / height);
        const auto scaledWidth = static_cast<std::int64_t>(width * scale);
        const auto scaledHeight = static_cast<std::int64_t>(height * scale);
        const std::int64_t effective = std::min(scaledWidth * scaledHeight, std::int64_t(width) * height);
        const std::int64_t wasted = std::int64_t(w) * h - effective;
        if (effective > most || (effective == most && wasted < least)) {
            most = effective;
            least = wasted;
            chosen = {h, w};
        }
    }
    return chosen;
}

}
