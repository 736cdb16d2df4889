#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace vlm::training {

struct EpochReport {
    int epoch = 0; // from 1
    int epochs = 0;
    std::int64_t steps = 0; // optimiser steps so far
    double learningRate = 0.0;
    double trainLoss = 0.0;
    double validationLoss = 0.0;
    double validationAccuracy = 0.0;
    bool best = false; // lowest validation loss so far
};

/// The course of a training. The start counts as epoch 0: what training does not improve on validation is not kept.
struct Course {
    std::vector<EpochReport> epochs = {};
    double startLoss = 0.0; // on validation
    double startAccuracy = 0.0;
    int keptEpoch = 0;
    int resumedEpochs = 0; // trained before, and taken up from the stored state
};

/// What every training is given besides its options.
struct Hooks {
    std::uint64_t seed = 0;
    std::filesystem::path stateFolder = {}; // training state after every epoch; empty: none is kept
    std::function<void(const EpochReport&)> epochDone = {};
    std::function<void(std::int64_t step, std::int64_t steps, double loss)> stepDone = {}; // of the optimiser
};

}
