#pragma once

#include "core/base/matrix.h"
#include "core/imaging/image.h"

namespace vlm::imaging {

/// What a Qwen-VL vision tower takes: flattened patches in merge order.
struct Patches {
    int gridT = 1;
    int gridH = 0; // patches
    int gridW = 0;
    Matrix values; // [gridT * gridH * gridW, channels * temporal * patch * patch]
};

struct PatchLayout {
    int patch = 14;
    int merge = 2;
    int temporal = 2;
    int minPixels = 56 * 56;
    int maxPixels = 28 * 28 * 1280;
};

/// Sides divisible by patch * merge, area within [minPixels, maxPixels], aspect ratio kept as far as possible.
/// @throws Error Image if one side is more than 200 times the other
/// Source: transformers qwen2_vl smart_resize
struct PatchedSize {
    int width = 0;
    int height = 0;
};
PatchedSize smartResize(int width, int height, const PatchLayout& layout);

/// One image, repeated `temporal` times. @throws Error Image if the sides are not divisible by patch * merge
Patches flattenPatches(const Pixels& pixels, const PatchLayout& layout);

}
