#include "core/stats/quantile.h"
#include "core/stats/estimate.h"

#include <algorithm>
#include <cmath>

namespace vlm::stats {

double quantileOfSorted(std::span<const double> ascending, double q)
{
    if (ascending.empty())
        return kUndefined;
    const double position = static_cast<double>(ascending.size() - 1) * q;
    const double floor = std::floor(position);
    const auto below = static_cast<std::size_t>(floor);
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    const double t = position - floor;
    const double difference = ascending[above] - ascending[below];
    return t >= 0.5 ? ascending[above] - difference * (1.0 - t) : ascending[below] + difference * t;
}

}
