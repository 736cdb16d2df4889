#include "core/metrics/text/overlap.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace vlm::metrics {
namespace {

std::map<std::string_view, std::size_t> counts(Tokens tokens)
{
    std::map<std::string_view, std::size_t> out;
    for (const std::string& token : tokens)
        ++out[token];
    return out;
}

std::map<std::vector<std::string_view>, std::size_t> ngrams(Tokens tokens, std::size_t order)
{
    std::map<std::vector<std::string_view>, std::size_t> out;
    for (std::size_t i = 0; i + order <= tokens.size(); ++i)
        ++out[{
            tokens.begin() + static_cast<std::ptrdiff_t>(i), tokens.begin() + static_cast<std::ptrdiff_t>(i + order)}];
    return out;
}

Overlap overlap(double shared, double candidate, double reference)
{
    if (shared == 0 || candidate == 0 || reference == 0)
        return {};
    const double precision = shared / candidate;
    const double recall = shared / reference;
    return {precision, recall, 2 * precision * recall / (precision + recall)};
}

}

Overlap clippedOverlap(Tokens candidate, Tokens reference)
{
    const auto wanted = counts(reference);
    std::size_t shared = 0;
    for (const auto& [word, count] : counts(candidate)) {
        const auto found = wanted.find(word);
        if (found != wanted.end())
            shared += std::min(count, found->second);
    }
    return overlap(double(shared), double(candidate.size()), double(reference.size()));
}

Overlap unclippedOverlap(Tokens candidate, Tokens reference)
{
    const auto said = counts(candidate);
    const auto wanted = counts(reference);
    std::size_t shared = 0;
    std::size_t missed = 0;
    for (const auto& [word, count] : said)
        shared += wanted.contains(word) ? count : 0;
    for (const auto& [word, count] : wanted)
        missed += said.contains(word) ? 0 : count;
    return overlap(double(shared), double(candidate.size()), double(shared + missed));
}

double sharedWordShare(Tokens candidate, Tokens reference)
{
    if (candidate.empty())
        return 0;
    const auto said = counts(candidate);
    std::size_t shared = 0;
    for (const auto& [word, count] : counts(reference))
        shared += said.contains(word);
    return static_cast<double>(shared) / static_cast<double>(candidate.size());
}

NgramCount ngramMatches(Tokens candidate, Tokens reference, std::size_t order)
{
    NgramCount out;
    const auto wanted = ngrams(reference, order);
    for (const auto& [gram, count] : ngrams(candidate, order)) {
        out.total += count;
        const auto found = wanted.find(gram);
        if (found != wanted.end())
            out.matches += std::min(count, found->second);
    }
    return out;
}

double bleu(Tokens candidate, Tokens reference, std::size_t order)
{
    double logarithms = 0;
    for (std::size_t n = 1; n <= order; ++n) {
        const NgramCount count = ngramMatches(candidate, reference, n);
        if (count.matches == 0)
            return 0;
        logarithms += std::log(static_cast<double>(count.matches) / static_cast<double>(count.total));
    }
    const double lengths = static_cast<double>(reference.size()) / static_cast<double>(candidate.size());
    const double brevity = std::exp(std::min(0.0, 1.0 - lengths));
    return brevity * std::exp(logarithms / static_cast<double>(order));
}

Overlap rougeN(Tokens candidate, Tokens reference, std::size_t order)
{
    if (candidate.size() < order || reference.size() < order)
        return {};
    const NgramCount count = ngramMatches(candidate, reference, order);
    return overlap(double(count.matches), double(count.total), double(reference.size() - order + 1));
}

std::size_t longestCommonSubsequence(Tokens a, Tokens b)
{
    std::vector<std::size_t> previous(b.size() + 1, 0);
    std::vector<std::size_t> current(b.size() + 1, 0);
    for (const std::string& word : a) {
        for (std::size_t j = 0; j < b.size(); ++j)
            current[j + 1] = word == b[j] ? previous[j] + 1 : std::max(previous[j + 1], current[j]);
        std::swap(previous, current);
    }
    return previous.back();
}

Overlap rougeL(Tokens candidate, Tokens reference)
{
    return overlap(
        double(longestCommonSubsequence(candidate, reference)), double(candidate.size()), double(reference.size()));
}

}
