#include "core/metrics/text/meteor.h"
#include "core/metrics/text/porter.h"
#include "core/metrics/text/python_text.h"
#include "core/metrics/text/wordnet.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

namespace vlm::metrics {
namespace {

constexpr double kAlpha = 0.9;
constexpr double kBeta = 3.0;
constexpr double kGamma = 0.5;

struct Numbered {
    std::size_t position;
    std::string word;
};

using Match = std::pair<std::size_t, std::size_t>;

std::vector<Numbered> numbered(Tokens tokens)
{
    std::vector<Numbered> out;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        out.push_back({i, encodeUtf8(pythonLower(decodeUtf8(tokens[i])))});
    return out;
}

void stem(std::vector<Numbered>& words)
{
    for (Numbered& entry : words)
        entry.word = encodeUtf8(porterStem(decodeUtf8(entry.word)));
}

/// Pairs words from the end, as the reference does; matched ones leave both lists. `accepted(word)` gives the test
/// that a reference word must pass.
template <class Accepted>
void match(
    std::vector<Numbered>& candidate, std::vector<Numbered>& reference, std::vector<Match>& matches, Accepted accepted)
{
    for (std::size_t i = candidate.size(); i-- > 0;) {
        const auto test = accepted(candidate[i].word);
        for (std::size_t j = reference.size(); j-- > 0;) {
            if (!test(reference[j].word))
                continue;
            matches.emplace_back(candidate[i].position, reference[j].position);
            candidate.erase(candidate.begin() + static_cast<std::ptrdiff_t>(i));
            reference.erase(reference.begin() + static_cast<std::ptrdiff_t>(j));
            break;
        }
    }
}

std::size_t chunks(const std::vector<Match>& matches)
{
    std::size_t count = 1;
    for (std::size_t i = 1; i < matches.size(); ++i)
        count += matches[i].first != matches[i - 1].first + 1 || matches[i].second != matches[i - 1].second + 1;
    return count;
}

}

double meteor(Tokens candidate, Tokens reference, Synonyms synonyms)
{
    std::vector<Numbered> said = numbered(candidate);
    std::vector<Numbered> wanted = numbered(reference);
    std::vector<Match> matches;
    const auto same
        = [](const std::string& word) { return [word](const std::string& other) { return other == word; }; };
    match(said, wanted, matches, same);
    stem(said);
    stem(wanted);
    match(said, wanted, matches, same);
    if (synonyms == Synonyms::Wordnet && !said.empty() && !wanted.empty()) {
        match(said, wanted, matches, [](const std::string& word) {
            return [word, names = Wordnet::bundled().synonyms(word)](
                       const std::string& other) { return other == word || names.contains(other); };
        });
    }
    if (matches.empty())
        return 0;
    std::sort(matches.begin(), matches.end());
    const double count = static_cast<double>(matches.size());
    const double precision = count / static_cast<double>(candidate.size());
    const double recall = count / static_cast<double>(reference.size());
    const double mean = precision * recall / (kAlpha * precision + (1 - kAlpha) * recall);
    const double fragmentation = static_cast<double>(chunks(matches)) / count;
    return (1 - kGamma * std::pow(fragmentation, kBeta)) * mean;
}

}
