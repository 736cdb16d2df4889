#pragma once

#include "core/metrics/predictions.h"
#include "core/stats/resample.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vlm::metrics {

/// Counts of (true, predicted) classes; the last column holds predictions of "none of them".
struct Confusion {
    std::size_t classes = 0;
    std::vector<std::uint64_t> counts{}; ///< [classes, classes + 1] row-major

    std::uint64_t at(std::size_t truth, std::size_t predicted) const
    {
        return counts[truth * (classes + 1) + predicted];
    }
    std::uint64_t support(std::size_t truth) const;
    std::uint64_t chosen(std::size_t predicted) const;
    std::uint64_t total() const;
    std::uint64_t correct() const;
    double precision(std::size_t cls) const; ///< 0 where the class is never predicted
    double recall(std::size_t cls) const; ///< 0 where the class never occurs
    double f1(std::size_t cls) const; ///< 0 where there is no true positive
};

/// Builds the confusion of any resample in one pass.
class ConfusionSweep {
public:
    explicit ConfusionSweep(const DiagnosisPredictions& predictions);
    Confusion operator()(stats::Weights weights) const;
    std::size_t classes() const { return m_classes; }

private:
    std::size_t m_classes;
    std::vector<std::uint32_t> m_cells; ///< [n] index into Confusion::counts
};

/// The whole sample's confusion.
Confusion confusion(const DiagnosisPredictions& predictions);

}
