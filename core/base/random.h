#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace vlm {

/// Philox4x32-10 counter-based generator: the value at (key, counter) is a pure function, so any number of threads
/// may draw any part of the stream and the result never depends on how the work was divided.
/// Source: Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3".
std::array<std::uint32_t, 4> philox(std::uint64_t key, std::uint64_t counterLow, std::uint64_t counterHigh);

/// Consecutive blocks (counterLow, counterLow + 1, …) of one stream, many at a time; words as philox() gives them.
/// @param words filled completely; a multiple of 4
void philoxFill(std::uint64_t key, std::uint64_t counterLow, std::uint64_t counterHigh, std::span<std::uint32_t> words);

/// A sequential view of one Philox stream; copyable, 2^66 values.
class PhiloxStream {
public:
    PhiloxStream(std::uint64_t seed, std::uint64_t stream)
        : m_seed(seed)
        , m_stream(stream)
    {
    }
    std::uint32_t next32();
    std::uint64_t next64() { return (std::uint64_t(next32()) << 32) | next32(); }
    /// Uniform in [0, bound), unbiased (Lemire 2019); bound > 0.
    std::uint32_t below(std::uint32_t bound);
    /// Uniform in [0, 1), 53 bits.
    double uniform() { return static_cast<double>(next64() >> 11) * 0x1.0p-53; }
    /// Standard normal (Box-Muller).
    double normal();

private:
    std::uint64_t m_seed;
    std::uint64_t m_stream;
    std::uint64_t m_counter = 0;
    std::array<std::uint32_t, 4> m_block{};
    unsigned m_used = 4;
};

/// 64-bit seed derived from a base seed and a name, so that every cell has a stream of its own.
std::uint64_t deriveSeed(std::uint64_t seed, std::string_view name);

}
