#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vlm::imaging {

/// 8-bit image, interleaved rows; 1 channel (grey) or 3 (RGB).
struct Image {
    int width = 0;
    int height = 0;
    int channels = 0;
    std::vector<std::uint8_t> pixels; // [height, width, channels]

    Image() = default;
    Image(int w, int h, int c)
        : width(w)
        , height(h)
        , channels(c)
        , pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * static_cast<std::size_t>(c))
    {
    }
    bool empty() const { return pixels.empty(); }
};

/// What a vision tower takes: float32, planar.
struct Pixels {
    int channels = 0;
    int height = 0;
    int width = 0;
    std::vector<float> values; // [channels, height, width]
};

}
