#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vlm::data {

/// Python's random.Random(seed), as far as shuffle() needs it; published splits were drawn with it.
/// Source: CPython Modules/_randommodule.c (MT19937, init_by_array), Lib/random.py (shuffle,
/// _randbelow_with_getrandbits)
class PythonRandom {
public:
    explicit PythonRandom(std::uint32_t seed);

    /// The order in which random.shuffle leaves [0, 1, …, count - 1].
    std::vector<std::size_t> shuffled(std::size_t count);

private:
    std::uint32_t next32();
    std::size_t below(std::size_t bound);

    static constexpr std::size_t kState = 624;
    std::array<std::uint32_t, kState> m_state{};
    std::size_t m_used = kState;
};

}
