#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/error.h"
#include "core/config/fields.h"

namespace vlm::config {

/// How a model that answers chooses its words.
struct DecodingOptions {
    std::string method = "greedy";
    int maxNewTokens = 0;
    double temperature = 1.0;
    double topP = 1.0;
    int topK = 0;
    std::int64_t seed = 42;
    int beams = 4;
    double lengthPenalty = 1.0;
    std::string earlyStopping = "heuristic";
    double repetitionPenalty = 0.0;
    int noRepeatNgram = 0;

    /// as-published: what the checkpoint's generation_config.json says.
    static std::vector<std::string_view> methods() { return {"greedy", "as-published", "sampling", "beams"}; }
    static std::vector<std::string_view> stoppings() { return {"heuristic", "first", "never"}; }
    static auto fields()
    {
        using D = DecodingOptions;
        return std::tuple{
            field("method", &D::method, VLM_TR("options", "How the next word is chosen"), &D::methods),
            field("max_new_tokens", &D::maxNewTokens, 0, 32768,
                VLM_TR("options", "New tokens at most; 0 is 64 for answers and 512 for reports")),
            field("temperature", &D::temperature, 1e-4, 100.0, VLM_TR("options", "Temperature of the draw")),
            field("top_p", &D::topP, 1e-6, 1.0,
                VLM_TR("options", "Draw from the fewest words with this probability; 1 takes all")),
            field(
                "top_k", &D::topK, 0, 1000000, VLM_TR("options", "Draw from so many most probable words; 0 takes all")),
            field("seed", &D::seed, 0, 9007199254740991.0, VLM_TR("options", "Seed of the draws")),
            field("beams", &D::beams, 2, 64, VLM_TR("options", "Sequences searched side by side")),
            field("length_penalty", &D::lengthPenalty, -10.0, 10.0,
                VLM_TR("options", "Exponent of the length that divides a beam's score")),
            field("early_stopping", &D::earlyStopping,
                VLM_TR("options",
                    "When the search ends: once improving is unlikely, at the first finished beams, or only when "
                    "nothing can improve"),
                &D::stoppings),
            field("repetition_penalty", &D::repetitionPenalty, 0.0, 10.0,
                VLM_TR("options", "Penalty of words used before; 0 is the checkpoint's own, 1 none")),
            field("no_repeat_ngram", &D::noRepeatNgram, 0, 100,
                VLM_TR("options", "Runs of so many words appear once; 0 allows any")),
        };
    }
};

/// What of the options the method heeds: two runs that differ in the rest decode alike.
nlohmann::json heeded(const DecodingOptions& options);

}
