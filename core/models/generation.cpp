#include "core/models/generation.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/random.h"

namespace vlm::models {
namespace {

using tensor::DecoderStep;

std::int64_t length(const Sequence& sequence)
{
    return static_cast<std::int64_t>(sequence.ids.size());
}

at::Tensor rotaryOf(const Sequence& sequence)
{
    if (sequence.rotary.defined())
        return sequence.rotary;
    return at::arange(length(sequence), sequence.embeds.options().dtype(at::kLong)).unsqueeze(0);
}

DecoderStep slice(const Sequence& sequence, std::int64_t begin, std::int64_t end)
{
    const at::Tensor order = at::arange(begin, end, sequence.embeds.options().dtype(at::kLong)).unsqueeze(0);
    DecoderStep step{.embeds = sequence.embeds.slice(1, begin, end),
        .order = order,
        .rotary = rotaryOf(sequence).slice(-1, begin, end),
        .valid = {},
        .group = {}};
    if (sequence.group.defined())
        step.group = sequence.group.slice(1, begin, end);
    return step;
}

/// Tokens that all prompts begin with, less one: each must have something left to predict from.
std::int64_t commonPrefix(std::span<const Sequence> prompts)
{
    if (prompts.size() < 2)
        return 0;
    std::size_t common = prompts[0].ids.size();
    for (const Sequence& prompt : prompts) {
        const auto [at, other] = std::ranges::mismatch(prompts[0].ids, prompt.ids);
        common = std::min(common, static_cast<std::size_t>(at - prompts[0].ids.begin()));
        common = std::min(common, prompt.ids.size() - 1);
    }
    return static_cast<std::int64_t>(common);
}

at::Tensor padded(const at::Tensor& x, std::int64_t axis, std::int64_t size, double value)
{
    const std::int64_t missing = size - x.size(axis);
    if (missing == 0)
        return x;
    std::vector<std::int64_t> shape = x.sizes().vec();
    shape[static_cast<std::size_t>(axis < 0 ? x.dim() + axis : axis)] = missing;
    return at::cat({x, at::full(shape, value, x.options())}, axis);
}

/// The rests of the prompts as one batch, padded on the right.
DecoderStep suffixes(std::span<const Sequence> prompts, std::int64_t prefix)
{
    std::int64_t longest = 0;
    for (const Sequence& prompt : prompts)
        longest = std::max(longest, length(prompt) - prefix);
    std::vector<at::Tensor> embeds, order, rotary, valid, group;
    for (const Sequence& prompt : prompts) {
        DecoderStep one = slice(prompt, prefix, length(prompt));
        const at::Tensor ones = at::ones_like(one.order);
        embeds.push_back(padded(one.embeds, 1, longest, 0.0));
        order.push_back(padded(one.order, 1, longest, 0.0));
        rotary.push_back(padded(one.rotary, -1, longest, 0.0));
        valid.push_back(padded(ones, 1, longest, 0.0));
        group.push_back(padded(one.group.defined() ? one.group : -ones, 1, longest, -1.0));
    }
    const bool grouped = prompts[0].group.defined();
    return {.embeds = at::cat(embeds, 0),
        .order = at::cat(order, 0),
        .rotary = at::cat(rotary, -2),
        .valid = at::cat(valid, 0).to(at::kBool),
        .group = grouped ? at::cat(group, 0) : at::Tensor()};
}

/// CTRL's penalty (Keskar et al. 2019) on every token seen. transformers RepetitionPenaltyLogitsProcessor
void penalise(at::Tensor logits, const std::vector<std::int64_t>& seen, double penalty)
{
    if (penalty == 1.0 || seen.empty())
        return;
    const at::Tensor ids = at::tensor(seen, at::kLong).to(logits.device());
    const at::Tensor scores = logits.index_select(0, ids);
    logits.index_copy_(0, ids, at::where(scores < 0, scores * penalty, scores / penalty));
}

/// Nucleus sampling (Holtzman et al. 2020) with a generator of our own, so that seeds mean the same everywhere.
std::int64_t sample(const at::Tensor& logits, const GenerateOptions& options, PhiloxStream& random)
{
    const at::Tensor all = at::softmax(logits.to(at::kCPU, at::kDouble) / options.temperature, -1);
    const auto [sorted, order] = all.sort(-1, true);
    const double* probability = sorted.data_ptr<double>();
    double total = 0.0;
    std::int64_t kept = 0;
    while (kept < sorted.size(0) && (kept == 0 || total < options.topP))
        total += probability[kept++];
    double left = random.uniform() * total;
    std::int64_t chosen = 0;
    while (chosen + 1 < kept && left >= probability[chosen])
        left -= probability[chosen++];
    return order[chosen].item<std::int64_t>();
}

class Batch {
public:
    Batch(std::span<const Sequence> prompts, const GenerateOptions& options, const StopRule& rule)
        : m_options(options)
        , m_rule(rule)
        , m_results(prompts.size())
        , m_penalty(options.repetitionPenalty.value_or(rule.repetitionPenalty))
    {
        for (const Sequence& prompt : prompts) {
            std::vector<std::int64_t> seen;
            std::ranges::copy_if(prompt.ids, std::back_inserter(seen), [](std::int64_t id) { return id >= 0; });
            m_seen.push_back(std::move(seen));
            m_random.emplace_back(options.seed, m_random.size());
        }
    }

