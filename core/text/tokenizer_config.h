#pragma once

#include "core/text/added_tokens.h"
#include "core/text/tokenizer.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vlm::text {

/// What the files beside a tokenizer say of it.
struct TokenizerConfig {
    std::string tokenizerClass; // "" where it is not said
    std::map<std::string, std::string> specialTokens; // "pad_token" to "<pad>"
    std::vector<AddedToken> addedTokens; // with ids, in their order
    std::optional<bool> lowerCase; // do_lower_case
    std::optional<bool> addBos; // add_bos_token
    std::optional<bool> addEos; // add_eos_token
    std::optional<bool> legacy; // of a SentencePiece Llama: a space before every stretch of text, not only the first
    bool cleanUpSpaces = false;
    std::optional<Side> padSide;
    std::optional<Side> truncationSide;
    std::optional<std::size_t> maxLength;
};

/// tokenizer_config.json, special_tokens_map.json and added_tokens.json of a folder; each may be absent.
/// @throws Error Tokenizer; Data
[[nodiscard]] TokenizerConfig readTokenizerConfig(const std::filesystem::path& folder);

/// An entry of "added_tokens" or of "added_tokens_decoder". @throws Error Tokenizer
[[nodiscard]] AddedToken readAddedToken(const nlohmann::json& entry, int id);

}
