#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::text {

/// SentencePiece's precompiled normalisation rules: a double-array trie (Darts) and a pool of replacements.
/// Source: sentencepiece/src/normalizer.cc@v0.2.0; huggingface/spm_precompiled@0.1.4 for tokenizer.json.
class Charsmap {
public:
    /// @param blob u32 size of the trie, the trie, NUL-terminated replacements
    /// @throws Error Tokenizer
    explicit Charsmap(std::string_view blob);
    /// @throws Error Tokenizer: not base64
    static Charsmap fromBase64(std::string_view text);

    /// As tokenizer.json's Precompiled: whole grapheme clusters below 6 bytes first, then single code points.
    [[nodiscard]] std::string apply(std::string_view text) const;

private:
    /// Appends the replacement of the shortest rule that is a prefix of `key`. False: no rule.
    bool transform(std::string_view key, std::string& out) const;

    std::vector<std::uint32_t> m_trie;
    std::string m_pool;
};

}
