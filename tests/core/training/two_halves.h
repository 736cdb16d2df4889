#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/models/model.h"
#include "core/training/image_lora.h"

/// A task that the small CLIP fixture learns in seconds: is the upper or the lower half brighter?
namespace vlm::two_halves {

inline std::filesystem::path fixture()
{
    return std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/fixtures/clip";
}

/// Faint noise whose upper or lower half is brighter. (The fixture is a random network: stronger noise drowns all.)
inline imaging::Pixels image(std::uint64_t index, int label)
{
    constexpr std::size_t kSide = 32; // of the fixture
    PhiloxStream random(99, index);
    imaging::Pixels pixels{.channels = 3, .height = kSide, .width = kSide, .values = {}};
    pixels.values.resize(3 * kSide * kSide);
    for (std::size_t i = 0; i < pixels.values.size(); ++i) {
        const bool upper = (i / kSide) % kSide < kSide / 2;
        pixels.values[i] = static_cast<float>(0.05 * random.normal()) + (upper == (label == 0) ? 1.5F : -0.5F);
    }
    return pixels;
}

/// Both classes in turn.
inline training::LabelledImages images(std::uint64_t first, std::size_t count)
{
    training::LabelledImages set;
    for (std::size_t i = 0; i < count; ++i)
        set.labels.push_back(static_cast<int>(i % 2));
    set.pixels = [first, labels = set.labels](std::size_t i) { return image(first + i, labels[i]); };
    return set;
}

inline std::vector<imaging::Pixels> testPixels()
{
    std::vector<imaging::Pixels> pixels;
    for (std::size_t i = 0; i < 12; ++i)
        pixels.push_back(image(5000 + i, static_cast<int>(i % 2)));
    return pixels;
}

inline int rightOf(const Matrix& probabilities)
{
    int right = 0;
    for (std::size_t i = 0; i < probabilities.rows; ++i)
        right += (probabilities(i, 1) > 0.5F) == (i % 2 == 1) ? 1 : 0;
    return right;
}

/// A short training of either kind with the fixture's prompts as its head.
template <class Setup> Setup shortTraining(double learningRate)
{
    Setup setup;
    setup.options.learningRate = learningRate;
    setup.options.epochs = 3;
    setup.options.batchSize = 8;
    setup.options.patience = 0;
    setup.options.head = "prompts";
    setup.prompts = {"no acute cardiopulmonary disease", "a chest x-ray showing pneumonia"};
    setup.seed = 3;
    return setup;
}

}