    /// Takes one token a row. @param logits [batch, vocabulary]  @return [batch, 1] ids, 0 where a row has ended
    at::Tensor take(const at::Tensor& logits)
    {
        const at::Tensor logProbabilities = at::log_softmax(logits, -1);
        at::Tensor ids = at::zeros({logits.size(0), 1}, at::kLong);
        for (std::size_t row = 0; row < m_results.size(); ++row) {
            Generated& result = m_results[row];
            const auto at = static_cast<std::int64_t>(row);
            if (result.ids.empty())
                result.first = logProbabilities[at];
            if (result.finished)
                continue;
            const std::int64_t id = choose(logits[at].clone(), row);
            result.ids.push_back(id);
            result.logProbabilities.push_back(logProbabilities[at][id].item<float>());
            result.finished = std::ranges::find(m_rule.endIds, id) != m_rule.endIds.end()
                || (m_rule.isComplete && m_rule.isComplete(result.ids));
            if (m_rule.onToken)
                m_rule.onToken(row, result.ids);
            m_seen[row].push_back(id);
            ids[at][0] = id;
        }
        return ids;
    }

    [[nodiscard]] bool done() const
    {
        return std::ranges::all_of(m_results, [&](const Generated& result) {
            return result.finished || static_cast<std::int64_t>(result.ids.size()) >= m_options.maxNewTokens;
        });
    }

    std::vector<Generated> results() { return std::move(m_results); }

private:
    std::int64_t choose(at::Tensor logits, std::size_t row)
    {
        penalise(logits, m_seen[row], m_penalty);
        if (static_cast<std::int64_t>(m_results[row].ids.size()) < m_options.minNewTokens) {
            for (const std::int64_t end : m_rule.endIds) {
                if (end < logits.size(0))
                    logits[end] = -std::numeric_limits<float>::infinity();
            }
        }
        return m_options.temperature > 0.0 ? sample(logits, m_options, m_random[row])
                                           : logits.argmax(-1).item<std::int64_t>();
    }

    const GenerateOptions& m_options;
    const StopRule& m_rule;
    std::vector<Generated> m_results;
    std::vector<std::vector<std::int64_t>> m_seen;
    std::vector<PhiloxStream> m_random;
    double m_penalty;
};

}

std::vector<Generated> generate(const tensor::Decoder& decoder, std::span<const Sequence> prompts,
    const GenerateOptions& options, const StopRule& rule, const std::stop_token& stop)
{
    if (prompts.empty() || options.maxNewTokens <= 0)
        return std::vector<Generated>(prompts.size());
    const c10::NoGradGuard noGrad;
    const auto count = static_cast<std::int64_t>(prompts.size());
    const at::Device device = prompts[0].embeds.device();
    tensor::KvCache cache;
    const std::int64_t prefix = commonPrefix(prompts);
    if (prefix > 0) {
        (void)decoder.forward(slice(prompts[0], 0, prefix), &cache);
        cache.repeat(count);
    }
    const bool alone = count == 1;
    const DecoderStep first = alone ? slice(prompts[0], 0, length(prompts[0])) : suffixes(prompts, prefix);
    const at::Tensor hidden = decoder.forward(first, &cache);
    std::vector<std::int64_t> last, order, rotary;
    for (const Sequence& prompt : prompts) {
        last.push_back(length(prompt) - prefix - 1);
        order.push_back(length(prompt));
        rotary.push_back(prompt.nextRotary >= 0 ? prompt.nextRotary : length(prompt));
    }
    const at::Tensor rows = at::arange(count, at::kLong).to(device);
    at::Tensor state = hidden.index({rows, at::tensor(last, at::kLong).to(device)}); // [batch, width]
    at::Tensor nextOrder = at::tensor(order, at::kLong).to(device).unsqueeze(1);
    at::Tensor nextRotary = at::tensor(rotary, at::kLong).to(device).unsqueeze(1);

    Batch batch(prompts, options, rule);
    for (;;) {
        throwIfStopped(stop);
        const at::Tensor ids = batch.take(decoder.logits(state)).to(device);
        if (batch.done())
            return batch.results();
        const DecoderStep step{.embeds = decoder.embed(ids),
            .order = nextOrder,
            .rotary = first.rotary.dim() == 3 ? nextRotary.expand({3, -1, -1}) : nextRotary,
            .valid = {},
            .group = {}};
        state = decoder.forward(step, &cache).select(1, 0);
        nextOrder = nextOrder + 1;
        nextRotary = nextRotary + 1;
    }
}

tensor::DecoderStep batchOf(std::span<const Sequence> sequences)
{
    return suffixes(sequences, 0);
}

at::Tensor sequenceLogits(const tensor::Decoder& decoder, const Sequence& sequence)
{
    return decoder.logits(decoder.forward(slice(sequence, 0, length(sequence)), nullptr));
}

}
