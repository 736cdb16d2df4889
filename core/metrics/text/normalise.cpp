#include "core/metrics/text/normalise.h"
#include "core/base/error.h"
#include "core/metrics/text/python_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <utility>

#include <utf8proc.h>

namespace vlm::metrics {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::u32string_view kPunctuation = U";/[]\"{}()=+\\_-><@`,?!"; // in the reference's order
constexpr std::size_t kPeriods = 32; // re.UNICODE passed where the count belongs

constexpr std::array<Pair, 12> kReferenceNumbers{Pair{"none", "0"}, {"zero", "0"}, {"one", "1"}, {"two", "2"},
    {"three", "3"}, {"four", "4"}, {"five", "5"}, {"six", "6"}, {"seven", "7"}, {"eight", "8"}, {"nine", "9"},
    {"ten", "10"}};

constexpr std::array<Pair, 21> kNumbers{Pair{"zero", "0"}, {"one", "1"}, {"two", "2"}, {"three", "3"}, {"four", "4"},
    {"five", "5"}, {"six", "6"}, {"seven", "7"}, {"eight", "8"}, {"nine", "9"}, {"ten", "10"}, {"eleven", "11"},
    {"twelve", "12"}, {"thirteen", "13"}, {"fourteen", "14"}, {"fifteen", "15"}, {"sixteen", "16"}, {"seventeen", "17"},
    {"eighteen", "18"}, {"nineteen", "19"}, {"twenty", "20"}};

// VQAv2's spellings without apostrophe; those that can never match a lower-cased word are left out.
const std::map<std::string_view, std::string_view>& contractions()
{
    static const std::map<std::string_view, std::string_view> table{
        {"'ow'sat", "'ow's'at"},
        {"'ows'at", "'ow's'at"},
        {"aint", "ain't"},
        {"arent", "aren't"},
        {"cant", "can't"},
        {"couldn'tve", "couldn't've"},
        {"couldnt", "couldn't"},
        {"couldnt've", "couldn't've"},
        {"couldve", "could've"},
        {"didnt", "didn't"},
        {"doesnt", "doesn't"},
        {"dont", "don't"},
        {"hadn'tve", "hadn't've"},
        {"hadnt", "hadn't"},
        {"hadnt've", "hadn't've"},
        {"hasnt", "hasn't"},
        {"havent", "haven't"},
        {"he'dve", "he'd've"},
        {"hed", "he'd"},
        {"hed've", "he'd've"},
        {"hes", "he's"},
        {"howd", "how'd"},
        {"howll", "how'll"},
        {"hows", "how's"},
        {"isnt", "isn't"},
        {"it'dve", "it'd've"},
        {"itd", "it'd"},
        {"itd've", "it'd've"},
        {"itll", "it'll"},
        {"maam", "ma'am"},
        {"mightn'tve", "mightn't've"},
        {"mightnt", "mightn't"},
        {"mightnt've", "mightn't've"},
        {"mightve", "might've"},
        {"mustnt", "mustn't"},
        {"mustve", "must've"},
        {"neednt", "needn't"},
        {"notve", "not've"},
        {"oclock", "o'clock"},
        {"oughtnt", "oughtn't"},
        {"ow's'at", "'ow's'at"},
        {"shant", "shan't"},
        {"she'dve", "she'd've"},
        {"shed've", "she'd've"},
        {"shouldn'tve", "shouldn't've"},
        {"shouldnt", "shouldn't"},
        {"shouldnt've", "shouldn't've"},
        {"shouldve", "should've"},
        {"somebody'd", "somebodyd"},
        {"somebody'dve", "somebody'd've"},
        {"somebodyd've", "somebody'd've"},
        {"somebodyll", "somebody'll"},
        {"somebodys", "somebody's"},
        {"someone'dve", "someone'd've"},
        {"someoned", "someone'd"},
        {"someoned've", "someone'd've"},
        {"someonell", "someone'll"},
        {"someones", "someone's"},
        {"something'dve", "something'd've"},
        {"somethingd", "something'd"},
        {"somethingd've", "something'd've"},
        {"somethingll", "something'll"},
        {"thats", "that's"},
        {"there'dve", "there'd've"},
        {"thered", "there'd"},
        {"thered've", "there'd've"},
        {"therere", "there're"},
        {"theres", "there's"},
        {"they'dve", "they'd've"},
        {"theyd", "they'd"},
        {"theyd've", "they'd've"},
        {"theyll", "they'll"},
        {"theyre", "they're"},
        {"theyve", "they've"},
        {"twas", "'twas"},
        {"wasnt", "wasn't"},
        {"we'dve", "we'd've"},
        {"wed've", "we'd've"},
        {"werent", "weren't"},
        {"weve", "we've"},
        {"whatll", "what'll"},
        {"whatre", "what're"},
        {"whats", "what's"},
        {"whatve", "what've"},
        {"whens", "when's"},
        {"whered", "where'd"},
        {"wheres", "where's"},
        {"whereve", "where've"},
        {"who'dve", "who'd've"},
        {"whod", "who'd"},
        {"whod've", "who'd've"},
        {"wholl", "who'll"},
        {"whos", "who's"},
        {"whove", "who've"},
        {"whyll", "why'll"},
        {"whyre", "why're"},
        {"whys", "why's"},
        {"wont", "won't"},
        {"wouldn'tve", "wouldn't've"},
        {"wouldnt", "wouldn't"},
        {"wouldnt've", "wouldn't've"},
        {"wouldve", "would've"},
        {"y'all'dve", "y'all'd've"},
        {"y'alld've", "y'all'd've"},
        {"y'allll", "y'all'll"},
        {"yall", "y'all"},
        {"yall'd've", "y'all'd've"},
        {"yall'll", "y'all'll"},
        {"you'dve", "you'd've"},
        {"youd", "you'd"},
        {"youd've", "you'd've"},
        {"youll", "you'll"},
        {"youre", "you're"},
        {"youve", "you've"},
    };
    return table;
}

template <std::size_t N> std::string_view mapped(std::string_view word, const std::array<Pair, N>& table)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const Pair& pair) { return pair.first == word; });
    return found == table.end() ? word : found->second;
}

