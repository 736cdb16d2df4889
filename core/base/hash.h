#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace vlm {

/// Incremental 128-bit hash; content keys of caches and fingerprints. Not for security. XXH3 (hash_xxh3.cpp), or in
/// builds with nothing but LibTorch MurmurHash3 (hash_murmur.cpp).
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    Hasher& add(std::span<const std::byte> bytes);
    /// Adds the length first, so ("ab","c") and ("a","bc") differ.
    Hasher& add(std::string_view text);
    Hasher& add(std::uint64_t value);

    /// 32 lower-case hex digits.
    [[nodiscard]] std::string hex() const;

private:
    void* m_state;
};

[[nodiscard]] std::string hashText(std::string_view text);
/// @throws Error Data if the file cannot be read
[[nodiscard]] std::string hashFile(const std::filesystem::path& file);

}
