#pragma once

#include "core/stats/estimate.h"

#include <cstddef>

namespace vlm::stats {

/// Wilson score interval of k successes in n. NaN value for n = 0.
Estimate wilson(std::size_t successes, std::size_t n, double level = 0.95);
/// Exact Clopper-Pearson interval.
Estimate clopperPearson(std::size_t successes, std::size_t n, double level = 0.95);

}
