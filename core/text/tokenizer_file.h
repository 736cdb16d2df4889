#pragma once

#include "core/text/subword_model.h"

#include <string_view>

#include <nlohmann/json.hpp>

namespace vlm::text {

/// A tokenizer.json with its large tables apart.
struct TokenizerFile {
    nlohmann::json document; // all but model.vocab and model.merges
    ModelData data;
};

/// One pass over the text: vocab and merges never become JSON values.
/// @throws Error Tokenizer: not JSON, with the position; a vocabulary or merges of another shape
[[nodiscard]] TokenizerFile parseTokenizerJson(std::string_view text);

}
