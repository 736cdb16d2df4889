#pragma once

#include <memory>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace vlm::text {

/// One step that rewrites the text before it is split. Immutable.
class Normalizer {
public:
    virtual ~Normalizer() = default;
    /// Valid UTF-8 in and out. @throws Error Tokenizer
    [[nodiscard]] virtual std::string apply(std::string text) const = 0;
};

/// The "normalizer" section of a tokenizer.json; null for null.
/// Source: huggingface/tokenizers tokenizers/src/normalizers@v0.21.0. Beside base64, "precompiled_charsmap" may be a
/// binary value: the bytes of a SentencePiece .model file.
/// @throws Error Tokenizer naming an unknown type
[[nodiscard]] std::unique_ptr<const Normalizer> makeNormalizer(const nlohmann::json& section);

}
