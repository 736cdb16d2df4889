#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vlm::text {

/// The content of a gzip file. @throws Error Tokenizer: not gzip, cut off, or longer than `limit` bytes
[[nodiscard]] std::string gunzip(std::string_view bytes, std::size_t limit);

}
