#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vlm::stats {

/// How often each row occurs in one resample; [rows].
using Weights = std::span<const std::uint16_t>;

/// Units that are drawn together: rows of one patient, questions of one image. Without ids every row is a unit.
class Clusters {
public:
    /// Every row on its own.
    explicit Clusters(std::size_t rows);
    /// @param ids [rows] any integers; equal ids form one unit
    explicit Clusters(std::span<const std::int64_t> ids);

    std::size_t rows() const { return m_rows; }
    std::size_t count() const { return m_count; }
    bool trivial() const { return m_unitOfRow.empty(); }
    /// Unit of a row, in order of first appearance.
    std::size_t unitOf(std::size_t row) const { return trivial() ? row : m_unitOfRow[row]; }
    /// Spreads multiplicities of units, [count], onto rows, [rows].
    void spread(Weights units, std::span<std::uint16_t> rows) const;

private:
    std::size_t m_rows = 0;
    std::size_t m_count = 0;
    std::vector<std::uint32_t> m_unitOfRow;
};

/// Multiplicities of one bootstrap resample of `units.size()` units, a pure function of (seed, replicate, attempt):
/// Philox4x32-10 blocks (core/base/random.h) with unbiased bounded draws (Lemire 2019; 16-bit below 65,536 units).
void drawWeights(std::uint64_t seed, std::uint64_t replicate, std::uint64_t attempt, std::span<std::uint16_t> units);

}
