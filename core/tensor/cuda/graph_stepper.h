#pragma once

#include <memory>
#include <vector>

#include <ATen/ATen.h>

#include "core/tensor/decoder.h"
#include "core/tensor/layers.h"

namespace vlm::tensor {

/// A pre-norm decoder as the kernels of core/tensor/cuda take it; tensors are shared with the decoder it is made from.
struct SteppedLayer {
    at::Tensor inputNorm, mlpNorm; // float32 [width]
    Linear q, k, v, out, gate, up, down;
    at::Tensor frequencies; // float32 [headDim / 2]
    std::int64_t window = 0;
};

struct SteppedDecoder {
    DecoderConfig config;
    std::vector<SteppedLayer> layers;
    at::Tensor embedding; // [vocabulary, width]
    at::Tensor finalNorm; // float32 [width]
    Linear output;
};

/// A step as one captured CUDA graph: static cache, token, position and most probable token stay on the device.
/// @return null where this build or the decoder's device, types or sizes do not allow it
std::unique_ptr<Stepper> makeGraphStepper(const SteppedDecoder& decoder);

/// Until all work queued on the device is done.
void waitFor(at::Device device);
/// The most that tensors have taken of the device's memory so far; 0 on the processor.
std::int64_t peakDeviceBytes(at::Device device);

}
