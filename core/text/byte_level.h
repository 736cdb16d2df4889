#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vlm::text {

/// Each byte as GPT-2's printable code point, UTF-8. Source: openai/gpt-2 src/encoder.py bytes_to_unicode.
[[nodiscard]] std::string bytesToPrintable(std::string_view bytes);
/// The inverse; nothing if some code point stands for no byte.
[[nodiscard]] std::optional<std::string> printableToBytes(std::string_view text);

}
