#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

namespace vlm::audit {

struct HashPair {
    std::uint64_t perceptual = 0;
    std::uint64_t gradient = 0;
};

/// Pairs (first < second) of entries both of whose hashes differ in at most `bits` bits, in ascending order.
/// Multi-index search: of bits + 1 blocks of the perceptual hash at least one must be equal, so only entries that
/// share a block are compared; every such pair is found. Source: Norouzi, Punjani, Fleet 2012.
/// @param bits 0 to 8. @throws Error Cancelled
std::vector<std::pair<std::uint32_t, std::uint32_t>> nearPairs(
    std::span<const HashPair> hashes, int bits, const std::stop_token& stop = {});

}
