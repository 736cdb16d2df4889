#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/runs/cell.h"

namespace vlm::runs {

/// Features of some samples; rows belong to `samples`. A row with an error holds nothing.
struct FeatureBatch {
    Samples samples{};
    Matrix features{}; // [samples, featureDim]
    std::vector<std::string> errors{}; // [samples], empty: fine
    double latencyMs = 0.0; // one image's share of the time in the model; 0 from the cache
};

/// Image features of `samples` in batches of fixed composition, from the cache or the model; each different image goes
/// through the model once. Batches for which `wanted` is false for every sample are left out.
/// @throws Error Cancelled, Tensor, Store
void forEachBatch(Cell& cell, const Samples& samples, const std::string& phase,
    const std::function<bool(const data::Sample&)>& wanted, const std::function<void(FeatureBatch&)>& use);

}
