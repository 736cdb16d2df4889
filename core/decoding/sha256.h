#pragma once

#include <string>
#include <string_view>

namespace vlm::decoding {

/// 32 bytes. Source: FIPS 180-4
std::string sha256(std::string_view bytes);
/// Keyed hash, 32 bytes. Source: RFC 2104
std::string hmacSha256(std::string_view key, std::string_view message);

}
