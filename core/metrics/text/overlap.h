#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace vlm::metrics {

using Tokens = std::span<const std::string>;

struct Overlap {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
};

/// Multiset overlap with clipped counts, as SQuAD scores answers; all 0 where nothing is shared.
Overlap clippedOverlap(Tokens candidate, Tokens reference);
/// The reference benchmark's overlap: a shared word counts as often as the candidate says it.
/// Source: MedVLMBench eval/metrics.py calculate_f1score@6a7142b.
Overlap unclippedOverlap(Tokens candidate, Tokens reference);
/// (distinct reference words that the candidate has) / (candidate words); the reference calls it exact match.
/// Source: MedVLMBench eval/metrics.py calculate_exactmatch@6a7142b.
double sharedWordShare(Tokens candidate, Tokens reference);

struct NgramCount {
    std::size_t matches = 0;
    std::size_t total = 0;
};
/// Clipped n-gram matches of one order.
NgramCount ngramMatches(Tokens candidate, Tokens reference, std::size_t order);
/// Sentence BLEU, uniform weights over orders 1 to `order`, no smoothing: 0 where an order has no match.
/// Source: Papineni et al. 2002; torchmetrics 1.6.0 functional/text/bleu.py.
double bleu(Tokens candidate, Tokens reference, std::size_t order);

/// Source: Lin 2004; torchmetrics 1.6.0 functional/text/rouge.py.
Overlap rougeN(Tokens candidate, Tokens reference, std::size_t order);
Overlap rougeL(Tokens candidate, Tokens reference);
std::size_t longestCommonSubsequence(Tokens a, Tokens b);

}
