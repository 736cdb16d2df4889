#include "core/stats/numpy_random.h"

#include <array>
#include <bit>
#include <cstddef>

namespace vlm::stats {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr Wide wide(std::uint64_t high, std::uint64_t low)
{
    return (Wide(high) << 64) | low;
}

// PCG_DEFAULT_MULTIPLIER_128 of pcg64.h.
constexpr Wide kMultiplier = wide(2549297995355413924ULL, 4865540595714422341ULL);

// Constants of numpy's SeedSequence, after M. E. O'Neill's seed_seq_fe.
constexpr std::uint32_t kInitA = 0x43b0d7e5;
constexpr std::uint32_t kMultA = 0x931e8875;
constexpr std::uint32_t kInitB = 0x8b51f9dd;
constexpr std::uint32_t kMultB = 0x58f38ded;
constexpr std::uint32_t kMixLeft = 0xca01f9dd;
constexpr std::uint32_t kMixRight = 0x4973f715;
constexpr unsigned kShift = 16;

std::uint32_t hashMix(std::uint32_t value, std::uint32_t& constant)
{
    value ^= constant;
    constant *= kMultA;
    value *= constant;
    return value ^ (value >> kShift);
}

std::uint32_t mix(std::uint32_t x, std::uint32_t y)
{
    const std::uint32_t result = kMixLeft * x - kMixRight * y;
    return result ^ (result >> kShift);
}

std::array<std::uint32_t, 4> entropyPool(std::uint64_t seed)
{
    const std::array<std::uint32_t, 4> entropy{
        static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), 0, 0};
    std::array<std::uint32_t, 4> pool{};
    std::uint32_t constant = kInitA;
    for (std::size_t i = 0; i < pool.size(); ++i)
        pool[i] = hashMix(entropy[i], constant);
    for (std::size_t source = 0; source < pool.size(); ++source) {
        for (std::size_t target = 0; target < pool.size(); ++target) {
            if (source != target)
                pool[target] = mix(pool[target], hashMix(pool[source], constant));
        }
    }
    return pool;
}

std::array<std::uint64_t, 4> seedWords(std::uint64_t seed)
{
    const std::array<std::uint32_t, 4> pool = entropyPool(seed);
    std::array<std::uint64_t, 4> words{};
    std::uint32_t constant = kInitB;
    for (std::size_t i = 0; i < 8; ++i) {
        std::uint32_t value = pool[i % pool.size()] ^ constant;
        constant *= kMultB;
        value *= constant;
        value ^= value >> kShift;
        words[i / 2] |= std::uint64_t(value) << (32 * (i % 2));
    }
    return words;
}

}

NumpyGenerator::NumpyGenerator(std::uint64_t seed)
{
    const std::array<std::uint64_t, 4> words = seedWords(seed);
    m_increment = (wide(words[2], words[3]) << 1) | 1;
    m_state = m_increment;
    m_state += wide(words[0], words[1]);
    m_state = m_state * kMultiplier + m_increment;
}

std::uint64_t NumpyGenerator::next64()
{
    m_state = m_state * kMultiplier + m_increment;
    const auto folded = static_cast<std::uint64_t>(m_state >> 64) ^ static_cast<std::uint64_t>(m_state);
    return std::rotr(folded, static_cast<int>(m_state >> 122));
}

std::uint32_t NumpyGenerator::next32()
{
    if (m_hasBuffered) {
        m_hasBuffered = false;
        return m_buffered;
    }
    const std::uint64_t word = next64();
    m_buffered = static_cast<std::uint32_t>(word >> 32);
    m_hasBuffered = true;
    return static_cast<std::uint32_t>(word);
}

std::uint32_t NumpyGenerator::below(std::uint32_t bound)
{
    if (bound == 1)
        return 0; // numpy draws nothing for a range of one value
    std::uint64_t product = std::uint64_t(next32()) * bound;
    if (static_cast<std::uint32_t>(product) < bound) {
        const std::uint32_t threshold = (0u - bound) % bound;
        while (static_cast<std::uint32_t>(product) < threshold)
            product = std::uint64_t(next32()) * bound;
    }
    return static_cast<std::uint32_t>(product >> 32);
}

}
