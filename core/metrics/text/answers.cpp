#include "core/metrics/text/answers.h"
#include "core/metrics/text/normalise.h"
#include "core/metrics/text/python_text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace vlm::metrics {
namespace {

using View = std::u32string_view;

std::u32string collapsed(std::string_view text)
{
    std::u32string out;
    for (const std::u32string& word : pythonSplit(decodeUtf8(text))) {
        if (!out.empty())
            out.push_back(U' ');
        out += word;
    }
    return out;
}

bool isLetterAscii(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

char32_t upper(char32_t c)
{
    return c >= U'a' && c <= U'z' ? c - 32 : c;
}

/// Position after `cue` (lower case, a space standing for one or more) at `at`, ignoring case.
std::optional<std::size_t> afterCue(View text, std::size_t at, View cue)
{
    for (const char32_t c : cue) {
        if (at >= text.size() || upper(text[at]) != upper(c))
            return std::nullopt;
        ++at;
    }
    return at;
}

std::size_t skip(View text, std::size_t at, View any)
{
    return at < text.size() && any.find(text[at]) != View::npos ? at + 1 : at;
}

/// Leftmost place where a cue is followed by a letter, as the regular expression finds it.
template <std::size_t N>
std::optional<char32_t> letterAfterCue(View text, const std::array<View, N>& cues, bool separator)
{
    for (std::size_t start = 0; start < text.size(); ++start) {
        for (const View cue : cues) {
            const auto end = afterCue(text, start, cue);
            if (!end)
                continue;
            std::size_t at = skip(text, *end, U" ");
            if (separator)
                at = skip(text, skip(text, at, U":-"), U" ");
            at = skip(text, skip(text, at, U"(["), U" ");
            if (at < text.size() && isLetterAscii(text[at]))
                return upper(text[at]);
        }
    }
    return std::nullopt;
}

std::optional<char32_t> bracketed(View text)
{
    for (std::size_t start = 0; start < text.size(); ++start) {
        if (text[start] != U'(' && text[start] != U'[')
            continue;
        const std::size_t at = skip(text, start + 1, U" ");
        const std::size_t close = at < text.size() && isLetterAscii(text[at]) ? skip(text, at + 1, U" ") : text.size();
        if (close < text.size() && (text[close] == U')' || text[close] == U']'))
            return upper(text[at]);
    }
    return std::nullopt;
}

std::optional<char32_t> bold(View text)
{
    for (std::size_t start = 0; start + 1 < text.size(); ++start) {
        if (text.substr(start, 2) != U"**")
            continue;
        const std::size_t at = skip(text, start + 2, U" ");
        const std::size_t close = at < text.size() && isLetterAscii(text[at]) ? skip(text, at + 1, U" ") : text.size();
        if (close + 1 < text.size() && text.substr(close, 2) == U"**")
            return upper(text[at]);
    }
    return std::nullopt;
}

std::optional<char32_t> standalone(View text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool before = at > 0 && isPythonWord(text[at - 1]);
        const bool after = at + 1 < text.size() && isPythonWord(text[at + 1]);
        if (isLetterAscii(text[at]) && !before && !after)
            return upper(text[at]);
    }
    return std::nullopt;
}

std::vector<std::string> words(View text)
{
    std::u32string spaced;
    for (const char32_t c : pythonLower(text))
        spaced.push_back(isPythonWord(c) || c == U'\'' ? c : U' ');
    std::vector<std::string> out;
    for (const std::u32string& word : pythonSplit(spaced))
        out.push_back(encodeUtf8(word));
    return out;
}

/// The cue as whole words and then a letter as a whole word.
std::vector<char32_t> lettersNamed(View text)
{
    static constexpr std::array<View, 6> cues{U"answer is", U"answer", U"option", U"choice", U"choose", U"select"};
    std::vector<char32_t> letters;
    for (std::size_t start = 0; start < text.size(); ++start) {
        if (start > 0 && isPythonWord(text[start - 1]))
            continue;
        for (const View cue : cues) {
            const auto end = afterCue(text, start, cue);
            if (!end || (*end < text.size() && isPythonWord(text[*end])))
                continue;
            std::size_t at = skip(text, skip(text, skip(text, *end, U" "), U":-"), U" ");
            while (at < text.size() && (text[at] == U'*' || text[at] == U'(' || text[at] == U'[' || text[at] == U' '))
                ++at;
            const bool alone = at < text.size() && isLetterAscii(text[at])
                && (at + 1 == text.size() || (!isPythonWord(text[at + 1]) && text[at + 1] != U'\''));
            if (!alone)
                continue;
            // "option a is …" names A, "answer a question" does not.
            const bool article
                = text[at] == U'a' && at + 2 < text.size() && text[at + 1] == U' ' && cue != View(U"option");
            if (!article) {
                letters.push_back(upper(text[at]));
                break;
            }
        }
    }
    return letters;
}

std::optional<char> onlyOne(std::vector<char32_t> letters, std::span<const Option> options)
{
    std::sort(letters.begin(), letters.end());
    letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
    if (letters.size() != 1)
        return std::nullopt;
    const auto offered = std::any_of(options.begin(), options.end(), [&](const Option& option) {
        return option.letter.size() == 1 && upper(static_cast<unsigned char>(option.letter[0])) == letters[0];
    });
    return offered ? std::optional(static_cast<char>(letters[0])) : std::nullopt;
}

}

