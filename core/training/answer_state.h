#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include <ATen/ATen.h>

#include "core/tensor/adamw.h"
#include "core/training/image_lora.h"

namespace vlm::training {

/// Everything that training after a step depends on.
struct AnswerState {
    std::string key; // what must agree for the state to be taken up: model, options, seed, data
    std::int64_t step = 0; // finished ones
    double lossSum = 0.0; // of the epoch so far
    std::int64_t lossCount = 0;
    std::int64_t tooLong = 0;
    int epochsSinceBest = 0;
    double bestLoss = 0.0;
    std::vector<EpochReport> reports;
    std::vector<at::Tensor> best; // parameters of the best epoch, in the optimisers' order; empty: none yet
};

/// Writes state, parameters and moments atomically, as one safetensors file.
void saveState(const std::filesystem::path& folder, const AnswerState& state, std::span<tensor::AdamW> optimisers);

/// Restores parameters and moments in place. False when there is no state, or one with another key.
/// @throws Error Checkpoint when the file is damaged
bool restoreState(const std::filesystem::path& folder, AnswerState& state, std::span<tensor::AdamW> optimisers);

}
