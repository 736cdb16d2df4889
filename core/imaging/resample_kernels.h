#pragma once

#include <cstdint>
#include <vector>

namespace vlm::imaging {

/// Fixed-point coefficients of one pass: output i is the sum over t < count(i) of input[first(i) + t] * weight(i, t).
struct ResampleTaps {
    static constexpr int kPrecisionBits = 32 - 8 - 2; // Pillow, src/libImaging/Resample.c
    static constexpr int kSplitBits = 11; // weight = high * 2^11 + low, both 16 bits wide
    static constexpr int kPadding = 16; // stride is a multiple of this; the rest is zero

    int outputs = 0;
    int stride = 0;
    std::vector<int> first;
    std::vector<int> count;
    std::vector<std::int32_t> weight; // [outputs, stride]
    std::vector<std::int16_t> high; // [outputs, stride]
    std::vector<std::int16_t> low; // [outputs, stride]
};

/// Rows of interleaved bytes that may be read up to `readable` bytes past `data`.
struct ByteRows {
    const std::uint8_t* data = nullptr;
    int rows = 0;
    int columns = 0; // pixels
    int channels = 0;
};

/// Filters each row of `in` along x. @param out [in.rows, taps.outputs, in.channels]
void resampleRows(const ByteRows& in, const ResampleTaps& taps, std::uint8_t* out);

/// Filters along y. @param out [taps.outputs, in.columns, in.channels]
void resampleColumns(const ByteRows& in, const ResampleTaps& taps, std::uint8_t* out);

}
