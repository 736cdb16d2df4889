#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "core/data/dataset.h"
#include "core/store/project.h"

namespace vlm::workflow {

/// Image features that runs of a project have left in its cache: a second opinion on near duplicates.
struct CachedFeatures {
    std::string model{}; // whose they are; empty when there are none
    /// Empty for an image that has none. Valid as long as the function lives. Null when `model` is empty.
    std::function<std::span<const float>(const data::Sample&)> find{};
};

/// Those of the model that has seen most of the data set's images. No model is loaded and nothing is computed.
/// @param dataset must outlive the result. @throws Error Store
CachedFeatures cachedFeatures(const store::Project& project, const data::Dataset& dataset);

}
