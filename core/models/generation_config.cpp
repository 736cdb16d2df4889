#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/models/config_reader.h"
#include "core/models/generator.h"

namespace vlm::models {
namespace {

std::optional<double> number(const ConfigReader& config, std::string_view key)
{
    return config.has(key) ? std::optional(config.number(key, 0.0)) : std::nullopt;
}

std::optional<std::int64_t> integer(const ConfigReader& config, std::string_view key)
{
    return config.has(key) ? std::optional(config.integer(key)) : std::nullopt;
}

std::optional<EarlyStopping> earlyStopping(const ConfigReader& config, const std::filesystem::path& file)
{
    if (!config.has("early_stopping"))
        return std::nullopt;
    const nlohmann::json& value = config.json().at("early_stopping");
    if (value.is_boolean())
        return value.get<bool>() ? EarlyStopping::First : EarlyStopping::Heuristic;
    if (value == "never")
        return EarlyStopping::Never;
    throw Error(ErrorKind::Checkpoint,
        file.string() + ": early_stopping is " + value.dump() + "; known are true, false, \"never\"");
}

/// Settings of transformers' GenerationConfig that change which tokens are chosen, with their values of no effect.
std::vector<std::string> unknownSettings(const nlohmann::json& config)
{
    using Json = nlohmann::json;
    const std::vector<std::pair<const char*, std::vector<Json>>> settings{{"min_p", {0.0}}, {"typical_p", {1.0}},
        {"epsilon_cutoff", {0.0}}, {"eta_cutoff", {0.0}}, {"top_h", {}}, {"penalty_alpha", {0.0}},
        {"num_beam_groups", {1}}, {"diversity_penalty", {0.0}}, {"encoder_repetition_penalty", {1.0}},
        {"encoder_no_repeat_ngram_size", {0}}, {"bad_words_ids", {}}, {"force_words_ids", {}}, {"constraints", {}},
        {"sequence_bias", {}}, {"suppress_tokens", {Json::array()}}, {"begin_suppress_tokens", {Json::array()}},
        {"forced_bos_token_id", {}}, {"forced_eos_token_id", {}}, {"exponential_decay_length_penalty", {}},
        {"guidance_scale", {1.0}}, {"min_length", {0}}, {"dola_layers", {}}, {"stop_strings", {}},
        {"watermarking_config", {}}};
    std::vector<std::string> found;
    for (const auto& [name, harmless] : settings) {
        const auto it = config.find(name);
        if (it != config.end() && !it->is_null() && std::ranges::find(harmless, *it) == harmless.end())
            found.push_back(std::string(name) + " " + it->dump());
    }
    return found;
}

}

GenerationDefaults readGenerationDefaults(const std::filesystem::path& folder)
{
    GenerationDefaults defaults;
    for (const std::filesystem::path& file :
        {folder / "generation_config.json", folder / "llm" / "generation_config.json"}) {
        if (!std::filesystem::is_regular_file(file))
            continue;
        const ConfigReader config = ConfigReader::fromFile(file);
        defaults = {.source = file,
            .sample = config.has("do_sample") ? std::optional(config.flag("do_sample", false)) : std::nullopt,
            .temperature = number(config, "temperature"),
            .topP = number(config, "top_p"),
            .topK = integer(config, "top_k"),
            .beams = integer(config, "num_beams"),
            .lengthPenalty = number(config, "length_penalty"),
            .earlyStopping = earlyStopping(config, file),
            .repetitionPenalty = number(config, "repetition_penalty"),
            .noRepeatNgram = integer(config, "no_repeat_ngram_size"),
            .maxNewTokens = integer(config, "max_new_tokens"),
            .minNewTokens = integer(config, "min_new_tokens"),
            .endIds = {},
            .unknown = unknownSettings(config.json())};
        const nlohmann::json& json = config.json();
        if (const auto found = json.find("eos_token_id"); found != json.end() && found->is_number_integer())
            defaults.endIds = {found->get<std::int64_t>()};
        else if (found != json.end() && found->is_array())
            defaults.endIds = config.integers("eos_token_id", {});
        break;
    }
    return defaults;
}

}
