#pragma once

#include <cstdint>
#include <vector>

#include "core/data/dataset.h"

namespace vlm::runs {

using Samples = std::vector<const data::Sample*>;

/// The test split in the order in which it is evaluated: shuffled by the seed, so that an interim value is not biased
/// by the order of the file; cut to `limit` samples unless it is 0.
Samples evaluationOrder(const data::Dataset& dataset, std::int64_t limit, std::uint64_t seed);

/// Labelled training and validation samples in data set order.
struct FittingSamples {
    Samples train{};
    Samples validation{};
    bool heldOut = false; // there is no validation split: a part of the training split is used
};

/// Where a data set has no validation split, 15 % of the training split's clusters are held out, chosen by the seed.
FittingSamples fittingSamples(const data::Dataset& dataset, std::uint64_t seed);

/// The same for questions and reports, which have answers and no labels.
/// @param heldOutShare of the clusters; 0: nothing validates, even where there is a validation split
FittingSamples answeredSamples(const data::Dataset& dataset, std::uint64_t seed, double heldOutShare);

}
