#include "core/tensor/cuda/graph_stepper.h"

namespace vlm::tensor {

std::unique_ptr<Stepper> makeGraphStepper(const SteppedDecoder&)
{
    return nullptr; // a build without CUDA: decoders take their steps layer by layer
}

void waitFor(at::Device) { }

std::int64_t peakDeviceBytes(at::Device)
{
    return 0;
}

}
