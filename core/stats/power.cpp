#include "core/stats/power.h"
#include "core/base/error.h"
#include "core/stats/distributions.h"

#include <cmath>

namespace vlm::stats {
namespace {

double deviation(const PairedDesign& design)
{
    const double variance = design.sigmaA * design.sigmaA + design.sigmaB * design.sigmaB
        - 2 * design.correlation * design.sigmaA * design.sigmaB;
    if (!(variance > 0))
        throw Error(ErrorKind::Config, "power: the difference has no variance under this design");
    return std::sqrt(variance);
}

double reach(const PairedDesign& design)
{
    return normalQuantile(1 - design.alpha / 2) + normalQuantile(design.power);
}

}

std::size_t requiredRows(double difference, const PairedDesign& design)
{
    if (difference == 0)
        throw Error(ErrorKind::Config, "power: no number of rows detects a difference of 0");
    const double ratio = reach(design) * deviation(design) / difference;
    return static_cast<std::size_t>(std::ceil(ratio * ratio));
}

double minimumDetectableEffect(std::size_t n, const PairedDesign& design)
{
    return reach(design) * deviation(design) / std::sqrt(static_cast<double>(n));
}

double achievedPower(double difference, std::size_t n, const PairedDesign& design)
{
    const double shift = std::abs(difference) * std::sqrt(static_cast<double>(n)) / deviation(design);
    const double critical = normalQuantile(1 - design.alpha / 2);
    return normalCdf(shift - critical) + normalCdf(-shift - critical);
}

}
