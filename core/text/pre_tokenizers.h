#pragma once

#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace vlm::text {

/// A stretch of normalised text that the model will see as one word.
struct Piece {
    std::string text;
    bool first = false; // begins where the whole input begins
};

/// One step that cuts pieces into smaller ones. Immutable.
class PreTokenizer {
public:
    virtual ~PreTokenizer() = default;
    /// @throws Error Tokenizer
    [[nodiscard]] virtual std::vector<Piece> apply(std::vector<Piece> pieces) const = 0;
};

/// The "pre_tokenizer" section of a tokenizer.json; null for null.
/// Source: huggingface/tokenizers tokenizers/src/pre_tokenizers@v0.21.0.
/// @throws Error Tokenizer naming an unknown type
[[nodiscard]] std::unique_ptr<const PreTokenizer> makePreTokenizer(const nlohmann::json& section);

}
