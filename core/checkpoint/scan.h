#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/checkpoint/checkpoint.h"

namespace vlm::checkpoint {

struct NonFinite {
    std::string tensor;
    std::uint64_t index = 0; // flat
};

/// The first NaN or infinity among floating-point tensors, in order of their names; reads every byte.
std::optional<NonFinite> firstNonFinite(const Checkpoint& checkpoint);

}
