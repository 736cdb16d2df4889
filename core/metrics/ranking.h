#pragma once

#include "core/stats/resample.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vlm::metrics {

/// One operating point: everything that scores at least `threshold` counts as positive.
struct CurvePoint {
    double threshold = 0;
    double falsePositiveRate = 0;
    double sensitivity = 0; ///< also recall
    double precision = 0;
    std::uint64_t truePositives = 0;
    std::uint64_t falsePositives = 0;
};

/// Points at every distinct score, from the highest down; tied scores are one point. Rates are NaN where a class is
/// absent.
std::vector<CurvePoint> operatingPoints(std::span<const std::uint8_t> positive, std::span<const double> scores);

/// Σ (R_k - R_{k-1}) P_k over the points: average precision, no interpolation. NaN without positives.
double averagePrecision(std::span<const CurvePoint> points);
/// Trapezoidal area under the precision-recall curve, for information: optimistic.
double trapezoidalAuprc(std::span<const CurvePoint> points);

/// Largest TPR - FPR; the highest threshold on ties. No threshold where the largest value is 0.
struct Youden {
    double j = 0;
    double threshold = 0; ///< NaN when j is 0
};
Youden youden(std::span<const CurvePoint> points);
struct BestF1 {
    double f1 = 0;
    double threshold = 0; ///< the lowest on ties
};
BestF1 bestF1(std::span<const CurvePoint> points);
/// Largest sensitivity among points with specificity at least `specificity`; 0 if there is none.
double sensitivityAtSpecificity(std::span<const CurvePoint> points, double specificity);

/// Average precision of any resample: sorts once, O(n) each.
class AveragePrecisionSweep {
public:
    AveragePrecisionSweep(std::span<const std::uint8_t> positive, std::span<const double> scores);
    /// Over some of the rows only, as AurocSweep.
    AveragePrecisionSweep(
        std::span<const std::uint8_t> positive, std::span<const double> scores, std::span<const std::uint32_t> rows);
    double operator()(stats::Weights weights) const;

private:
    std::vector<std::uint32_t> m_entries; ///< rows descending by score: row << 1 | positive
    std::vector<std::uint32_t> m_groupEnds;
};

}
