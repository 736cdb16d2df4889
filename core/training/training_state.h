#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <ATen/ATen.h>

#include "core/tensor/optimiser.h"
#include "core/training/report.h"

namespace vlm::training {

/// Everything that training after an epoch depends on.
struct TrainingState {
    std::string key = {}; // what must agree for the state to be taken up: options, seed, data, layers
    int epoch = 0; // finished ones
    int epochsSinceBest = 0;
    double bestLoss = 0.0;
    Course course = {};
    std::vector<at::Tensor> best = {}; // parameters of the epoch that is kept

    /// A short key from a long description.
    static std::string digest(const std::string& description);
};

/// Writes state, parameters and the optimiser's moments atomically, as one safetensors file.
void saveState(const std::filesystem::path& folder, const TrainingState& state, tensor::Optimiser& optimiser);

/// Restores parameters and moments in place. False when there is no state, or one with another key.
/// @throws Error Checkpoint when the file is damaged
bool restoreState(const std::filesystem::path& folder, TrainingState& state, tensor::Optimiser& optimiser);

}
