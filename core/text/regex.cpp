#define PCRE2_CODE_UNIT_WIDTH 8

#include "core/text/regex.h"

#include "core/base/error.h"
#include "core/base/format.h"

#include <utility>

#include <pcre2.h>

namespace vlm::text {

namespace {

// Oniguruma's Unicode \s, \w and \h differ from those of PCRE2: U+180E, marks, hexadecimal digits.
constexpr std::string_view kSpace
    = R"(\x{9}-\x{d}\x{20}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000})";
constexpr std::string_view kWord = R"(\p{L}\p{M}\p{Nd}\p{Pc})";
constexpr std::string_view kHex = "0-9a-fA-F";

constexpr std::uint32_t kMatchLimit = 2'000'000;

std::string_view classOf(char letter)
{
    switch (letter) {
    case 's':
    case 'S':
        return kSpace;
    case 'w':
    case 'W':
        return kWord;
    case 'h':
    case 'H':
        return kHex;
    default:
        return {};
    }
}

[[noreturn]] void unsupported(std::string_view what, std::string_view pattern)
{
    throw Error(ErrorKind::Tokenizer,
        vlm::format("regular expression: {} is not supported in \"{}\"; known are the constructs that Oniguruma and "
                    "PCRE2 share",
            what, pattern));
}

/// Appends the translation of the escape at `i` (a backslash) and returns the position after it.
std::size_t translateEscape(std::string_view pattern, std::size_t i, bool inClass, std::string& out)
{
    if (i + 1 >= pattern.size()) {
        out += '\\';
        return i + 1;
    }
    const char letter = pattern[i + 1];
    if (const auto members = classOf(letter); !members.empty()) {
        const bool negated = letter < 'a';
        if (inClass && negated && letter != 'S')
            unsupported(vlm::format("\\{} inside a class", letter), pattern);
        if (inClass)
            out += negated ? std::string("\\S") : std::string(members);
        else
            out.append(negated ? "[^" : "[").append(members).append("]");
        return i + 2;
    }
    if (letter == 'u' && i + 6 <= pattern.size()) {
        out.append("\\x{").append(pattern.substr(i + 2, 4)).append("}");
        return i + 6;
    }
    out.append(pattern, i, 2);
    return i + 2;
}

std::string translate(std::string_view pattern)
{
    std::string out;
    bool inClass = false;
    std::size_t classStart = 0;
    for (std::size_t i = 0; i < pattern.size();) {
        const char c = pattern[i];
        if (c == '\\') {
            i = translateEscape(pattern, i, inClass, out);
            continue;
        }
        if (!inClass && c == '[') {
            inClass = true;
            classStart = i + (i + 1 < pattern.size() && pattern[i + 1] == '^' ? 1 : 0);
            out.append(pattern, i, classStart - i + 1);
            i = classStart + 1;
            continue;
        }
        if (inClass && c == '[') {
            const auto end = pattern.find(":]", i);
            if (i + 1 >= pattern.size() || pattern[i + 1] != ':' || end == std::string_view::npos)
                unsupported("a class inside a class", pattern);
            out.append(pattern, i, end + 2 - i);
            i = end + 2;
            continue;
        }
        if (inClass && c == '&' && i + 1 < pattern.size() && pattern[i + 1] == '&')
            unsupported("an intersection of classes", pattern);
        if (inClass && c == ']' && i != classStart + 1)
            inClass = false;
        out += c;
        ++i;
    }
    return out;
}

std::string messageOf(int code)
{
    PCRE2_UCHAR buffer[256];
    pcre2_get_error_message(code, buffer, sizeof buffer);
    return reinterpret_cast<const char*>(buffer);
}

struct FreeCode {
    void operator()(pcre2_code* p) const { pcre2_code_free(p); }
};
struct FreeContext {
    void operator()(pcre2_match_context* p) const { pcre2_match_context_free(p); }
};
struct FreeData {
    void operator()(pcre2_match_data* p) const { pcre2_match_data_free(p); }
};

}

struct Regex::Compiled {
    std::string pattern;
    std::unique_ptr<pcre2_code, FreeCode> code;
    std::unique_ptr<pcre2_match_context, FreeContext> context;
};

Regex::Regex(std::string_view pattern)
{
    auto compiled = std::make_shared<Compiled>();
    compiled->pattern = pattern;
    const std::string translated = translate(pattern);
    int code = 0;
    PCRE2_SIZE offset = 0;
    // In Oniguruma's default syntax ^ and $ match at every line.
    compiled->code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(translated.data()), translated.size(),
        PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C, &code, &offset, nullptr));
    if (!compiled->code)
        throw Error(ErrorKind::Tokenizer,
            vlm::format(
                "regular expression \"{}\": {} at byte {} of its translation", pattern, messageOf(code), offset));
    pcre2_jit_compile(compiled->code.get(), PCRE2_JIT_COMPLETE); // without it the interpreter runs the same pattern
    compiled->context.reset(pcre2_match_context_create(nullptr));
    pcre2_set_match_limit(compiled->context.get(), kMatchLimit);
    m_compiled = std::move(compiled);
}

