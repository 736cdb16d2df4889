#include "core/metrics/text/matches.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include "core/metrics/text/normalise.h"
#include "core/metrics/text/python_text.h"

namespace vlm::metrics {
namespace {

// Alignments are quadratic; a longer answer is compared up to here.
constexpr std::size_t kMostWords = 2000;

std::vector<std::string> tokensOf(std::string_view text, Convention convention)
{
    return lowerWords(convention == Convention::Strict
            ? normaliseStrict(text)
            : normaliseMedVlmBench(encodeUtf8(pythonLower(decodeUtf8(text)))));
}

std::vector<WordMark> wordsOf(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n\f\v";
    std::vector<WordMark> words;
    for (std::size_t at = text.find_first_not_of(kSpace); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(kSpace, at), text.size());
        words.push_back({at, end - at, false});
        at = text.find_first_not_of(kSpace, end);
    }
    return words;
}

/// The tokens of the whole text, word by word. What the normaliser drops (a remark in brackets) belongs to no word.
std::vector<std::vector<std::string>> tokensByWord(
    std::string_view text, const std::vector<WordMark>& words, Convention convention)
{
    const std::vector<std::string> whole = tokensOf(text, convention);
    std::vector<std::vector<std::string>> out;
    std::size_t next = 0;
    for (const WordMark& word : words) {
        std::vector<std::string> own = tokensOf(text.substr(word.begin, word.length), convention);
        const auto from = whole.begin() + static_cast<std::ptrdiff_t>(next);
        const bool follows = own.size() <= whole.size() - next && std::equal(own.begin(), own.end(), from);
        if (follows)
            next += own.size();
        else
            own.clear();
        out.push_back(std::move(own));
    }
    return out;
}

std::string joined(const std::vector<std::string>& tokens)
{
    std::string out;
    for (const std::string& token : tokens)
        out.append(out.empty() ? "" : " ").append(token);
    return out;
}

}

std::vector<WordMark> matchedWords(std::string_view text, std::string_view other, Convention convention)
{
    std::map<std::string, std::size_t> left;
    for (std::string& token : tokensOf(other, convention))
        ++left[std::move(token)];
    std::vector<WordMark> words = wordsOf(text);
    const auto tokens = tokensByWord(text, words, convention);
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (const std::string& token : tokens[i]) {
            const auto found = left.find(token);
            if (found == left.end() || found->second == 0)
                continue;
            words[i].marked = true;
            if (convention == Convention::Strict)
                --found->second;
        }
    }
    return words;
}

std::vector<WordMark> differingWords(std::string_view text, std::string_view other)
{
    std::vector<WordMark> words = wordsOf(text);
    std::vector<WordMark> others = wordsOf(other);
    others.resize(std::min(others.size(), kMostWords));
    const auto keys = [](std::string_view of, const std::vector<WordMark>& list) {
        std::vector<std::string> out;
        for (const WordMark& word : list)
            out.push_back(joined(tokensOf(of.substr(word.begin, word.length), Convention::Strict)));
        return out;
    };
    const std::vector<std::string> a = keys(text, words);
    const std::vector<std::string> b = keys(other, others);
    const std::size_t rows = std::min(a.size(), kMostWords);
    // longest[i][j]: of a[i…] and b[j…]
    std::vector<std::vector<std::size_t>> longest(rows + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = rows; i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            longest[i][j] = a[i] == b[j] ? longest[i + 1][j + 1] + 1 : std::max(longest[i + 1][j], longest[i][j + 1]);
    for (std::size_t i = 0, j = 0; i < words.size(); ++i) {
        while (i < rows && j < b.size() && a[i] != b[j] && longest[i][j + 1] >= longest[i + 1][j])
            ++j;
        const bool common = i < rows && j < b.size() && a[i] == b[j];
        // A word that is nothing once normalised (an article, a dash) is no difference.
        words[i].marked = !common && !a[i].empty();
        if (common)
            ++j;
    }
    return words;
}

}
