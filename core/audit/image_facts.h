#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/data/dataset.h"

namespace vlm::audit {

/// What one look at one image tells. Faulty images have only `fault`.
struct ImageFacts {
    std::array<std::uint64_t, 2> pixels{}; // XXH3-128 of sides and decoded RGB pixels
    std::uint64_t perceptual = 0; // 64-bit DCT hash, see perceptual_hash.h
    std::uint64_t gradient = 0; // 64-bit difference hash
    std::int32_t width = 0;
    std::int32_t height = 0;
    float mean = 0.0F; // of grey levels 0…255
    float deviation = 0.0F;
    float low = 0.0F; // 1st percentile
    float high = 0.0F; // 99th percentile
    float entropy = 0.0F; // of the grey histogram, bits
    float saturated = 0.0F; // share of pixels at 0 or 255
    bool coloured = false; // some pixel has unlike channels
    data::SharedText fault{}; // why it cannot be decoded, in a sentence
};

/// The distinct images of a data set in order of first use.
struct ImageTable {
    std::vector<data::SharedText> images{}; // Sample::image
    std::vector<ImageFacts> facts{}; // same order
    std::vector<std::uint32_t> ofSample{}; // [samples] index into images
};

/// How a long look goes on; all members may be left empty.
struct Progress {
    std::function<void(std::size_t done, std::size_t total)> report{}; // from any thread, at most 20 times a second
    std::stop_token stop{};
    unsigned threads = 0; // 0: all processors
};

/// Looks at every image once, in parallel. With a cache folder what was seen is appended to a journal there, so that a
/// cancelled or killed look goes on where it stopped and a finished one is not repeated; an image whose file has
/// changed is looked at again. Images that cannot be decoded are told, not thrown.
/// @param cache folder, made when needed; empty: nothing is kept
/// @throws Error Cancelled; Data if the journal cannot be written
ImageTable lookAtImages(
    const data::Dataset& dataset, const std::filesystem::path& cache, const Progress& progress = {});

}
