#pragma once

#include <cstdint>

namespace vlm::stats {

/// NumPy's default generator (PCG64 XSL-RR seeded by SeedSequence), bit-equal to numpy.random.default_rng(seed) for
/// `integers(0, bound)`; published intervals of the reference study are reproduced with it.
/// Source: numpy/random/bit_generator.pyx (SeedSequence), src/pcg64/pcg64.h, src/distributions/distributions.c.
class NumpyGenerator {
public:
    explicit NumpyGenerator(std::uint64_t seed);

    std::uint64_t next64();
    /// Buffered halves, low word first.
    std::uint32_t next32();
    /// Generator.integers(0, bound) for 0 < bound < 2^32 (Lemire, 32-bit).
    std::uint32_t below(std::uint32_t bound);

private:
    __extension__ unsigned __int128 m_state = 0;
    __extension__ unsigned __int128 m_increment = 0;
    std::uint32_t m_buffered = 0;
    bool m_hasBuffered = false;
};

}
