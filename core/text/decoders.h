#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace vlm::text {

/// One step from tokens back to text. Immutable.
class Decoder {
public:
    virtual ~Decoder() = default;
    [[nodiscard]] virtual std::vector<std::string> apply(std::vector<std::string> tokens) const = 0;
};

/// The "decoder" section of a tokenizer.json; null for null.
/// Source: huggingface/tokenizers tokenizers/src/decoders@v0.21.0.
/// @throws Error Tokenizer naming an unknown type
[[nodiscard]] std::unique_ptr<const Decoder> makeDecoder(const nlohmann::json& section);

/// No space before punctuation and English contractions.
/// Source: huggingface/transformers tokenization_utils_base.py clean_up_tokenization@v4.57.0.
[[nodiscard]] std::string cleanUpSpaces(std::string text);

}
