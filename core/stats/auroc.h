#pragma once

#include "core/stats/resample.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vlm::stats {

/// Area under the ROC curve (Mann-Whitney, ties count one half) of any resample of the same rows: sorts once, then
/// O(n) for each weighting. NaN where one class is absent.
class AurocSweep {
public:
    /// @param positive [rows] non-zero marks the positive class
    /// @param scores [rows] finite; higher means more likely positive
    /// @throws Error Data on a NaN score or unequal lengths
    AurocSweep(std::span<const std::uint8_t> positive, std::span<const double> scores);
    /// Over some of the rows only. @param rows their indices into the weights of `rowCount` rows
    AurocSweep(std::span<const std::uint8_t> positive, std::span<const double> scores,
        std::span<const std::uint32_t> rows, std::size_t rowCount);

    double operator()(Weights weights) const;
    /// On the rows as they are.
    double value() const;
    std::size_t positives() const { return m_positives; }
    std::size_t negatives() const { return m_entries.size() - m_positives; }

private:
    double sweepTied(Weights weights) const;

    std::vector<std::uint32_t> m_entries; ///< rows ascending by score: row << 1 | positive
    std::vector<std::uint32_t> m_groupEnds; ///< ends of runs of equal scores; empty if no tie spans both classes
    std::size_t m_positives = 0;
    std::size_t m_rowCount = 0;
};

}
