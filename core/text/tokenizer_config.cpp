#include "core/text/tokenizer_config.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/text/json_fields.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace vlm::text {

namespace {

constexpr std::string_view kWhere = "tokenizer_config.json";
constexpr double kNoLimit = 1e9; // transformers writes int(1e30) for "none"

std::optional<nlohmann::json> readIfThere(const std::filesystem::path& file)
{
    if (!std::filesystem::exists(file))
        return std::nullopt;
    auto json = readJson(file);
    if (!json.is_object())
        throw Error(ErrorKind::Tokenizer, vlm::format("{}: not a JSON object", file.string()));
    return json;
}

/// "<pad>" or {"content": "<pad>", …}; other values are no tokens.
std::optional<std::string> contentOf(const nlohmann::json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_object() && value.contains("content") && value["content"].is_string())
        return value["content"].get<std::string>();
    return std::nullopt;
}

void readSpecialTokens(const nlohmann::json& object, TokenizerConfig& config)
{
    for (const auto& [key, value] : object.items()) {
        if (!key.ends_with("_token"))
            continue;
        if (const auto content = contentOf(value))
            config.specialTokens.try_emplace(key, *content);
    }
}

std::optional<Side> sideOf(const nlohmann::json& config, std::string_view key)
{
    const auto name = fieldOr<std::string>(config, key, "", kWhere);
    if (name.empty())
        return std::nullopt;
    if (name == "left")
        return Side::Left;
    if (name == "right")
        return Side::Right;
    unknownType(name, vlm::format("{}: {}", kWhere, key), "left, right");
}

std::optional<bool> flagOf(const nlohmann::json& config, std::string_view key)
{
    const auto found = config.find(key);
    return found == config.end() || found->is_null() ? std::nullopt : std::optional(field<bool>(config, key, kWhere));
}

void readConfig(const nlohmann::json& json, TokenizerConfig& config)
{
    config.tokenizerClass = fieldOr<std::string>(json, "tokenizer_class", "", kWhere);
    config.lowerCase = flagOf(json, "do_lower_case");
    config.addBos = flagOf(json, "add_bos_token");
    config.addEos = flagOf(json, "add_eos_token");
    config.legacy = flagOf(json, "legacy");
    config.cleanUpSpaces = flagOf(json, "clean_up_tokenization_spaces").value_or(false);
    config.padSide = sideOf(json, "padding_side");
    config.truncationSide = sideOf(json, "truncation_side");
    const double length = fieldOr(json, "model_max_length", kNoLimit, kWhere);
    if (length >= 1.0 && length < kNoLimit)
        config.maxLength = static_cast<std::size_t>(length);
    readSpecialTokens(json, config);
    if (const auto extra = json.find("extra_special_tokens"); extra != json.end() && extra->is_object())
        readSpecialTokens(*extra, config);
    const auto decoder = fieldOr(json, "added_tokens_decoder", nlohmann::json::object(), kWhere);
    for (const auto& [key, value] : decoder.items()) {
        int id = -1;
        const auto [end, fault] = std::from_chars(key.data(), key.data() + key.size(), id);
        if (fault != std::errc() || end != key.data() + key.size() || id < 0)
            throw Error(
                ErrorKind::Tokenizer, vlm::format("{}: added_tokens_decoder: \"{}\" is not an id", kWhere, key));
        config.addedTokens.push_back(readAddedToken(value, id));
    }
}

}

AddedToken readAddedToken(const nlohmann::json& entry, int id)
{
    constexpr std::string_view kEntry = "added token";
    return {
        .content = field<std::string>(entry, "content", kEntry),
        .id = id,
        .singleWord = fieldOr(entry, "single_word", false, kEntry),
        .stripLeft = fieldOr(entry, "lstrip", false, kEntry),
        .stripRight = fieldOr(entry, "rstrip", false, kEntry),
        .normalized = fieldOr(entry, "normalized", false, kEntry),
        .special = fieldOr(entry, "special", false, kEntry),
    };
}

TokenizerConfig readTokenizerConfig(const std::filesystem::path& folder)
{
    TokenizerConfig config;
    if (const auto json = readIfThere(folder / "tokenizer_config.json"))
        readConfig(*json, config);
    if (const auto json = readIfThere(folder / "special_tokens_map.json"))
        readSpecialTokens(*json, config);
    if (const auto json = readIfThere(folder / "added_tokens.json")) {
        for (const auto& [content, id] : json->items()) {
            const auto same = [&content = content](const AddedToken& token) { return token.content == content; };
            if (std::none_of(config.addedTokens.begin(), config.addedTokens.end(), same))
                config.addedTokens.push_back(
                    {.content = content, .id = field<int>(*json, content, "added_tokens.json")});
        }
    }
    std::sort(config.addedTokens.begin(), config.addedTokens.end(),
        [](const AddedToken& a, const AddedToken& b) { return a.id < b.id; });
    return config;
}

}
