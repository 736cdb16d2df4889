#include "core/data/attributes.h"

#include "core/base/error.h"

#include <cstdint>

namespace vlm::data {

namespace {

/// Lengths in groups of seven bits, the low ones first; the eighth says that more follow.
void put(std::string& out, std::string_view text)
{
    std::size_t length = text.size();
    for (; length > 0x7F; length >>= 7)
        out += static_cast<char>(0x80 | (length & 0x7F));
    out += static_cast<char>(length);
    out += text;
}

std::string_view take(std::string_view& in)
{
    std::size_t length = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<std::uint8_t>(in.front());
        in.remove_prefix(1);
        length |= static_cast<std::size_t>(byte & 0x7F) << shift;
        if (byte < 0x80)
            break;
    }
    const std::string_view text = in.substr(0, length);
    in.remove_prefix(length);
    return text;
}

}

Attributes::const_iterator::const_iterator(std::string_view packed)
    : m_rest(packed)
    , m_end(false)
{
    ++*this;
}

Attributes::const_iterator& Attributes::const_iterator::operator++()
{
    if (m_rest.empty()) {
        *this = {};
        return *this;
    }
    m_entry.first = take(m_rest);
    m_entry.second = take(m_rest);
    return *this;
}

Attributes::Attributes(std::initializer_list<value_type> entries)
{
    for (const auto& [name, value] : entries)
        emplace(name, value);
}

void Attributes::emplace(std::string_view name, std::string_view value)
{
    std::string packed;
    bool placed = false;
    for (const auto& [other, kept] : *this) {
        if (other == name)
            return;
        if (!placed && name < other) {
            put(packed, name);
            put(packed, value);
            placed = true;
        }
        put(packed, other);
        put(packed, kept);
    }
    if (!placed) {
        put(packed, name);
        put(packed, value);
    }
    m_packed = packed;
}

Attributes::const_iterator Attributes::find(std::string_view name) const
{
    for (auto it = begin(); it != end(); ++it)
        if (it->first == name)
            return it;
    return end();
}

std::string Attributes::at(std::string_view name) const
{
    if (const auto it = find(name); it != end())
        return std::string(it->second);
    std::string known;
    for (const auto& [other, value] : *this)
        known.append(known.empty() ? "" : ", ").append(other);
    throw Error(ErrorKind::Data, "a sample has no attribute \"" + std::string(name) + "\"; it has: " + known);
}

std::size_t Attributes::size() const
{
    std::size_t count = 0;
    for (auto it = begin(); it != end(); ++it)
        ++count;
    return count;
}

}
