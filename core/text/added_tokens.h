#pragma once

#include "core/text/normalizers.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace vlm::text {

/// A token that is found in the text before any model sees it.
struct AddedToken {
    std::string content;
    int id = -1;
    bool singleWord = false; // not as a part of a word
    bool stripLeft = false; // takes the white space before it
    bool stripRight = false; // and after it
    bool normalized = false; // is looked for in the normalised text
    bool special = false; // left out of decoded text
};

/// A stretch of text, or an added token.
struct Segment {
    std::string_view text;
    int id = -1; // of the added token; -1: text
};

/// The added vocabulary. Source: huggingface/tokenizers tokenizers/src/tokenizer/added_vocabulary.rs@v0.21.0.
class AddedTokens {
public:
    AddedTokens() = default;
    /// @param tokens of equal contents the last counts
    AddedTokens(std::vector<AddedToken> tokens, const Normalizer* normalizer);

    /// Cuts raw text at the tokens that are not normalised; leftmost, then longest.
    [[nodiscard]] std::vector<Segment> splitRaw(std::string_view text) const { return split(text, m_raw); }
    /// Cuts normalised text at the tokens that are normalised.
    [[nodiscard]] std::vector<Segment> splitNormalized(std::string_view text) const
    {
        return split(text, m_normalized);
    }

    [[nodiscard]] const AddedToken* find(int id) const;
    [[nodiscard]] const AddedToken* find(std::string_view content) const;
    [[nodiscard]] bool isSpecial(std::string_view content) const { return m_special.contains(std::string(content)); }
    [[nodiscard]] int idLimit() const { return m_idLimit; }
    [[nodiscard]] const std::vector<AddedToken>& all() const { return m_tokens; }

private:
    /// Longest match at a position: by first byte the lengths that occur, then one look-up each.
    struct Matcher {
        std::unordered_map<std::string, std::size_t> tokens; // pattern to index in m_tokens
        std::array<std::vector<std::size_t>, 256> lengths; // descending
    };
    static void add(Matcher& matcher, std::string pattern, std::size_t index);
    [[nodiscard]] std::vector<Segment> split(std::string_view text, const Matcher& matcher) const;

    std::vector<AddedToken> m_tokens;
    std::unordered_map<int, std::size_t> m_byId;
    std::unordered_map<std::string, std::size_t> m_byContent;
    std::unordered_set<std::string> m_special;
    Matcher m_raw;
    Matcher m_normalized;
    int m_idLimit = 0;
};

}
