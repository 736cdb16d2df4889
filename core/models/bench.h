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
    double cosine = 1.0; // smallest over the batch, of its features with the float32 ones
};

/// Encodes one batch of random pixels again and again for `seconds`, with random weights.
/// @throws Error Config listing the known architectures; Cancelled
EncodeBench benchEncode(
    std::string_view architecture, int batch, const LoadOptions& options, double seconds, std::stop_token stop = {});

}
