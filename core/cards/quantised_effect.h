#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vlm::cards {

/// What storing a decoder in fewer bits did to a model's answers.
struct PrecisionEffect {
    std::string precision; // "int8"
    double agreement = 0.0; // share of the answers that equal float32's
    double closedAgreement = 0.0; // … of those to yes-or-no questions
    double accuracy = 0.0;
    std::int64_t memory = 0; // bytes of the weights
};

struct QuantisedEffect {
    std::string dataset;
    std::int64_t questions = 0;
    std::vector<PrecisionEffect> precisions; // float32 first
};

/// Name of the file in a model's folder that `medvlm bench quantise --output` writes.
inline constexpr const char* kQuantisedEffectFile = "quantisation.json";

/// What was measured for the model in this folder; none where nothing was.
/// @throws Error Data naming the file when it cannot be understood
std::optional<QuantisedEffect> quantisedEffect(const std::filesystem::path& folder);

}
