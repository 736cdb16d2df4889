#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include <ATen/ATen.h>

#include "core/text/tokenizer.h"

namespace vlm::models {

struct TokenBatch {
    at::Tensor ids; // [texts, tokens] int64
    at::Tensor mask; // [texts, tokens] int64: 1 for a token, 0 for padding
};

/// How a family's published processor turns texts into one batch.
struct TextPolicy {
    std::int64_t maxLength = 77; // tokens, special ones included; longer texts are cut
    text::Padding padding = text::Padding::Longest;
    std::int64_t padId = 0;
};

/// A checkpoint's tokenizer with the family's padding. Immutable, thread-safe.
class TextInput {
public:
    /// Reads the folder's tokenizer; its model_max_length can only shorten policy.maxLength.
    /// @throws Error Tokenizer
    static TextInput fromFolder(const std::filesystem::path& folder, TextPolicy policy);
    TextInput(text::Tokenizer tokenizer, TextPolicy policy);

    /// All texts padded to one length.
    [[nodiscard]] TokenBatch operator()(std::span<const std::string> texts) const;
    /// Padded, and if need be cut, to exactly `length`.
    [[nodiscard]] TokenBatch padded(std::span<const std::string> texts, std::int64_t length) const;
    [[nodiscard]] const text::Tokenizer& tokenizer() const { return m_tokenizer; }

private:
    [[nodiscard]] TokenBatch encode(
        std::span<const std::string> texts, std::int64_t maxLength, text::Padding padding) const;

    text::Tokenizer m_tokenizer;
    TextPolicy m_policy;
};

}
