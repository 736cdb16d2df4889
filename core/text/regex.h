#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::text {

/// A byte range [begin, end).
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// An Oniguruma pattern of a tokenizer.json, run by PCRE2 (UTF, Unicode properties, JIT). Immutable, thread-safe.
class Regex {
public:
    /// @throws Error Tokenizer: not a pattern, or a construct that means something else in PCRE2
    explicit Regex(std::string_view pattern);
    /// Matches exactly this text.
    static Regex literal(std::string_view text);

    /// Non-overlapping matches from left to right in valid UTF-8. @throws Error Tokenizer when the match limit is hit
    [[nodiscard]] std::vector<Range> findAll(std::string_view text) const;
    [[nodiscard]] std::string replaceAll(std::string_view text, std::string_view replacement) const;

private:
    struct Compiled;
    Regex() = default;

    std::shared_ptr<const Compiled> m_compiled; // null for a literal
    std::string m_literal;
};

}
