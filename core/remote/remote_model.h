#pragma once

#include "core/remote/endpoint.h"
#include "core/remote/sent_image.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace vlm::remote {

/// What stands around a question. MedVLMBench's closed models get the instruction after every prompt that does not
/// say "yes or no".
struct PromptOptions {
    std::string system{};
    std::string instruction = "Please answer the question concisely in no more than 2 sentences.";

    static auto fields()
    {
        using P = PromptOptions;
        using config::field;
        return std::tuple{
            field("system", &P::system, VLM_TR("options", "System message; empty sends none")),
            field("instruction", &P::instruction,
                VLM_TR("options", "Put after each question that does not ask for yes or no; empty adds nothing")),
        };
    }
};

/// Where a run pauses, and what tokens cost.
struct LimitOptions {
    int connections = 4;
    int maxRequests = 0;
    double maxSpend = 0;
    double inputPrice = 0;
    double outputPrice = 0;
    std::string currency = "USD";
    int failuresInRow = 5;

    static auto fields()
    {
        using L = LimitOptions;
        using config::field;
        return std::tuple{
            field("connections", &L::connections, 1, 64, VLM_TR("options", "Requests under way at once")),
            field("max_requests", &L::maxRequests, 0, 1e9,
                VLM_TR("options", "Requests at most in this project, repetitions included; 0 sets no limit")),
            field("max_spend", &L::maxSpend, 0, 1e9,
                VLM_TR("options", "Money at most in this project, by the prices below; 0 sets no limit")),
            field("input_price", &L::inputPrice, 0, 1e6, VLM_TR("options", "Price of a million tokens sent")),
            field("output_price", &L::outputPrice, 0, 1e6,
                VLM_TR("options", "Price of a million tokens answered, thoughts included")),
            field("currency", &L::currency, VLM_TR("options", "Currency of the prices")),
            field("failures_in_row", &L::failuresInRow, 1, 1000,
                VLM_TR("options", "This many questions without any answer pause the run")),
        };
    }
};

/// A model behind HTTP as a project knows it: a folder with this description in place of weights.
struct RemoteModel {
    std::string id{};
    bool specialist = false;
    std::string pairing{};
    EndpointOptions endpoint{};
    ImageOptions images{};
    PromptOptions prompt{};
    LimitOptions limits{};
};

inline constexpr std::string_view kRemoteFile = "medvlm-remote.json";
inline constexpr std::string_view kRemoteFamily = "remote"; ///< ModelRow::family of such models

/// Whether a model's folder describes one behind HTTP.
[[nodiscard]] bool isRemote(const std::filesystem::path& folder);
/// @throws Error Config naming the file and what is wrong with it
[[nodiscard]] RemoteModel readRemoteModel(const std::filesystem::path& folder);
/// Makes <project>/remote/<id> with the description, or replaces the description there; the journal beside it stays.
/// @return the folder
/// @throws Error Config for an id or options that cannot be; Data where it cannot be written
std::filesystem::path writeRemoteModel(const std::filesystem::path& project, const RemoteModel& model);

[[nodiscard]] nlohmann::json toJson(const RemoteModel& model);

/// Hash of what decides its answers: server, model, sampling, prompts and images; not patience, budgets or prices.
[[nodiscard]] std::string fingerprint(const RemoteModel& model);

/// The question as it is sent.
[[nodiscard]] std::string promptFor(const PromptOptions& options, std::string_view question);

/// Replies of this model in its folder.
[[nodiscard]] std::filesystem::path journalFile(const std::filesystem::path& folder);

/// Well-known services, without prices: those change.
struct Preset {
    std::string_view id;
    std::string_view title;
    std::string_view url;
    std::string_view model;
    std::string_view api;
    std::string_view keyVariable;
    double temperature;
    int maxTokens;
};
[[nodiscard]] std::span<const Preset> presets();
[[nodiscard]] RemoteModel modelOf(const Preset& preset);

}
