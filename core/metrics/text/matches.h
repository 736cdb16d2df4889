#pragma once

#include "core/metrics/metric.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace vlm::metrics {

/// A word of a text: bytes [begin, begin + length), white space excluded.
struct WordMark {
    std::size_t begin = 0;
    std::size_t length = 0;
    bool marked = false;
};

/// The words of `text`; marked are those that the convention's normaliser leaves and that `other` has as well. Strict:
/// each word of `other` is used up once, as in the clipped overlap. MedVlmBench: as often as it is said.
std::vector<WordMark> matchedWords(std::string_view text, std::string_view other, Convention convention);

/// The words of `text`; marked are those outside a longest common subsequence with `other`, compared as the strict
/// normaliser leaves them.
std::vector<WordMark> differingWords(std::string_view text, std::string_view other);

}
