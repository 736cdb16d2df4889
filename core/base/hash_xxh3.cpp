#include "core/base/hash.h"

#include <xxhash.h>

namespace vlm {

Hasher::Hasher()
    : m_state(XXH3_createState())
{
    XXH3_128bits_reset(static_cast<XXH3_state_t*>(m_state));
}

Hasher::~Hasher()
{
    XXH3_freeState(static_cast<XXH3_state_t*>(m_state));
}

Hasher& Hasher::add(std::span<const std::byte> bytes)
{
    XXH3_128bits_update(static_cast<XXH3_state_t*>(m_state), bytes.data(), bytes.size());
    return *this;
}

std::string Hasher::hex() const
{
    const XXH128_hash_t hash = XXH3_128bits_digest(static_cast<const XXH3_state_t*>(m_state));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint64_t half : {std::uint64_t(hash.high64), std::uint64_t(hash.low64)})
        for (int shift = 60; shift >= 0; shift -= 4)
            text += digits[(half >> shift) & 15];
    return text;
}

}
