#pragma once

#include <ATen/ATen.h>

namespace vlm::tensor {

/// As at::empty, but large tensors of the processor are mappings of their own: what lives for long would otherwise lie
/// between activations in the heap and keep the holes that they leave from being used or given back.
at::Tensor emptyMapped(at::IntArrayRef shape, const at::TensorOptions& options);

}
