#include "core/metrics/text/porter.h"

#include <array>
#include <optional>
#include <utility>

namespace vlm::metrics {
namespace {

using View = std::u32string_view;
using Word = std::u32string;

bool isConsonant(View word, std::size_t i)
{
    switch (word[i]) {
    case U'a':
    case U'e':
    case U'i':
    case U'o':
    case U'u':
        return false;
    case U'y':
        return i == 0 || !isConsonant(word, i - 1);
    default:
        return true;
    }
}

int measure(View stem)
{
    int changes = 0;
    for (std::size_t i = 1; i < stem.size(); ++i)
        changes += !isConsonant(stem, i - 1) && isConsonant(stem, i);
    return changes;
}

bool containsVowel(View stem)
{
    for (std::size_t i = 0; i < stem.size(); ++i) {
        if (!isConsonant(stem, i))
            return true;
    }
    return false;
}

bool endsDoubleConsonant(View word)
{
    return word.size() >= 2 && word.back() == word[word.size() - 2] && isConsonant(word, word.size() - 1);
}

bool endsCvc(View word)
{
    const std::size_t n = word.size();
    if (n == 2)
        return !isConsonant(word, 0) && isConsonant(word, 1);
    return n >= 3 && isConsonant(word, n - 3) && !isConsonant(word, n - 2) && isConsonant(word, n - 1)
        && word.back() != U'w' && word.back() != U'x' && word.back() != U'y';
}

View without(View word, View suffix)
{
    return word.substr(0, word.size() - suffix.size());
}

struct Rule {
    View suffix;
    View replacement;
};

/// The first rule whose suffix fits decides; it applies if the rest of the word has a measure above `least`.
template <std::size_t N> Word applyRules(View word, const std::array<Rule, N>& rules, int least)
{
    for (const Rule& rule : rules) {
        if (!word.ends_with(rule.suffix))
            continue;
        const View stem = without(word, rule.suffix);
        return measure(stem) > least ? Word(stem) + Word(rule.replacement) : Word(word);
    }
    return Word(word);
}

Word step1a(View word)
{
    if (word.ends_with(U"ies"))
        return Word(without(word, U"ies")) + (word.size() == 4 ? U"ie" : U"i");
    if (word.ends_with(U"sses"))
        return Word(without(word, U"es"));
    if (word.ends_with(U"s") && !word.ends_with(U"ss"))
        return Word(without(word, U"s"));
    return Word(word);
}

Word step1b(View word)
{
    if (word.ends_with(U"ied"))
        return Word(without(word, U"ied")) + (word.size() == 4 ? U"ie" : U"i");
    if (word.ends_with(U"eed"))
        return measure(without(word, U"eed")) > 0 ? Word(without(word, U"d")) : Word(word);
    std::optional<View> found;
    for (const View suffix : {View(U"ed"), View(U"ing")}) {
        if (!found && word.ends_with(suffix) && containsVowel(without(word, suffix)))
            found = without(word, suffix);
    }
    if (!found)
        return Word(word);
    const View stem = *found;
    if (stem.ends_with(U"at") || stem.ends_with(U"bl") || stem.ends_with(U"iz"))
        return Word(stem) + U"e";
    if (endsDoubleConsonant(stem)) {
        const char32_t last = stem.back();
        return last == U'l' || last == U's' || last == U'z' ? Word(stem) : Word(stem.substr(0, stem.size() - 1));
    }
    return measure(stem) == 1 && endsCvc(stem) ? Word(stem) + U"e" : Word(stem);
}

Word step1c(View word)
{
    if (!word.ends_with(U"y"))
        return Word(word);
    const View stem = without(word, U"y");
    return stem.size() > 1 && isConsonant(stem, stem.size() - 1) ? Word(stem) + U"i" : Word(word);
}

Word step2(View word)
{
    static constexpr std::array<Rule, 21> rules{{{U"ational", U"ate"}, {U"tional", U"tion"}, {U"enci", U"ence"},
        {U"anci", U"ance"}, {U"izer", U"ize"}, {U"bli", U"ble"}, {U"alli", U"al"}, {U"entli", U"ent"}, {U"eli", U"e"},
        {U"ousli", U"ous"}, {U"ization", U"ize"}, {U"ation", U"ate"}, {U"ator", U"ate"}, {U"alism", U"al"},
        {U"iveness", U"ive"}, {U"fulness", U"ful"}, {U"ousness", U"ous"}, {U"aliti", U"al"}, {U"iviti", U"ive"},
        {U"biliti", U"ble"}, {U"fulli", U"ful"}}};
    if (word.ends_with(U"alli") && measure(without(word, U"alli")) > 0)
        return step2(without(word, U"li"));
    if (word.ends_with(U"logi")) // the l belongs to the stem, so that "geologi" behaves as "archaeologi"
        return measure(word.substr(0, word.size() - 3)) > 0 ? Word(without(word, U"i")) : Word(word);
    return applyRules(word, rules, 0);
}

Word step3(View word)
{
    static constexpr std::array<Rule, 7> rules{{{U"icate", U"ic"}, {U"ative", U""}, {U"alize", U"al"},
        {U"iciti", U"ic"}, {U"ical", U"ic"}, {U"ful", U""}, {U"ness", U""}}};
    return applyRules(word, rules, 0);
}

Word step4(View word)
{
    static constexpr std::array<Rule, 18> rules{{{U"al", U""}, {U"ance", U""}, {U"ence", U""}, {U"er", U""},
        {U"ic", U""}, {U"able", U""}, {U"ible", U""}, {U"ant", U""}, {U"ement", U""}, {U"ment", U""}, {U"ent", U""},
        {U"ou", U""}, {U"ism", U""}, {U"ate", U""}, {U"iti", U""}, {U"ous", U""}, {U"ive", U""}, {U"ize", U""}}};
    if (word.ends_with(U"ion")) {
        const View stem = without(word, U"ion");
        return measure(stem) > 1 && (stem.back() == U's' || stem.back() == U't') ? Word(stem) : Word(word);
    }
    return applyRules(word, rules, 1);
}

Word step5(View word)
{
    Word out(word);
    if (out.ends_with(U"e")) {
        const View stem = without(word, U"e");
        if (measure(stem) > 1 || (measure(stem) == 1 && !endsCvc(stem)))
            out = Word(stem);
    }
    if (out.ends_with(U"ll") && measure(View(out).substr(0, out.size() - 1)) > 1)
        out.pop_back();
    return out;
}

std::optional<View> irregular(View word)
{
    static constexpr std::array<std::pair<View, View>, 16> table{
        {{U"sky", U"sky"}, {U"skies", U"sky"}, {U"dying", U"die"}, {U"lying", U"lie"}, {U"tying", U"tie"},
            {U"news", U"news"}, {U"innings", U"inning"}, {U"inning", U"inning"}, {U"outings", U"outing"},
            {U"outing", U"outing"}, {U"cannings", U"canning"}, {U"canning", U"canning"}, {U"howe", U"howe"},
            {U"proceed", U"proceed"}, {U"exceed", U"exceed"}, {U"succeed", U"succeed"}}};
    for (const auto& [form, stem] : table) {
        if (form == word)
            return stem;
    }
    return std::nullopt;
}

}

std::u32string porterStem(std::u32string_view lowered)
{
    if (const auto stem = irregular(lowered))
        return Word(*stem);
    if (lowered.size() <= 2)
        return Word(lowered);
    return step5(step4(step3(step2(step1c(step1b(step1a(lowered)))))));
}

}
