#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace vlm::text {

/// What surrounds one encoded text: every kind of post-processor comes to this.
struct Template {
    struct Part {
        bool isText = false; // otherwise a special token
        int id = -1;
        int typeId = 0;
    };
    std::vector<Part> parts{{.isText = true}};

    /// Number of special tokens.
    [[nodiscard]] std::size_t added() const;
};

/// The "post_processor" section of a tokenizer.json for a single text; only the text for null.
/// Source: huggingface/tokenizers tokenizers/src/processors@v0.21.0.
/// @throws Error Tokenizer naming an unknown type
[[nodiscard]] Template makeTemplate(const nlohmann::json& section);

}
