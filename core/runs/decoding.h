#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "core/config/decoding_options.h"
#include "core/data/dataset.h"
#include "core/models/generator.h"

namespace vlm::runs {

/// What a generator is asked for. Batch and template are the caller's.
/// @param defaults of the checkpoint; heeded by the method "as-published"
/// @throws Error Config naming what the checkpoint asks for and is not known here
models::GenerateOptions generateOptions(
    const config::DecodingOptions& options, const models::GenerationDefaults& defaults, data::Task task);

/// What was used, for people and the record: method, length, and what of the settings had a say.
/// {"method": "beams", "max_new_tokens": 64, "beams": 4, "length_penalty": 1.0, "early_stopping": "heuristic",
///  "repetition_penalty": 1.0, "source": "generation_config.json"}
nlohmann::json decodingFacts(const config::DecodingOptions& options, const models::GenerateOptions& used,
    const models::GenerationDefaults& defaults);

/// Everything besides weights and question that decides an answer of the model in `folder`: the options, and what its
/// generation_config.json and the prompt of its medvlm-model.json say. Empty for greedy answers of a folder without
/// either.
std::string decodingIdentity(const config::DecodingOptions& options, const std::filesystem::path& folder);

}
