#include "core/audit/near_duplicates.h"

#include "core/base/error.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace vlm::audit {

namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// Bits [64 * block / blocks, 64 * (block + 1) / blocks) of the hash.
std::uint64_t part(std::uint64_t hash, int block, int blocks)
{
    const int begin = 64 * block / blocks;
    const int width = 64 * (block + 1) / blocks - begin;
    return width == 64 ? hash : hash >> begin & ((std::uint64_t(1) << width) - 1);
}

}

std::vector<Pair> nearPairs(std::span<const HashPair> hashes, int bits, const std::stop_token& stop)
{
    VLM_ASSERT(bits >= 0 && bits <= 8, "the threshold of near duplicates is 0 to 8 bits");
    const int blocks = bits + 1;
    std::vector<std::uint32_t> order(hashes.size());
    std::vector<Pair> pairs;
    for (int block = 0; block < blocks; ++block) {
        std::iota(order.begin(), order.end(), 0U);
        const auto key = [&](std::uint32_t i) { return part(hashes[i].perceptual, block, blocks); };
        std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
            const std::uint64_t x = key(a);
            const std::uint64_t y = key(b);
            return x != y ? x < y : a < b;
        });
        for (std::size_t begin = 0; begin < order.size();) {
            throwIfStopped(stop);
            std::size_t end = begin + 1;
            while (end < order.size() && key(order[end]) == key(order[begin]))
                ++end;
            for (std::size_t i = begin; i < end; ++i) {
                if ((i - begin) % 1024 == 0)
                    throwIfStopped(stop);
                const HashPair& a = hashes[order[i]];
                for (std::size_t j = i + 1; j < end; ++j) {
                    const HashPair& b = hashes[order[j]];
                    if (std::popcount(a.perceptual ^ b.perceptual) <= bits
                        && std::popcount(a.gradient ^ b.gradient) <= bits)
                        pairs.emplace_back(order[i], order[j]);
                }
            }
            begin = end;
        }
    }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

}
