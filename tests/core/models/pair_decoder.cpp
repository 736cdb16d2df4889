#include "pair_decoder.h"

#include <ATen/ATen.h>

#include "core/models/generation.h"
#include "core/models/generation_scores.h"

using namespace vlm;

namespace pairs {
namespace {

/// The hidden state is the last two tokens, one-hot.
class PairDecoder final : public tensor::Decoder {
public:
    explicit PairDecoder(const Table& table)
    {
        std::vector<at::Tensor> planes;
        for (const auto& plane : table) {
            std::vector<at::Tensor> rows;
            for (const std::vector<double>& row : plane)
                rows.push_back(at::tensor(row, at::kDouble).to(at::kFloat));
            planes.push_back(at::stack(rows));
        }
        m_logits = at::stack(planes);
    }

    at::Tensor embed(const at::Tensor& ids) const override { return at::one_hot(ids, width()).to(at::kFloat); }

    at::Tensor forward(const tensor::DecoderStep& step, tensor::KvCache* cache) const override
    {
        cache->begin(step, 1);
        const at::Tensor now = step.embeds.unsqueeze(1); // [batch, 1, tokens, vocabulary]
        const at::Tensor all = cache->append(0, now, now).first.squeeze(1);
        cache->end(step);
        const std::int64_t tokens = step.embeds.size(1);
        const std::int64_t begin = all.size(1) - tokens;
        const at::Tensor none = embed(at::zeros({all.size(0), 1}, at::kLong));
        const at::Tensor before = at::cat({none, all}, 1).slice(1, begin, begin + tokens);
        return at::cat({before, step.embeds}, -1);
    }

    at::Tensor logits(const at::Tensor& hidden) const override
    {
        const at::Tensor flat = hidden.reshape({-1, 2 * width()});
        const at::Tensor before = flat.slice(1, 0, width()).argmax(-1);
        const at::Tensor last = flat.slice(1, width(), 2 * width()).argmax(-1);
        return m_logits.index({before, last});
    }

    std::int64_t width() const override { return m_logits.size(2); }

private:
    at::Tensor m_logits; // [before, last, next]
};

models::Sequence sequence(const PairDecoder& decoder, const std::vector<std::int64_t>& prompt)
{
    return {.ids = prompt, .embeds = decoder.embed(at::tensor(prompt, at::kLong).unsqueeze(0))};
}

}

Found generate(const Table& table, const std::vector<std::int64_t>& prompt, const models::GenerateOptions& options,
    const std::vector<std::int64_t>& ends)
{
    const PairDecoder decoder(table);
    const models::Sequence one = sequence(decoder, prompt);
    models::StopRule rule;
    rule.endIds = ends;
    const models::Generated found = models::generate(decoder, {&one, 1}, options, rule, {}).front();
    return {.ids = found.ids, .score = found.score};
}

std::vector<double> firstProbabilities(
    const Table& table, const std::vector<std::int64_t>& prompt, const models::GenerateOptions& options)
{
    const PairDecoder decoder(table);
    tensor::KvCache cache;
    const models::Sequence one = sequence(decoder, prompt);
    const at::Tensor hidden = decoder.forward(
        {.embeds = one.embeds, .order = at::arange(one.embeds.size(1), at::kLong).unsqueeze(0)}, &cache);
    const at::Tensor last = decoder.logits(hidden.select(1, -1)).contiguous();
    const std::span scores(last.data_ptr<float>(), static_cast<std::size_t>(last.numel()));
    const models::StopRule rule;
    models::ScoreRules(options, rule).apply(scores, prompt, {});
    std::vector<double> all(scores.size(), 0.0);
    for (const models::Choice& choice : models::choices(scores, options))
        all[static_cast<std::size_t>(choice.id)] = choice.probability;
    return all;
}

}
