#pragma once

#include "core/stats/estimate.h"

#include <cstddef>
#include <string_view>

namespace vlm::stats {

enum class PairedTest { Delong, Randomisation, McNemarExact, McNemarMidP };

/// What to say beside a 95 % interval from few independent cases; empty where simulated coverage lies between 94 and
/// 96 % or is higher. Source: tests/bench/coverage_simulation (table in resources/reference/coverage.md).
std::string_view intervalCaveat(IntervalMethod method, std::size_t cases);
/// The same for the p value of a paired test.
std::string_view testCaveat(PairedTest test, std::size_t cases);

}
