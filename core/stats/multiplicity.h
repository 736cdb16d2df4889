#pragma once

#include <span>
#include <vector>

namespace vlm::stats {

/// p values adjusted for a family of tests, in the order given; NaN stays NaN and is not counted.
std::vector<double> holm(std::span<const double> p);
std::vector<double> benjaminiHochberg(std::span<const double> p);

}
