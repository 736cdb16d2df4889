#include "core/runs/decoding.h"

#include <array>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"

namespace vlm::runs {
namespace {

constexpr std::int64_t kAnswerTokens = 64;
constexpr std::int64_t kReportTokens = 512; // medical reports seldom have more

constexpr std::array<std::pair<std::string_view, models::EarlyStopping>, 3> kStoppings{
    {{"heuristic", models::EarlyStopping::Heuristic}, {"first", models::EarlyStopping::First},
        {"never", models::EarlyStopping::Never}}};

models::EarlyStopping stopping(std::string_view name)
{
    for (const auto& [word, value] : kStoppings)
        if (word == name)
            return value;
    throw Error(ErrorKind::Config, "early_stopping '" + std::string(name) + "': known are heuristic, first, never");
}

std::string_view name(models::EarlyStopping value)
{
    for (const auto& [word, known] : kStoppings)
        if (known == value)
            return word;
    return {};
}

/// Keys of a JSON file that have a say in answers; null where there is no such file.
nlohmann::json partOf(const std::filesystem::path& file, const char* key)
{
    if (!std::filesystem::is_regular_file(file))
        return nullptr;
    const nlohmann::json json = readJson(file);
    if (*key == '\0')
        return json;
    return json.is_object() && json.contains(key) ? json.at(key) : nlohmann::json();
}

}

models::GenerateOptions generateOptions(
    const config::DecodingOptions& options, const models::GenerationDefaults& defaults, data::Task task)
{
    models::GenerateOptions used;
    used.maxNewTokens = task == data::Task::Caption ? kReportTokens : kAnswerTokens;
    used.seed = static_cast<std::uint64_t>(options.seed);
    if (options.method == "as-published")
        used = models::asPublished(defaults, used);
    else {
        if (options.repetitionPenalty > 0.0)
            used.repetitionPenalty = options.repetitionPenalty;
        used.noRepeatNgram = options.noRepeatNgram;
    }
    if (options.method == "sampling") {
        used.temperature = options.temperature;
        used.topP = options.topP;
        used.topK = options.topK;
    } else if (options.method == "beams") {
        used.beams = options.beams;
        used.lengthPenalty = options.lengthPenalty;
        used.earlyStopping = stopping(options.earlyStopping);
    }
    if (options.maxNewTokens > 0)
        used.maxNewTokens = options.maxNewTokens;
    return used;
}

nlohmann::json decodingFacts(const config::DecodingOptions& options, const models::GenerateOptions& used,
    const models::GenerationDefaults& defaults)
{
    const bool draws = used.temperature > 0.0;
    nlohmann::json facts{{"method",
                             draws                ? "sampling"
                                 : used.beams > 1 ? "beams"
                                                  : "greedy"},
        {"max_new_tokens", used.maxNewTokens},
        {"repetition_penalty", used.repetitionPenalty.value_or(defaults.repetitionPenalty.value_or(1.0))}};
    if (options.method == "as-published")
        facts["source"] = defaults.source.empty() ? "" : defaults.source.filename().string();
    if (used.minNewTokens > 0)
        facts["min_new_tokens"] = used.minNewTokens;
    if (used.noRepeatNgram > 0)
        facts["no_repeat_ngram"] = used.noRepeatNgram;
    if (draws) {
        facts["temperature"] = used.temperature;
        facts["top_p"] = used.topP;
        facts["top_k"] = used.topK;
        facts["seed"] = used.seed;
    } else if (used.beams > 1) {
        facts["beams"] = used.beams;
        facts["length_penalty"] = used.lengthPenalty;
        facts["early_stopping"] = name(used.earlyStopping);
    }
    return facts;
}

std::string decodingIdentity(const config::DecodingOptions& options, const std::filesystem::path& folder)
{
    nlohmann::json identity = nlohmann::json::object();
    if (const nlohmann::json own = config::heeded(options); own != config::heeded({}))
        identity["options"] = own;
    for (const auto& [file, key] :
        {std::pair{"generation_config.json", ""}, {"llm/generation_config.json", ""}, {"medvlm-model.json", "prompt"}})
        if (nlohmann::json part = partOf(folder / file, key); !part.is_null())
            identity[file] = std::move(part);
    return identity.empty() ? std::string() : identity.dump();
}

}
