#include "core/models/generation_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace vlm::models {
namespace {

constexpr float kImpossible = -std::numeric_limits<float>::infinity();

/// CTRL's penalty (Keskar et al. 2019) on every token seen, once each. RepetitionPenaltyLogitsProcessor
void penalise(std::span<float> scores, std::vector<std::int64_t> seen, double penalty)
{
    std::ranges::sort(seen);
    const auto repeated = std::ranges::unique(seen);
    seen.erase(repeated.begin(), repeated.end());
    const auto factor = static_cast<float>(penalty);
    for (const std::int64_t id : seen) {
        if (id >= static_cast<std::int64_t>(scores.size()))
            continue;
        float& score = scores[static_cast<std::size_t>(id)];
        score = score < 0.0F ? score * factor : score / factor;
    }
}

/// Tokens that would complete an n-gram that is there already. NoRepeatNGramLogitsProcessor
void forbidRepeats(std::span<float> scores, std::span<const std::int64_t> ids, std::size_t size)
{
    if (ids.size() + 1 < size)
        return;
    const auto last = ids.last(size - 1);
    for (std::size_t i = 0; i + size <= ids.size(); ++i) {
        const std::int64_t next = ids[i + size - 1];
        if (std::ranges::equal(ids.subspan(i, size - 1), last) && next < static_cast<std::int64_t>(scores.size()))
            scores[static_cast<std::size_t>(next)] = kImpossible;
    }
}

}

ScoreRules::ScoreRules(const GenerateOptions& options, const StopRule& rule)
    : m_rule(rule)
    , m_least(options.minNewTokens)
    , m_ngram(options.noRepeatNgram)
    , m_penalty(options.repetitionPenalty.value_or(rule.repetitionPenalty))
{
}

void ScoreRules::apply(
    std::span<float> scores, std::span<const std::int64_t> prompt, std::span<const std::int64_t> written) const
{
    if (m_penalty != 1.0 || m_ngram > 0) {
        std::vector<std::int64_t> all(prompt.begin(), prompt.end());
        all.insert(all.end(), written.begin(), written.end());
        if (m_penalty != 1.0)
            penalise(scores, all, m_penalty);
        if (m_ngram > 0)
            forbidRepeats(scores, all, static_cast<std::size_t>(m_ngram));
    }
    if (static_cast<std::int64_t>(written.size()) >= m_least)
        return;
    for (const std::int64_t end : m_rule.endIds) {
        if (end < static_cast<std::int64_t>(scores.size()))
            scores[static_cast<std::size_t>(end)] = kImpossible;
    }
}

bool ScoreRules::changeNothing(std::span<const std::int64_t> written) const
{
    const bool mayEnd = m_rule.endIds.empty() || static_cast<std::int64_t>(written.size()) >= m_least;
    return m_penalty == 1.0 && m_ngram == 0 && mayEnd;
}

bool ScoreRules::ends(const std::vector<std::int64_t>& written) const
{
    return std::ranges::find(m_rule.endIds, written.back()) != m_rule.endIds.end()
        || (m_rule.isComplete && m_rule.isComplete(written));
}

std::int64_t best(std::span<const float> scores)
{
    return std::ranges::max_element(scores) - scores.begin();
}

std::vector<Choice> choices(std::span<const float> scores, const GenerateOptions& options)
{
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    std::size_t candidates = order.size();
    if (options.topK > 0) {
        candidates = std::min(candidates, static_cast<std::size_t>(options.topK));
        while (candidates < order.size() && scores[order[candidates]] == scores[order[candidates - 1]])
            ++candidates; // equals of the last one stay, as in TopKLogitsWarper
    }
    std::vector<double> weight(candidates);
    double all = 0.0;
    for (std::size_t i = 0; i < candidates; ++i) {
        weight[i] = std::exp((double(scores[order[i]]) - double(scores[order[0]])) / options.temperature);
        all += weight[i];
    }
    double total = 0.0;
    std::size_t kept = 0;
    while (kept < candidates && (kept == 0 || total < options.topP * all))
        total += weight[kept++];
    std::vector<Choice> kinds(kept);
    for (std::size_t i = 0; i < kept; ++i)
        kinds[i] = {.id = static_cast<std::int64_t>(order[i]), .probability = weight[i] / total};
    return kinds;
}

std::int64_t sample(std::span<const float> scores, const GenerateOptions& options, PhiloxStream& random)
{
    const std::vector<Choice> kinds = choices(scores, options);
    double left = random.uniform();
    std::size_t chosen = 0;
    while (chosen + 1 < kinds.size() && left >= kinds[chosen].probability)
        left -= kinds[chosen++].probability;
    return kinds[chosen].id;
}

}