Regex Regex::literal(std::string_view text)
{
    Regex regex;
    regex.m_literal = text;
    return regex;
}

std::vector<Range> Regex::findAll(std::string_view text) const
{
    std::vector<Range> found;
    if (!m_compiled) {
        for (std::size_t at = 0; !m_literal.empty();) {
            at = text.find(m_literal, at);
            if (at == std::string_view::npos)
                break;
            found.push_back({at, at + m_literal.size()});
            at += m_literal.size();
        }
        return found;
    }
    const std::unique_ptr<pcre2_match_data, FreeData> data(
        pcre2_match_data_create_from_pattern(m_compiled->code.get(), nullptr));
    const auto* subject = reinterpret_cast<PCRE2_SPTR>(text.data());
    std::size_t emptyAt = std::string_view::npos;
    for (std::size_t at = 0; at <= text.size();) {
        // After an empty match, look for a non-empty one at the same place first.
        std::uint32_t flags = PCRE2_NO_UTF_CHECK;
        if (emptyAt == at)
            flags |= PCRE2_NOTEMPTY_ATSTART | PCRE2_ANCHORED;
        int result = pcre2_match(
            m_compiled->code.get(), subject, text.size(), at, flags, data.get(), m_compiled->context.get());
        if (result == PCRE2_ERROR_JIT_STACKLIMIT)
            result = pcre2_match(m_compiled->code.get(), subject, text.size(), at, flags | PCRE2_NO_JIT, data.get(),
                m_compiled->context.get());
        if (result == PCRE2_ERROR_NOMATCH) {
            if (emptyAt != at || at >= text.size())
                break;
            emptyAt = std::string_view::npos;
            ++at;
            while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
                ++at;
            continue;
        }
        if (result < 0)
            throw Error(ErrorKind::Tokenizer,
                vlm::format("regular expression \"{}\": {} on a text of {} bytes", m_compiled->pattern,
                    messageOf(result), text.size()));
        const PCRE2_SIZE* bounds = pcre2_get_ovector_pointer(data.get());
        if (bounds[1] < bounds[0])
            throw Error(ErrorKind::Tokenizer,
                vlm::format(
                    "regular expression \"{}\": \\K inside a lookaround is not supported", m_compiled->pattern));
        found.push_back({bounds[0], bounds[1]});
        at = bounds[1];
        emptyAt = bounds[0] == bounds[1] ? at : std::string_view::npos;
    }
    return found;
}

std::string Regex::replaceAll(std::string_view text, std::string_view replacement) const
{
    std::string out;
    out.reserve(text.size());
    std::size_t done = 0;
    for (const auto& [begin, end] : findAll(text)) {
        out.append(text, done, begin - done).append(replacement);
        done = end;
    }
    return out.append(text, done, std::string_view::npos);
}

}
