#include "core/text/charsmap.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/text/unicode_data.h"

#include <cstring>

namespace vlm::text {

namespace {

// Layout of a unit: s-taku/darts-clone include/darts.h.
bool hasLeaf(std::uint32_t unit)
{
    return ((unit >> 8U) & 1U) == 1U;
}
std::uint32_t value(std::uint32_t unit)
{
    return unit & 0x7FFFFFFFU;
}
std::uint32_t label(std::uint32_t unit)
{
    return unit & (0x80000000U | 0xFFU);
}
std::uint32_t offset(std::uint32_t unit)
{
    return (unit >> 10U) << ((unit & 0x200U) >> 6U);
}

int base64Digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

}

Charsmap::Charsmap(std::string_view blob)
{
    std::uint32_t size = 0;
    if (blob.size() >= sizeof size)
        std::memcpy(&size, blob.data(), sizeof size);
    if (blob.size() < sizeof size || size % sizeof(std::uint32_t) != 0 || size > blob.size() - sizeof size || size == 0)
        throw Error(ErrorKind::Tokenizer,
            vlm::format(
                "precompiled charsmap: {} bytes cannot hold the trie of {} bytes it announces", blob.size(), size));
    m_trie.resize(size / sizeof(std::uint32_t));
    std::memcpy(m_trie.data(), blob.data() + sizeof size, size);
    m_pool = blob.substr(sizeof size + size);
}

Charsmap Charsmap::fromBase64(std::string_view text)
{
    std::string blob;
    blob.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == '=')
            break;
        const int digit = base64Digit(c);
        if (digit < 0)
            throw Error(ErrorKind::Tokenizer, "precompiled charsmap: not base64");
        bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            blob += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
        }
    }
    return Charsmap(blob);
}

bool Charsmap::transform(std::string_view key, std::string& out) const
{
    std::size_t node = offset(m_trie[0]);
    for (const char c : key) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == 0)
            return false;
        node ^= byte;
        if (node >= m_trie.size() || label(m_trie[node]) != byte)
            return false;
        const std::uint32_t unit = m_trie[node];
        node ^= offset(unit);
        if (!hasLeaf(unit))
            continue;
        const std::size_t at = node < m_trie.size() ? value(m_trie[node]) : m_pool.size();
        if (at >= m_pool.size())
            throw Error(ErrorKind::Tokenizer, "precompiled charsmap: a rule points outside its replacements");
        const auto replacement = std::string_view(m_pool).substr(at, m_pool.find('\0', at) - at);
        if (!isValidUtf8(replacement))
            throw Error(ErrorKind::Tokenizer, "precompiled charsmap: a replacement is not UTF-8");
        out += replacement;
        return true;
    }
    return false;
}

std::string Charsmap::apply(std::string_view text) const
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        int state = 0;
        auto [previous, end] = codePointAt(text, i);
        end += i;
        while (end < text.size()) {
            const auto [c, length] = codePointAt(text, end);
            if (graphemeEnds(previous, c, state))
                break;
            previous = c;
            end += length;
        }
        const auto grapheme = text.substr(i, end - i);
        i = end;
        if (grapheme.size() < 6 && transform(grapheme, out))
            continue;
        for (std::size_t k = 0; k < grapheme.size();) {
            const auto one = grapheme.substr(k, codePointAt(grapheme, k).length);
            if (!transform(one, out))
                out += one;
            k += one.size();
        }
    }
    return out;
}

}
