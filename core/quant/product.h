#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/quant/packed.h"

namespace vlm::quant {

/// Instructions a product may use; all give the same bits.
enum class Isa { Scalar, Avx2, Avx512 };
std::string_view name(Isa isa);
/// Those that this processor has, the best last.
std::span<const Isa> availableIsas();
Isa bestIsa();

/// The columns that a matrix is multiplied with, prepared once. For Int8 and Int4 each 32 entries are rounded to
/// 8 bits with a scale of their own, so that products are exact integers; for Nf4 they stay float32.
class Activations {
public:
    /// @param x [count, cols]
    Activations(const Packed& weights, std::span<const float> x, std::int64_t count);

    [[nodiscard]] std::int64_t count() const { return m_count; }
    /// Entries as the product sees them, for tests. @param out [cols]
    void unpack(std::int64_t index, std::span<float> out) const;

private:
    friend void multiply(const Packed&, const Activations&, std::int64_t, std::int64_t, std::span<float>, Isa);
    std::int64_t m_count;
    std::int64_t m_cols; // padded
    std::vector<std::int8_t> m_codes; // [count, cols]
    std::vector<float> m_scales; // [count, cols / 32]
    std::vector<std::int32_t> m_sums; // [count, cols / 32]: of codes
    std::vector<float> m_values; // [count, cols], Nf4
};

/// Row blocks [begin, end) of weights · x; any division into ranges and any number of columns gives the same bits.
/// @param y [count, weights.paddedRows()]
void multiply(const Packed& weights, const Activations& x, std::int64_t beginBlock, std::int64_t endBlock,
    std::span<float> y, Isa isa = bestIsa());

/// Rows [begin, end) of weights · x for float32 activations; weights are bfloat16, as bits, or float32.
/// @param weights [rows, cols]  @param x [count, cols]  @param y [count, rows]
void multiplyBfloat16(std::span<const std::uint16_t> weights, std::int64_t cols, std::span<const float> x,
    std::int64_t beginRow, std::int64_t endRow, std::span<float> y, Isa isa = bestIsa());
void multiplyFloat32(std::span<const float> weights, std::int64_t cols, std::span<const float> x, std::int64_t beginRow,
    std::int64_t endRow, std::span<float> y, Isa isa = bestIsa());

/// Bytes a second that reading memory gives here, with `threads` threads; the best of some passes over 256 MiB.
double measureReadBandwidth(int threads);

}
