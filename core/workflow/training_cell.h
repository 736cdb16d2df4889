#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "core/runs/cell.h"
#include "core/tensor/flops.h"
#include "core/training/images.h"
#include "core/training/report.h"

namespace vlm::workflow {

/// What an adaptation cost, for its card: time, operations, memory. Counts from its making on, in its thread.
class CostMeter {
public:
    CostMeter();

    /// Writes "cost" into the cell's details.
    /// @param trained         elements that got a gradient
    /// @param backwardShare   operations of a backward pass as a multiple of its forward pass: 1 where the weights stay
    ///                        frozen, 2 where they are trained
    void write(runs::Cell& cell, std::int64_t trained, std::int64_t total, double backwardShare) const;
    /// The same, to be kept elsewhere.
    [[nodiscard]] nlohmann::json measured(std::int64_t trained, std::int64_t total, double backwardShare) const;

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    tensor::FlopCounter m_flops;
    bool m_ownPeak = false; // the system could start the peak of memory anew
};

/// Operations of one image through the image tower, counted on the cell's first test image that can be read; 0: none
/// can.
double imageFlops(const runs::Cell& cell, models::ImageTextEncoder& encoder);

/// Prompts of the classes, or their names where there are none.
std::vector<std::string> promptsOf(const runs::Cell& cell);

/// Labelled images to train and to choose with; what cannot be decoded is left out and reported.
struct TrainingImages {
    training::LabelledImages train;
    training::LabelledImages validation;
};
TrainingImages trainingImages(runs::Cell& cell, const models::ImageTextEncoder& encoder);

/// Seed, state folder, and events of every step and epoch.
/// @param samples of the training split  @param perStep of an optimiser step
training::Hooks trainingHooks(runs::Cell& cell, int epochs, std::size_t samples, int perStep);

/// Writes course and preset into the cell's details.
void writeCourse(runs::Cell& cell, const training::Course& course);

/// Where the adapter of a cell is kept; its name goes into the details.
std::filesystem::path adapterFolder(runs::Cell& cell);

/// Predicts the cell's test images in batches and journals them.
void predictImages(runs::Cell& cell, const models::ImageTextEncoder& encoder,
    const std::function<Matrix(std::span<const imaging::Pixels>)>& predict);

}
