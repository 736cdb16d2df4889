#include "core/stats/multiplicity.h"

#include <algorithm>
#include <cmath>

namespace vlm::stats {
namespace {

std::vector<std::size_t> ascending(std::span<const double> p)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (!std::isnan(p[i]))
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return p[a] < p[b]; });
    return order;
}

}

std::vector<double> holm(std::span<const double> p)
{
    std::vector<double> adjusted(p.begin(), p.end());
    const std::vector<std::size_t> order = ascending(p);
    double largest = 0;
    for (std::size_t j = 0; j < order.size(); ++j) {
        largest = std::max(largest, std::min(1.0, static_cast<double>(order.size() - j) * p[order[j]]));
        adjusted[order[j]] = largest;
    }
    return adjusted;
}

std::vector<double> benjaminiHochberg(std::span<const double> p)
{
    std::vector<double> adjusted(p.begin(), p.end());
    const std::vector<std::size_t> order = ascending(p);
    double smallest = 1;
    for (std::size_t j = order.size(); j-- > 0;) {
        smallest = std::min(smallest, static_cast<double>(order.size()) / static_cast<double>(j + 1) * p[order[j]]);
        adjusted[order[j]] = smallest;
    }
    return adjusted;
}

}
