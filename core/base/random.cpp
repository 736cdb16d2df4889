#include "core/base/random.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace vlm {
namespace {

// Constants of Philox4x32 (Salmon et al. 2011, Random123 philox.h).
constexpr std::uint32_t kMultiplier0 = 0xD2511F53;
constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57;
constexpr std::uint32_t kWeyl0 = 0x9E3779B9;
constexpr std::uint32_t kWeyl1 = 0xBB67AE85;
constexpr int kRounds = 10;

}

std::array<std::uint32_t, 4> philox(std::uint64_t key, std::uint64_t counterLow, std::uint64_t counterHigh)
{
    std::uint32_t key0 = static_cast<std::uint32_t>(key);
    std::uint32_t key1 = static_cast<std::uint32_t>(key >> 32);
    std::array<std::uint32_t, 4> c{static_cast<std::uint32_t>(counterLow), static_cast<std::uint32_t>(counterLow >> 32),
        static_cast<std::uint32_t>(counterHigh), static_cast<std::uint32_t>(counterHigh >> 32)};
    for (int round = 0; round < kRounds; ++round) {
        const std::uint64_t product0 = std::uint64_t(kMultiplier0) * c[0];
        const std::uint64_t product1 = std::uint64_t(kMultiplier1) * c[2];
        c = {static_cast<std::uint32_t>(product1 >> 32) ^ c[1] ^ key0, static_cast<std::uint32_t>(product1),
            static_cast<std::uint32_t>(product0 >> 32) ^ c[3] ^ key1, static_cast<std::uint32_t>(product0)};
        key0 += kWeyl0;
        key1 += kWeyl1;
    }
    return c;
}

void philoxFill(std::uint64_t key, std::uint64_t counterLow, std::uint64_t counterHigh, std::span<std::uint32_t> words)
{
    VLM_ASSERT(words.size() % 4 == 0, "Philox makes blocks of four words");
    for (std::size_t i = 0; i < words.size(); i += 4) {
        const auto block = philox(key, counterLow++, counterHigh);
        std::copy(block.begin(), block.end(), words.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

std::uint32_t PhiloxStream::next32()
{
    if (m_used == 4) {
        m_block = philox(m_seed, m_counter++, m_stream);
        m_used = 0;
    }
    return m_block[m_used++];
}

std::uint32_t PhiloxStream::below(std::uint32_t bound)
{
    std::uint64_t product = std::uint64_t(next32()) * bound;
    if (static_cast<std::uint32_t>(product) < bound) {
        const std::uint32_t threshold = (0u - bound) % bound;
        while (static_cast<std::uint32_t>(product) < threshold)
            product = std::uint64_t(next32()) * bound;
    }
    return static_cast<std::uint32_t>(product >> 32);
}

double PhiloxStream::normal()
{
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

std::uint64_t deriveSeed(std::uint64_t seed, std::string_view name)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL ^ seed; // FNV-1a, then one Philox block to mix
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    const auto block = philox(hash, seed, name.size());
    return (std::uint64_t(block[0]) << 32) | block[1];
}

}
