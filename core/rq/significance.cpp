#include "core/rq/significance.h"
#include "core/stats/paired.h"

#include <cmath>

namespace vlm::rq {
namespace {

constexpr double kAlpha = 0.05;

}

std::string_view name(Significance significance)
{
    constexpr std::string_view names[]{
        "significantly better", "no significant difference", "significantly worse", "undefined"};
    return names[static_cast<std::size_t>(significance)];
}

SignificanceResult significance(std::span<const double> generalist, std::span<const double> specialist,
    metrics::Convention convention, const stats::Clusters& clusters, const stats::BootstrapOptions& options)
{
    SignificanceResult out;
    if (convention == metrics::Convention::MedVlmBench) {
        out.test = stats::pairedTTest(generalist, specialist);
        if (!std::isnan(out.test.p))
            out.verdict = out.test.p < kAlpha ? Significance::Better
                : out.test.p < 1 - kAlpha     ? Significance::NoDifference
                                              : Significance::Worse;
        return out;
    }
    out.test = stats::meanRandomisationTest(generalist, specialist, clusters, options);
    if (std::isnan(out.test.midP))
        return out;
    out.verdict = out.test.midP >= kAlpha ? Significance::NoDifference
        : out.test.estimate > 0           ? Significance::Better
                                          : Significance::Worse;
    return out;
}

}
