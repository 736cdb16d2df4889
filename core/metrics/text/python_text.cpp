#include "core/metrics/text/python_text.h"

#include <utf8proc.h>

namespace vlm::metrics {
namespace {

constexpr char32_t kDottedCapitalI = 0x130;
constexpr char32_t kCombiningDotAbove = 0x307;
constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kReplacement = 0xFFFD;

utf8proc_category_t category(char32_t c)
{
    return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

bool isLetter(char32_t c)
{
    const auto cat = category(c);
    return cat >= UTF8PROC_CATEGORY_LU && cat <= UTF8PROC_CATEGORY_LO;
}

bool isCased(char32_t c)
{
    const auto cat = category(c);
    const bool letterlike = (c >= 0x2160 && c <= 0x217F) || (c >= 0x24B6 && c <= 0x24E9); // Ⅳ, Ⓐ
    return letterlike || cat == UTF8PROC_CATEGORY_LU || cat == UTF8PROC_CATEGORY_LL || cat == UTF8PROC_CATEGORY_LT;
}

/// Case_Ignorable: marks, modifiers, format characters, and the marks that may stand inside a word.
bool isCaseIgnorable(char32_t c)
{
    constexpr std::u32string_view inside
        = U"'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";
    const auto cat = category(c);
    return cat == UTF8PROC_CATEGORY_MN || cat == UTF8PROC_CATEGORY_ME || cat == UTF8PROC_CATEGORY_CF
        || cat == UTF8PROC_CATEGORY_LM || cat == UTF8PROC_CATEGORY_SK || inside.find(c) != std::u32string_view::npos;
}

bool isFinalSigma(std::u32string_view text, std::size_t at)
{
    std::size_t before = at;
    while (before > 0 && isCaseIgnorable(text[before - 1]))
        --before;
    std::size_t after = at + 1;
    while (after < text.size() && isCaseIgnorable(text[after]))
        ++after;
    return before > 0 && isCased(text[before - 1]) && (after == text.size() || !isCased(text[after]));
}

}

std::u32string decodeUtf8(std::string_view text)
{
    std::u32string out;
    out.reserve(text.size());
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t value = 0;
        const auto length = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &value);
        out.push_back(length > 0 ? static_cast<char32_t>(value) : kReplacement);
        at += length > 0 ? static_cast<std::size_t>(length) : 1;
    }
    return out;
}

std::string encodeUtf8(std::u32string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : text) {
        utf8proc_uint8_t bytes[4];
        const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes);
        out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    }
    return out;
}

std::u32string pythonLower(std::u32string_view text)
{
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == kDottedCapitalI) {
            out.push_back(U'i');
            out.push_back(kCombiningDotAbove);
        } else if (text[i] == kCapitalSigma && isFinalSigma(text, i)) {
            out.push_back(kFinalSigma);
        } else {
            out.push_back(static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(text[i]))));
        }
    }
    return out;
}

bool isPythonSpace(char32_t c)
{
    if (c < 0x80)
        return c == U' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || category(c) == UTF8PROC_CATEGORY_ZS || c == 0x2028 || c == 0x2029;
}

bool isDecimal(char32_t c)
{
    return c < 0x80 ? c >= U'0' && c <= U'9' : category(c) == UTF8PROC_CATEGORY_ND;
}

bool isPythonWord(char32_t c)
{
    const auto cat = category(c);
    return c == U'_' || isLetter(c) || (cat >= UTF8PROC_CATEGORY_ND && cat <= UTF8PROC_CATEGORY_NO);
}

std::vector<std::u32string> pythonSplit(std::u32string_view text)
{
    std::vector<std::u32string> words;
    bool inside = false;
    for (const char32_t c : text) {
        const bool space = isPythonSpace(c);
        if (!space && !inside)
            words.emplace_back();
        if (!space)
            words.back().push_back(c);
        inside = !space;
    }
    return words;
}

std::u32string pythonStrip(std::u32string_view text)
{
    while (!text.empty() && isPythonSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isPythonSpace(text.back()))
        text.remove_suffix(1);
    return std::u32string(text);
}

}
