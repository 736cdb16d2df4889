#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "core/imaging/image.h"

namespace vlm::training {

/// Labelled images of one split, preprocessed on request.
struct LabelledImages {
    std::function<imaging::Pixels(std::size_t)> pixels; // called from several threads
    std::vector<int> labels; // [n], 0 … classes-1
};

}
