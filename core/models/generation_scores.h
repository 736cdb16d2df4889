#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/random.h"
#include "core/models/generation.h"

namespace vlm::models {

/// What changes the scores of the next token before one is chosen, in the order of transformers' _get_logits_processor:
/// repetition penalty, repeated n-grams, least length.
class ScoreRules {
public:
    ScoreRules(const GenerateOptions& options, const StopRule& rule);

    /// @param scores  of each token; changed in place
    /// @param prompt  ids of the prompt, slots left out
    /// @param written new ids so far
    void apply(
        std::span<float> scores, std::span<const std::int64_t> prompt, std::span<const std::int64_t> written) const;
    /// Whether apply() leaves the scores as they are from here on.
    [[nodiscard]] bool changeNothing(std::span<const std::int64_t> written) const;
    /// Whether new ids end here: an end token, or what the rule calls complete.
    [[nodiscard]] bool ends(const std::vector<std::int64_t>& written) const;

private:
    const StopRule& m_rule;
    std::int64_t m_least;
    std::int64_t m_ngram;
    double m_penalty;
};

/// The highest score's index, the first of equals.
std::int64_t best(std::span<const float> scores);

/// A token that can be drawn.
struct Choice {
    std::int64_t id;
    double probability;
};

/// Temperature, then the topK highest, then the smallest set of these with probability topP (Fan et al. 2018, Holtzman
/// et al. 2020), most probable first. Their probabilities add up to 1.
std::vector<Choice> choices(std::span<const float> scores, const GenerateOptions& options);

/// One of the choices, with a generator of our own, so that seeds mean the same everywhere.
std::int64_t sample(std::span<const float> scores, const GenerateOptions& options, PhiloxStream& random);

}
