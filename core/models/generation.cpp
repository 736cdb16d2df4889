#include "core/models/generation.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/models/generation_beams.h"
#include "core/models/generation_prompts.h"
#include "core/models/generation_scores.h"

namespace vlm::models {
namespace {

class Batch {
public:
    Batch(std::span<const Sequence> prompts, const GenerateOptions& options, const StopRule& rule)
        : m_options(options)
        , m_rule(rule)
        , m_scores(options, rule)
        , m_results(prompts.size())
    {
        for (const Sequence& prompt : prompts) {
            m_prompts.push_back(textIds(prompt));
            m_random.emplace_back(options.seed, options.firstStream + m_random.size());
        }
    }

    /// Takes one token a row. @param logits [batch, vocabulary]  @return [batch, 1] ids, 0 where a row has ended
    at::Tensor take(const at::Tensor& logits)
    {
        const at::Tensor all = logits.to(at::kCPU).contiguous();
        const at::Tensor logProbabilities = at::log_softmax(all, -1);
        const auto vocabulary = static_cast<std::size_t>(all.size(1));
        at::Tensor ids = at::zeros({all.size(0), 1}, at::kLong);
        for (std::size_t row = 0; row < m_results.size(); ++row) {
            Generated& result = m_results[row];
            if (result.ids.empty())
                result.first = logProbabilities[static_cast<std::int64_t>(row)];
            if (result.finished)
                continue;
            const std::span scores(all.data_ptr<float>() + row * vocabulary, vocabulary);
            m_scores.apply(scores, m_prompts[row], result.ids);
            const std::int64_t id
                = m_options.temperature > 0.0 ? sample(scores, m_options, m_random[row]) : best(scores);
            put(row, id, logProbabilities.data_ptr<float>()[row * vocabulary + static_cast<std::size_t>(id)]);
            ids.data_ptr<std::int64_t>()[row] = id;
        }
        return ids;
    }

    void put(std::size_t row, std::int64_t id, float logProbability)
    {
        Generated& result = m_results[row];
        result.ids.push_back(id);
        result.logProbabilities.push_back(logProbability);
        result.finished = m_scores.ends(result.ids);
        if (m_rule.onToken)
            m_rule.onToken(row, result.ids);
    }

    /// From here on the row's tokens are the most probable ones as they stand.
    [[nodiscard]] bool isGreedy(std::size_t row) const
    {
        return m_options.temperature <= 0.0 && m_scores.changeNothing(m_results[row].ids);
    }

    [[nodiscard]] std::int64_t left(std::size_t row) const
    {
        return m_options.maxNewTokens - static_cast<std::int64_t>(m_results[row].ids.size());
    }

    [[nodiscard]] bool done() const
    {
        return std::ranges::all_of(m_results, [&](const Generated& result) {
            return result.finished || static_cast<std::int64_t>(result.ids.size()) >= m_options.maxNewTokens;
        });
    }

    std::vector<Generated> results() { return std::move(m_results); }

private:
    const GenerateOptions& m_options;
    const StopRule& m_rule;
    ScoreRules m_scores;
    std::vector<Generated> m_results;
    std::vector<std::vector<std::int64_t>> m_prompts;
    std::vector<PhiloxStream> m_random;
};

/// The rest of a single sequence through the decoder's stepper. @param id the token taken last
void stepOn(tensor::Stepper& stepper, Batch& batch, std::int64_t id, const std::stop_token& stop)
{
    while (!batch.done()) {
        throwIfStopped(stop);
        if (!batch.isGreedy(0)) {
            id = batch.take(stepper.feed(id)).item<std::int64_t>();
            continue;
        }
        stepper.greedy(id, batch.left(0), [&](std::int64_t next, float logProbability) {
            throwIfStopped(stop);
            batch.put(0, next, logProbability);
            return !batch.done();
        });
    }
}

}

std::vector<Generated> generate(const tensor::Decoder& decoder, std::span<const Sequence> prompts,
    const GenerateOptions& options, const StopRule& rule, const std::stop_token& stop)
{
    if (prompts.empty() || options.maxNewTokens <= 0)
        return std::vector<Generated>(prompts.size());
    const c10::NoGradGuard noGrad;
    if (options.beams > 1)
        return generateBeams(decoder, prompts, options, rule, stop);
    const at::Device device = prompts[0].embeds.device();
    tensor::KvCache cache;
    Started at = start(decoder, prompts, cache);
    Batch batch(prompts, options, rule);
    for (;;) {
        throwIfStopped(stop);
        const at::Tensor ids = batch.take(decoder.logits(at.state));
        if (batch.done())
            return batch.results();
        if (tensor::Stepper* stepper = prompts.size() == 1 ? decoder.stepper() : nullptr) {
            stepper->begin(cache, at.rotary.flatten()[0].item<std::int64_t>(), batch.left(0));
            stepOn(*stepper, batch, ids.item<std::int64_t>(), stop);
            return batch.results();
        }
        (void)advance(decoder, ids.to(device), at, cache);
    }
}

}
