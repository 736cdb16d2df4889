#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <string_view>

#include "core/models/model.h"

namespace vlm::models {

/// Published sizes of image towers whose speed can be measured without their weights: "vit-b-32", "vit-b-16",
/// "vit-l-14", "siglip-b-16", "siglip-so400m-14".
std::span<const std::string_view> benchArchitectures();

struct EncodeBench {
    double imagesPerSecond = 0.0; // of the best pass
    double seconds = 0.0; // of that pass
    int passes = 0;
    std::int64_t parameters = 0;
    double floatingOperations = 0.0; // of one image, multiply and add counted apart
    Matrix features = {}; // [batch, width] of the last pass
    std::int64_t weightBytes = 0;
    /// The most that tensors held at a time during a pass beside the weights, the batch's pixels included: counted by
    /// the allocator's reports. 0 on a GPU.
    std::int64_t activationBytes = 0;
    std::int64_t baselineBytes = 0; // resident before: program and libraries, after a pass of a tiny tower
    std::int64_t peakBytes = 0; // most that was resident beyond the baseline
};

/// Encodes one batch of random pixels again and again for `seconds`, with random weights; the same pixels and weights
/// in every precision.
/// @throws Error Config listing the known architectures; Cancelled
EncodeBench benchEncode(
    std::string_view architecture, int batch, const LoadOptions& options, double seconds, std::stop_token stop = {});

/// Cosine similarity of the rows of two matrices.
struct Agreement {
    double smallest = 1.0;
    double mean = 1.0;
};
Agreement agreement(const Matrix& features, const Matrix& reference);

}
