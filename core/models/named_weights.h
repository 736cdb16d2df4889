#pragma once

#include "core/models/weight_names.h"
#include "core/tensor/weights.h"

namespace vlm::models {

/// The weights with the prefix taken away that stands before the required names, see prefixOf(). Where they don't
/// stand at all, the names stay, so that the family says what is missing.
tensor::Weights namedWeights(
    const checkpoint::Checkpoint& checkpoint, RequiredNames required, const tensor::WeightOptions& options = {});

}
