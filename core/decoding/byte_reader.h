#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace vlm::decoding {

/// Bounds-checked integers at offsets of a byte string.
class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }

    [[nodiscard]] std::optional<std::uint64_t> big(std::size_t at, std::size_t count) const
    {
        if (at > size() || count > size() - at)
            return std::nullopt;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value = value << 8 | std::to_integer<std::uint64_t>(m_bytes[at + i]);
        return value;
    }

    [[nodiscard]] std::optional<std::uint64_t> little(std::size_t at, std::size_t count) const
    {
        if (at > size() || count > size() - at)
            return std::nullopt;
        std::uint64_t value = 0;
        for (std::size_t i = count; i > 0; --i)
            value = value << 8 | std::to_integer<std::uint64_t>(m_bytes[at + i - 1]);
        return value;
    }

    [[nodiscard]] bool has(std::size_t at, std::string_view text) const
    {
        if (at > size() || text.size() > size() - at)
            return false;
        for (std::size_t i = 0; i < text.size(); ++i)
            if (std::to_integer<unsigned char>(m_bytes[at + i]) != static_cast<unsigned char>(text[i]))
                return false;
        return true;
    }

private:
    std::span<const std::byte> m_bytes;
};

}
