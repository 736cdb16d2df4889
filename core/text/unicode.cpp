#include "core/text/unicode.h"

#include "core/text/unicode_data.h"

#include <algorithm>

namespace vlm::text {

namespace {

/// Bytes of the well-formed sequence at `position`, or 0; `bad` is then the length of the ill-formed prefix.
std::size_t sequenceLength(std::string_view text, std::size_t position, std::size_t& bad)
{
    const auto byte = [&](std::size_t i) {
        return position + i < text.size() ? static_cast<unsigned char>(text[position + i]) : 0U;
    };
    const unsigned lead = byte(0);
    bad = 1;
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < low || byte(1) > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            bad = i;
            return 0;
        }
    }
    return length;
}

bool isMarkClass(CharClass kind)
{
    return kind == CharClass::NonspacingMark || kind == CharClass::OtherMark;
}

}

CodePoint codePointAt(std::string_view text, std::size_t position)
{
    const auto lead = static_cast<unsigned char>(text[position]);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t value = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i)
        value = (value << 6U) | (static_cast<unsigned char>(text[position + i]) & 0x3FU);
    return {value, length};
}

std::size_t countCodePoints(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void appendUtf8(std::string& out, char32_t value)
{
    const auto rest = [&](unsigned shift) { out += static_cast<char>(0x80U | ((value >> shift) & 0x3FU)); };
    if (value < 0x80) {
        out += static_cast<char>(value);
    } else if (value < 0x800) {
        out += static_cast<char>(0xC0U | (value >> 6U));
        rest(0);
    } else if (value < 0x10000) {
        out += static_cast<char>(0xE0U | (value >> 12U));
        rest(6);
        rest(0);
    } else {
        out += static_cast<char>(0xF0U | (value >> 18U));
        rest(12);
        rest(6);
        rest(0);
    }
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isValidUtf8(std::string_view text)
{
    std::size_t bad = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequenceLength(text, i, bad);
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

std::string toValidUtf8(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    std::size_t bad = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequenceLength(text, i, bad);
        if (length == 0)
            appendUtf8(out, 0xFFFD);
        else
            out.append(text, i, length);
        i += length == 0 ? bad : length;
    }
    return out;
}

std::string normalise(std::string_view text, NormalForm form)
{
    return isAscii(text) ? std::string(text) : normaliseUnicode(text, form);
}

std::string toLower(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto [c, length] = codePointAt(text, i);
        if (c == 0x130)
            out += "i\xCC\x87"; // the only code point whose lower case is two
        else if (c < 0x80)
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
        else
            appendUtf8(out, lowerCase(c));
        i += length;
    }
    return out;
}

bool isSpace(char32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isPunctuation(char32_t c)
{
    if (c < 0x80)
        return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
    const CharClass kind = charClass(c);
    return kind == CharClass::Connector || kind == CharClass::Punctuation;
}

bool isNumeric(char32_t c)
{
    const CharClass kind = charClass(c);
    return kind == CharClass::Decimal || kind == CharClass::LetterNumber || kind == CharClass::OtherNumber;
}

bool isOther(char32_t c)
{
    return charClass(c) == CharClass::Other;
}

bool isNonspacingMark(char32_t c)
{
    return charClass(c) == CharClass::NonspacingMark;
}

bool isMark(char32_t c)
{
    return isMarkClass(charClass(c));
}

bool isWord(char32_t c)
{
    const CharClass kind = charClass(c);
    return kind == CharClass::Letter || isMarkClass(kind) || kind == CharClass::Decimal
        || kind == CharClass::LetterNumber || kind == CharClass::Connector || c == 0x200C || c == 0x200D
        || (c >= 0x24B6 && c <= 0x24E9);
}

std::string_view trimLeft(std::string_view text)
{
    while (!text.empty()) {
        const auto [c, length] = codePointAt(text, 0);
        if (!isSpace(c))
            break;
        text.remove_prefix(length);
    }
    return text;
}

std::string_view trimRight(std::string_view text)
{
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U)
            --start;
        if (!isSpace(codePointAt(text, start).value))
            break;
        text.remove_suffix(text.size() - start);
    }
    return text;
}

std::string replaceAll(std::string_view text, std::string_view from, std::string_view to)
{
    std::string out;
    out.reserve(text.size());
    std::size_t done = 0;
    while (!from.empty()) {
        const std::size_t at = text.find(from, done);
        if (at == std::string_view::npos)
            break;
        out.append(text, done, at - done).append(to);
        done = at + from.size();
    }
    return out.append(text, done, std::string_view::npos);
}

}
