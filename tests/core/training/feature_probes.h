#pragma once

#include <vector>

#include "core/base/matrix.h"
#include "core/training/feature_adapters.h"

// LibTorch and Qt never meet in one file: these compute with tensors and answer with plain numbers.
namespace probes {

/// Largest difference between the slopes of the loss along each parameter that backward() and central differences give,
/// relative to the largest slope. Looks at `count` elements of each parameter.
double gradientError(const vlm::training::FeatureAdapter& adapter, const vlm::adaptation::FeatureSet& set, int count);

/// Values of a saved tensor, by its name.
std::vector<float> saved(const vlm::training::FeatureAdapter& adapter, const char* name);

/// Largest difference of parameters after three steps of SGD with momentum and decay from the formula of
/// torch.optim.SGD, computed in double.
double momentumError();

}
