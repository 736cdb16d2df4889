#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vlm {

/// A text for people with what is filled into it, kept apart so that a window can translate the text. The template is
/// marked with VLM_TR and holds "{}" in the order of the arguments.
struct Sentence {
    std::string_view text{};
    std::vector<std::string> arguments{};

    /// In English. Arguments beyond the places are left out.
    std::string english() const
    {
        std::string out;
        std::size_t next = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text.substr(i, 2) == "{}" && next < arguments.size()) {
                out += arguments[next++];
                ++i;
            } else {
                out.push_back(text[i]);
            }
        }
        return out;
    }
};

}
