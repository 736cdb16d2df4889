#pragma once

#include "core/text/token_table.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace vlm::text {

/// The large parts of a "model" section, kept out of its JSON document.
struct ModelData {
    struct Merge {
        std::uint32_t offset = 0; // of the left half in mergeText, the right half follows
        std::uint32_t left = 0; // bytes
        std::uint32_t right = 0;
    };

    TokenTable vocabulary;
    std::vector<double> scores; // Unigram: by id
    std::string mergeText;
    std::vector<Merge> merges; // BPE: by rank

    void addMerge(std::string_view left, std::string_view right);
    /// "left right". @throws Error Tokenizer: not two halves
    void addMerge(std::string_view line);
};

/// The token that stands for what a model does not know; its absence matters only when it is needed.
class UnknownToken {
public:
    /// @param token empty: the model has none
    UnknownToken(std::string token, const TokenTable& vocabulary);
    [[nodiscard]] bool isNamed() const { return !m_token.empty(); }
    /// @throws Error Tokenizer: not in the vocabulary
    [[nodiscard]] int id() const;

private:
    std::string m_token;
    int m_id = -1;
};

/// Turns one word into ids. Immutable and thread-safe.
class SubwordModel {
public:
    explicit SubwordModel(TokenTable vocabulary)
        : m_vocabulary(std::move(vocabulary))
    {
    }
    virtual ~SubwordModel() = default;
    SubwordModel(const SubwordModel&) = delete;
    SubwordModel& operator=(const SubwordModel&) = delete;

    /// Appends the ids of valid UTF-8. @throws Error Tokenizer
    virtual void encode(std::string_view word, std::vector<int>& ids) const = 0;
    [[nodiscard]] const TokenTable& vocabulary() const { return m_vocabulary; }

protected:
    /// Ids of "<0x00>" to "<0xFF>" for each byte of `text`; false if one is missing.
    bool appendBytes(std::string_view text, std::vector<int>& ids) const;

private:
    TokenTable m_vocabulary;
};

/// The "model" section of a tokenizer.json, without its vocab and merges: BPE, WordPiece, Unigram or WordLevel.
/// Source: huggingface/tokenizers tokenizers/src/models@v0.21.0.
/// @throws Error Tokenizer naming an unknown type or an inconsistency
[[nodiscard]] std::unique_ptr<const SubwordModel> makeModel(const nlohmann::json& section, ModelData data);

// One file each.
[[nodiscard]] std::unique_ptr<const SubwordModel> makeBpe(const nlohmann::json& section, ModelData data);
[[nodiscard]] std::unique_ptr<const SubwordModel> makeWordPiece(const nlohmann::json& section, ModelData data);
[[nodiscard]] std::unique_ptr<const SubwordModel> makeUnigram(const nlohmann::json& section, ModelData data);
[[nodiscard]] std::unique_ptr<const SubwordModel> makeWordLevel(const nlohmann::json& section, ModelData data);

}