bool isArticle(std::string_view word)
{
    return word == "a" || word == "an" || word == "the";
}

bool hasDigitCommaDigit(std::u32string_view text)
{
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == U',' && isDecimal(text[i - 1]) && isDecimal(text[i + 1]))
            return true;
    }
    return false;
}

bool touchesSpace(std::u32string_view text, char32_t mark)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == mark && ((i > 0 && text[i - 1] == U' ') || (i + 1 < text.size() && text[i + 1] == U' ')))
            return true;
    }
    return false;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words) {
        if (!out.empty())
            out += ' ';
        out += word;
    }
    return out;
}

std::u32string nfkc(std::string_view text)
{
    const std::string valid = encodeUtf8(decodeUtf8(text));
    utf8proc_uint8_t* mapped = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
        static_cast<utf8proc_ssize_t>(valid.size()), &mapped,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
    if (length < 0)
        throw Error(ErrorKind::Data, std::string("answer text cannot be normalised: ") + utf8proc_errmsg(length));
    const std::u32string out = decodeUtf8({reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)});
    std::free(mapped);
    return out;
}

std::u32string withoutRemarks(std::u32string_view text)
{
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t close = text[i] == U'(' ? text.find(U')', i) : std::u32string_view::npos;
        if (close == std::u32string_view::npos)
            out.push_back(text[i]);
        else
            i = close;
    }
    // An answer that is nothing but a remark keeps it.
    return pythonSplit(out).empty() ? std::u32string(text) : out;
}

bool isWordMark(char32_t c)
{
    const auto cat = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return isPythonWord(c) || cat == UTF8PROC_CATEGORY_MN || cat == UTF8PROC_CATEGORY_MC;
}

}

std::string normaliseMedVlmBench(std::string_view lowered)
{
    const std::u32string token = decodeUtf8(lowered);
    const bool thousands = hasDigitCommaDigit(token);
    std::u32string spaced;
    for (const char32_t c : token) {
        if (kPunctuation.find(c) == std::u32string_view::npos)
            spaced.push_back(c);
        else if (!thousands && !touchesSpace(token, c))
            spaced.push_back(U' ');
    }
    std::u32string text;
    std::size_t removed = 0;
    for (std::size_t i = 0; i < spaced.size(); ++i) {
        const bool strip
            = spaced[i] == U'.' && removed < kPeriods && !(i + 1 < spaced.size() && isDecimal(spaced[i + 1]));
        if (strip)
            ++removed;
        else
            text.push_back(spaced[i]);
    }
    std::vector<std::string> words;
    for (const std::u32string& raw : pythonSplit(pythonLower(text))) {
        const std::string word = encodeUtf8(raw);
        const std::string_view known = mapped(word, kReferenceNumbers);
        if (isArticle(known))
            continue;
        const auto contraction = contractions().find(known);
        words.emplace_back(contraction == contractions().end() ? known : contraction->second);
    }
    std::string out = joined(words);
    std::erase(out, ',');
    return out;
}

std::string normaliseStrict(std::string_view text)
{
    const std::u32string lowered = withoutRemarks(pythonLower(nfkc(text)));
    std::u32string spaced;
    for (std::size_t i = 0; i < lowered.size(); ++i) {
        const char32_t c = lowered[i];
        const bool digitNext = i + 1 < lowered.size() && isDecimal(lowered[i + 1]);
        const bool digitBefore = i > 0 && isDecimal(lowered[i - 1]);
        if (c == U',' && digitBefore && digitNext)
            continue;
        if ((c == U'.' && digitNext) || c == U'%') {
            if (c == U'.' && !digitBefore)
                spaced.push_back(U'0');
            if (c == U'%')
                spaced.push_back(U' ');
            spaced.push_back(c);
        } else if (c == U'\'' || c == 0x2019) {
            continue;
        } else if (!isWordMark(c) || c == U'_') {
            spaced.push_back(U' ');
        } else {
            const bool unitBegins = digitBefore && c < 0x80 && c >= U'a' && c <= U'z';
            if (unitBegins)
                spaced.push_back(U' ');
            spaced.push_back(c);
        }
    }
    std::vector<std::string> words;
    for (const std::u32string& raw : pythonSplit(spaced)) {
        const std::string word = encodeUtf8(raw);
        if (!isArticle(word))
            words.emplace_back(mapped(word, kNumbers));
    }
    return joined(words);
}

std::vector<std::string> lowerWords(std::string_view text)
{
    std::vector<std::string> words;
    for (const std::u32string& word : pythonSplit(pythonLower(decodeUtf8(text))))
        words.push_back(encodeUtf8(word));
    return words;
}

std::vector<std::string> alphanumericRuns(std::string_view text)
{
    std::vector<std::string> runs;
    bool inside = false;
    for (const char32_t c : pythonLower(decodeUtf8(text))) {
        const bool kept = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
        if (kept && !inside)
            runs.emplace_back();
        if (kept)
            runs.back().push_back(static_cast<char>(c));
        inside = kept;
    }
    return runs;
}

}
