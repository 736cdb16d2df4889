#include "core/stats/resample.h"
#include "core/base/error.h"
#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace vlm::stats {
namespace {

constexpr std::size_t kBlocksAtOnce = 64;
constexpr std::uint64_t kAttemptStride = std::uint64_t(1) << 40; // blocks between the streams of two attempts

void drawNarrow(std::uint64_t seed, std::uint64_t replicate, std::uint64_t firstBlock, std::span<std::uint16_t> units)
{
    const auto bound = static_cast<std::uint32_t>(units.size());
    const std::uint32_t threshold = 65536u % bound;
    std::array<std::uint32_t, 4 * kBlocksAtOnce> words;
    std::size_t missing = units.size();
    for (std::uint64_t block = firstBlock; missing > 0; block += kBlocksAtOnce) {
        philoxFill(seed, block, replicate, words);
        for (std::size_t i = 0; i < words.size() && missing > 0; ++i) {
            const std::uint32_t low = (words[i] & 0xffffu) * bound;
            if ((low & 0xffffu) >= threshold) {
                ++units[low >> 16];
                --missing;
            }
            if (missing == 0)
                break;
            const std::uint32_t high = (words[i] >> 16) * bound;
            if ((high & 0xffffu) >= threshold) {
                ++units[high >> 16];
                --missing;
            }
        }
    }
}

void drawWide(std::uint64_t seed, std::uint64_t replicate, std::uint64_t firstBlock, std::span<std::uint16_t> units)
{
    const auto bound = static_cast<std::uint32_t>(units.size());
    const std::uint32_t threshold = (0u - bound) % bound;
    std::array<std::uint32_t, 4 * kBlocksAtOnce> words;
    std::size_t missing = units.size();
    for (std::uint64_t block = firstBlock; missing > 0; block += kBlocksAtOnce) {
        philoxFill(seed, block, replicate, words);
        for (std::size_t i = 0; i < words.size() && missing > 0; ++i) {
            const std::uint64_t product = std::uint64_t(words[i]) * bound;
            if (static_cast<std::uint32_t>(product) >= threshold) {
                ++units[product >> 32];
                --missing;
            }
        }
    }
}

}

Clusters::Clusters(std::size_t rows)
    : m_rows(rows)
    , m_count(rows)
{
}

Clusters::Clusters(std::span<const std::int64_t> ids)
    : m_rows(ids.size())
{
    std::unordered_map<std::int64_t, std::uint32_t> unitOfId;
    m_unitOfRow.reserve(ids.size());
    for (const std::int64_t id : ids)
        m_unitOfRow.push_back(unitOfId.emplace(id, static_cast<std::uint32_t>(unitOfId.size())).first->second);
    m_count = unitOfId.size();
}

void Clusters::spread(Weights units, std::span<std::uint16_t> rows) const
{
    VLM_ASSERT(units.size() == m_count && rows.size() == m_rows, "multiplicities must fit the clusters");
    if (trivial()) {
        std::copy(units.begin(), units.end(), rows.begin());
        return;
    }
    for (std::size_t row = 0; row < m_rows; ++row)
        rows[row] = units[m_unitOfRow[row]];
}

void drawWeights(std::uint64_t seed, std::uint64_t replicate, std::uint64_t attempt, std::span<std::uint16_t> units)
{
    std::fill(units.begin(), units.end(), std::uint16_t(0));
    if (units.empty())
        return;
    if (units.size() < 65536)
        drawNarrow(seed, replicate, attempt * kAttemptStride, units);
    else
        drawWide(seed, replicate, attempt * kAttemptStride, units);
}

}
