#include "core/base/error.h"
#include "core/base/hash.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

// MurmurHash3_x64_128 with seed 0 (Appleby 2011), for builds without xxHash: as good a content key, another value.

namespace vlm {
namespace {

constexpr std::uint64_t kFirst = 0x87c37b91114253d5, kSecond = 0x4cf5ad432745937f;

struct Murmur {
    std::uint64_t h1 = 0, h2 = 0, length = 0;
    std::array<std::byte, 16> pending{};
    std::size_t held = 0;

    static std::uint64_t word(const std::byte* bytes)
    {
        std::uint64_t value = 0;
        std::memcpy(&value, bytes, sizeof value);
        return value;
    }
    static std::uint64_t mixed(std::uint64_t k, std::uint64_t by, int turn, std::uint64_t then)
    {
        return std::rotl(k * by, turn) * then;
    }
    static std::uint64_t finished(std::uint64_t h)
    {
        h = (h ^ h >> 33U) * 0xff51afd7ed558ccd;
        h = (h ^ h >> 33U) * 0xc4ceb9fe1a85ec53;
        return h ^ h >> 33U;
    }

    void block(const std::byte* bytes)
    {
        h1 ^= mixed(word(bytes), kFirst, 31, kSecond);
        h1 = (std::rotl(h1, 27) + h2) * 5 + 0x52dce729;
        h2 ^= mixed(word(bytes + 8), kSecond, 33, kFirst);
        h2 = (std::rotl(h2, 31) + h1) * 5 + 0x38495ab5;
    }

    void add(std::span<const std::byte> bytes)
    {
        length += bytes.size();
        if (held > 0) {
            const std::size_t taken = std::min(pending.size() - held, bytes.size());
            std::copy_n(bytes.begin(), taken, pending.begin() + static_cast<std::ptrdiff_t>(held));
            held += taken;
            bytes = bytes.subspan(taken);
            if (held < pending.size())
                return;
            block(pending.data());
            held = 0;
        }
        for (; bytes.size() >= pending.size(); bytes = bytes.subspan(pending.size()))
            block(bytes.data());
        std::ranges::copy(bytes, pending.begin());
        held = bytes.size();
    }

    [[nodiscard]] std::array<std::uint64_t, 2> digest() const
    {
        std::array<std::byte, 16> tail{};
        std::copy_n(pending.begin(), held, tail.begin());
        std::uint64_t a = h1, b = h2;
        if (held > 8)
            b ^= mixed(word(tail.data() + 8), kSecond, 33, kFirst);
        if (held > 0)
            a ^= mixed(word(tail.data()), kFirst, 31, kSecond);
        a ^= length;
        b ^= length;
        a += b;
        b += a;
        a = finished(a);
        b = finished(b);
        a += b;
        return {a, b + a};
    }
};

}

Hasher::Hasher()
    : m_state(new Murmur)
{
}

Hasher::~Hasher()
{
    delete static_cast<Murmur*>(m_state);
}

Hasher& Hasher::add(std::span<const std::byte> bytes)
{
    static_cast<Murmur*>(m_state)->add(bytes);
    return *this;
}

std::string Hasher::hex() const
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint64_t half : static_cast<const Murmur*>(m_state)->digest())
        for (int shift = 60; shift >= 0; shift -= 4)
            text += digits[(half >> shift) & 15];
    return text;
}

}