std::optional<char> choiceLetterMedVlmBench(std::string_view reply, std::string_view choices)
{
    static constexpr std::array<View, 6> cues{U"final answer", U"answer is", U"answer", U"ans", U"choice", U"option"};
    static constexpr std::array<View, 2> correct{U"correct answer is", U"the correct answer is"};
    const std::u32string text = collapsed(reply);
    const auto offered = [&](std::optional<char32_t> letter) {
        return letter && choices.find(static_cast<char>(*letter)) != std::string_view::npos;
    };
    for (const auto& letter : {letterAfterCue(text, cues, true), letterAfterCue(text, correct, false), bracketed(text),
             bold(text), standalone(text)}) {
        if (offered(letter))
            return static_cast<char>(*letter);
    }
    return std::nullopt;
}

std::optional<char> choiceLetterStrict(std::string_view reply, std::span<const Option> options)
{
    const std::u32string text = collapsed(reply);
    if (const auto letters = lettersNamed(text); !letters.empty())
        return onlyOne(letters, options);
    std::vector<char32_t> letters;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!isLetterAscii(text[at]))
            continue;
        const char32_t before = at > 0 ? text[at - 1] : U' ';
        const char32_t after = at + 1 < text.size() ? text[at + 1] : U' ';
        const bool enclosed = (before == U'(' && after == U')') || (before == U'[' && after == U']')
            || (before == U'*' && (after == U'*' || after == U'.' || after == U':'));
        const bool leading
            = at == 0 && (text.size() == 1 || after == U'.' || after == U')' || after == U':' || after == U',');
        const View rest = View(text).substr(at + 1);
        const bool conjunction = rest.starts_with(U" and ") || rest.starts_with(U" or ") || rest.starts_with(U" is ");
        const bool article = text[at] == U'A' && after == U' ' && !conjunction;
        const bool capital = text[at] >= U'A' && text[at] <= U'Z' && text[at] != U'I' && !article
            && !isPythonWord(before) && !isPythonWord(after) && before != U'\'' && after != U'\'';
        if (enclosed || leading || capital)
            letters.push_back(upper(text[at]));
    }
    if (!letters.empty())
        return onlyOne(std::move(letters), options);
    const std::string said = " " + normaliseStrict(reply) + " ";
    std::vector<char32_t> named;
    for (const Option& option : options) {
        const std::string wanted = normaliseStrict(option.text);
        if (!wanted.empty() && option.letter.size() == 1 && said.find(" " + wanted + " ") != std::string::npos)
            named.push_back(upper(static_cast<unsigned char>(option.letter[0])));
    }
    return onlyOne(std::move(named), options);
}

Closed readYesNo(std::string_view reply)
{
    static constexpr std::array<std::string_view, 5> yes{"yes", "yeah", "yep", "true", "correct"};
    static constexpr std::array<std::string_view, 4> no{"no", "nope", "false", "incorrect"};
    static constexpr std::array<std::string_view, 6> negation{"not", "without", "absent", "neither", "none", "cannot"};
    const auto in = [](const auto& list, std::string_view word) {
        return std::find(list.begin(), list.end(), word) != list.end();
    };
    const std::u32string text = decodeUtf8(reply);
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find_first_of(U".!?\n;", begin), text.size());
        const std::vector<std::string> said = words(View(text).substr(begin, end - begin));
        begin = end + 1;
        if (said.empty())
            continue;
        if (in(yes, said.front()) || in(no, said.front())) {
            const bool both
                = said.size() > 2 && (said[1] == "and" || said[1] == "or") && (in(yes, said[2]) || in(no, said[2]));
            if (both)
                return Closed::Unparsed;
            return in(yes, said.front()) ? Closed::Yes : Closed::No;
        }
        bool says = false;
        bool denies = false;
        bool negated = false;
        for (std::size_t i = 0; i < said.size(); ++i) {
            const bool inverted = i > 0 && said[i - 1] == "not";
            says = says || (in(yes, said[i]) && !inverted);
            denies = denies || in(no, said[i]) || (in(yes, said[i]) && inverted);
            negated = negated || in(negation, said[i]) || said[i].ends_with("n't");
        }
        if (says && denies)
            return Closed::Unparsed;
        if (says)
            return Closed::Yes;
        if (denies || negated)
            return Closed::No;
    }
    return Closed::Unparsed;
}

}
