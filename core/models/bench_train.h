#pragma once

#include <cstdint>
#include <stop_token>
#include <string_view>

#include "core/models/model.h"

namespace vlm::models {

struct TrainBenchOptions {
    std::int64_t rank = 128;
    std::int64_t batch = 8;
    std::int64_t tokens = 700; // of each sequence
    int steps = 4;
    bool recompute = true; // gradient checkpointing, layer by layer
};

struct TrainBench {
    std::int64_t trainable = 0;
    double seconds = 0.0; // of the best step
    double tokensPerSecond = 0.0;
    double firstLoss = 0.0;
    double lastLoss = 0.0;
    double firstGradient = 0.0; // norm of all gradients, before it is clipped to 1
    double lastGradient = 0.0;
    std::int64_t peakBytes = 0; // of the device's memory; on the processor of the whole process
};

/// Steps of LoRA on all linear layers of a decoder with random weights: cross entropy of every token, clipped
/// gradients, AdamW. Activations are in the precision of the weights.
/// @param shape one of decodeShapes()  @throws Error Config; Cancelled
TrainBench benchTrain(
    std::string_view shape, const LoadOptions& load, const TrainBenchOptions& options, std::stop_token stop = {});

}
