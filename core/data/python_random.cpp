#include "core/data/python_random.h"

#include <bit>
#include <numeric>
#include <utility>

namespace vlm::data {

PythonRandom::PythonRandom(std::uint32_t seed)
{
    m_state[0] = 19650218U;
    for (std::uint32_t i = 1; i < kState; ++i)
        m_state[i] = 1812433253U * (m_state[i - 1] ^ (m_state[i - 1] >> 30)) + i;
    // init_by_array with the one-word key {seed}
    std::size_t i = 1;
    const auto wrap = [this, &i] {
        if (++i >= kState) {
            m_state[0] = m_state[kState - 1];
            i = 1;
        }
    };
    for (std::size_t k = 0; k < kState; ++k) {
        m_state[i] = (m_state[i] ^ ((m_state[i - 1] ^ (m_state[i - 1] >> 30)) * 1664525U)) + seed;
        wrap();
    }
    for (std::size_t k = 1; k < kState; ++k) {
        m_state[i]
            = (m_state[i] ^ ((m_state[i - 1] ^ (m_state[i - 1] >> 30)) * 1566083941U)) - static_cast<std::uint32_t>(i);
        wrap();
    }
    m_state[0] = 0x80000000U;
}

std::uint32_t PythonRandom::next32()
{
    if (m_used == kState) {
        for (std::size_t i = 0; i < kState; ++i) {
            const std::uint32_t y = (m_state[i] & 0x80000000U) | (m_state[(i + 1) % kState] & 0x7FFFFFFFU);
            m_state[i] = m_state[(i + 397) % kState] ^ (y >> 1) ^ ((y & 1U) != 0 ? 0x9908B0DFU : 0U);
        }
        m_used = 0;
    }
    std::uint32_t y = m_state[m_used++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9D2C5680U;
    y ^= (y << 15) & 0xEFC60000U;
    return y ^ (y >> 18);
}

std::size_t PythonRandom::below(std::size_t bound)
{
    const int bits = std::bit_width(bound);
    std::size_t value = bound;
    while (value >= bound)
        value = next32() >> (32 - bits);
    return value;
}

std::vector<std::size_t> PythonRandom::shuffled(std::size_t count)
{
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t i = count; i-- > 1;)
        std::swap(order[i], order[below(i + 1)]);
    return order;
}

}
