#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vlm::text {

/// The published prompt of one question about one image, up to where the answer begins.
struct ChatTemplate {
    std::string_view id;
    std::string_view title;
    /// With {image}, where the tokens of the image go, and {question}. The beginning-of-sequence token is the
    /// tokenizer's affair and not in it.
    std::string_view prompt;
    std::string_view source;
    bool trimsQuestion = false; // white space around the question goes
};

[[nodiscard]] std::span<const ChatTemplate> chatTemplates();

/// @throws Error Config listing the known ids
[[nodiscard]] const ChatTemplate& chatTemplate(std::string_view id);

/// The prompt with its places filled in one pass: braces in the question stay as they are.
[[nodiscard]] std::string fillPrompt(std::string_view prompt, std::string_view image, std::string_view question);
[[nodiscard]] std::string fillPrompt(const ChatTemplate& chat, std::string_view image, std::string_view question);

}
