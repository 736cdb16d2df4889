#include "core/stats/proportion.h"
#include "core/base/error.h"
#include "core/stats/distributions.h"

#include <cmath>

namespace vlm::stats {
namespace {

Estimate proportion(std::size_t successes, std::size_t n, double level, IntervalMethod method)
{
    VLM_ASSERT(successes <= n, "no more successes than trials");
    Estimate estimate{.level = level, .n = n, .clusters = n, .method = method};
    if (n == 0) {
        estimate.method = IntervalMethod::None;
        estimate.note = VLM_TR("Note", "there are no rows");
        return estimate;
    }
    estimate.value = static_cast<double>(successes) / static_cast<double>(n);
    estimate.standardError = std::sqrt(estimate.value * (1 - estimate.value) / static_cast<double>(n));
    return estimate;
}

}

Estimate wilson(std::size_t successes, std::size_t n, double level)
{
    Estimate estimate = proportion(successes, n, level, IntervalMethod::Wilson);
    if (n == 0)
        return estimate;
    const double z = normalQuantile(0.5 + level / 2);
    const auto rows = static_cast<double>(n);
    const double p = estimate.value;
    const double centre = (p + z * z / (2 * rows)) / (1 + z * z / rows);
    const double half = z / (1 + z * z / rows) * std::sqrt(p * (1 - p) / rows + z * z / (4 * rows * rows));
    estimate.lower = successes == 0 ? 0.0 : centre - half;
    estimate.upper = successes == n ? 1.0 : centre + half;
    return estimate;
}

Estimate clopperPearson(std::size_t successes, std::size_t n, double level)
{
    Estimate estimate = proportion(successes, n, level, IntervalMethod::ClopperPearson);
    if (n == 0)
        return estimate;
    const double tail = (1 - level) / 2;
    const auto k = static_cast<double>(successes);
    const auto rows = static_cast<double>(n);
    estimate.lower = successes == 0 ? 0.0 : betaQuantile(tail, k, rows - k + 1);
    estimate.upper = successes == n ? 1.0 : betaQuantile(1 - tail, k + 1, rows - k);
    return estimate;
}

}
