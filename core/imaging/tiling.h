#pragma once

#include <utility>
#include <vector>

#include "core/imaging/resize.h"

namespace vlm::imaging {

/// Columns and rows of the tile grid whose aspect ratio is nearest to the image's; ties go to more tiles while the
/// image has more than half their pixels. Source: transformers got_ocr2 get_optimal_tiled_canvas (InternVL)
struct TileGrid {
    int columns = 1;
    int rows = 1;
};
TileGrid tileGrid(int width, int height, int tileWidth, int tileHeight, int minTiles, int maxTiles);

struct PanAndScan {
    int minCropSize = 0;
    int maxCrops = 0;
    double minRatio = 0.0;
};

/// Crops that a long image is also looked at through; empty when it is not long enough.
/// Source: transformers gemma3 pan_and_scan
std::vector<Region> panAndScan(int width, int height, const PanAndScan& settings);

/// LLaVA-NeXT: the entry of `resolutions` (height, width) that keeps most of the image and wastes least.
/// Source: transformers image_processing_utils.select_best_resolution
std::pair<int, int> bestResolution(int width, int height, const std::vector<std::pair<int, int>>& resolutions);

}
