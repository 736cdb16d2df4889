#include "chain_decoder.h"

#include <ATen/ATen.h>

#include "core/models/generation.h"
#include "core/quant/packed.h"
#include "core/tensor/quantised.h"

using namespace vlm;

namespace chain {
namespace {

/// The hidden state is the last token alone.
class ChainDecoder final : public tensor::Decoder {
public:
    explicit ChainDecoder(const Table& table, tensor::Stepper* stepper = nullptr)
        : m_stepper(stepper)
    {
        std::vector<at::Tensor> rows;
        for (const std::vector<double>& row : table)
            rows.push_back(at::tensor(row, at::kDouble).log().to(at::kFloat));
        m_logits = at::stack(rows);
    }

    at::Tensor embed(const at::Tensor& ids) const override { return at::one_hot(ids, width()).to(at::kFloat); }
    at::Tensor logits(const at::Tensor& hidden) const override
    {
        return m_logits.index_select(0, hidden.argmax(-1).flatten()).view({hidden.size(0), width()});
    }
    at::Tensor forward(const tensor::DecoderStep& step, tensor::KvCache* cache) const override
    {
        cache->begin(step, 0);
        cache->end(step);
        return step.embeds;
    }
    std::int64_t width() const override { return m_logits.size(1); }
    tensor::Stepper* stepper() const override { return m_stepper; }

private:
    at::Tensor m_logits;
    tensor::Stepper* m_stepper;
};

/// What a captured graph does, on the chain.
class ChainStepper final : public tensor::Stepper {
public:
    explicit ChainStepper(const Table& table)
        : m_chain(table)
    {
    }

    void begin(const tensor::KvCache& cache, std::int64_t rotary, std::int64_t) override
    {
        m_startedAt = cache.length() == rotary ? rotary : -1;
    }
    at::Tensor feed(std::int64_t id) override
    {
        ++m_fed;
        return m_chain.logits(m_chain.embed(at::full({1}, id, at::kLong)));
    }
    void greedy(std::int64_t id, std::int64_t limit, const Taken& taken) override
    {
        for (std::int64_t n = 0; n < limit; ++n) {
            const at::Tensor logits = feed(id)[0];
            id = logits.argmax().item<std::int64_t>();
            --m_fed;
            if (!taken(id, at::log_softmax(logits, 0)[id].item<float>()))
                return;
        }
    }
    [[nodiscard]] int fed() const { return m_startedAt < 0 ? -1 : m_fed; }

private:
    ChainDecoder m_chain;
    std::int64_t m_startedAt = -1;
    int m_fed = 0;
};

quant::Format formatOf(models::Precision precision)
{
    return precision == models::Precision::Int8 ? quant::Format::Int8
        : precision == models::Precision::Int4  ? quant::Format::Int4
                                                : quant::Format::Nf4;
}

}

std::vector<Found> generate(const Table& table, const std::vector<std::vector<std::int64_t>>& prompts,
    const models::GenerateOptions& options, std::int64_t end)
{
    const ChainDecoder decoder(table);
    std::vector<models::Sequence> sequences;
    for (const std::vector<std::int64_t>& ids : prompts)
        sequences.push_back({.ids = ids, .embeds = decoder.embed(at::tensor(ids, at::kLong).unsqueeze(0))});
    models::StopRule rule;
    rule.endIds = {end};
    std::vector<Found> found;
    for (const models::Generated& one : models::generate(decoder, sequences, options, rule, {}))
        found.push_back({.ids = one.ids, .finished = one.finished});
    return found;
}

std::vector<Found> generateStepped(const Table& table, const std::vector<std::int64_t>& prompt,
    const models::GenerateOptions& options, std::int64_t end, int& fed)
{
    ChainStepper stepper(table);
    const ChainDecoder decoder(table, &stepper);
    const models::Sequence sequence{.ids = prompt, .embeds = decoder.embed(at::tensor(prompt, at::kLong).unsqueeze(0))};
    models::StopRule rule;
    rule.endIds = {end};
    const std::vector<models::Generated> all = models::generate(decoder, {&sequence, 1}, options, rule, {});
    fed = stepper.fed();
    return {{.ids = all.front().ids, .finished = all.front().finished}};
}

double unpackingDifference(models::Precision precision, std::int64_t rows, std::int64_t cols)
{
    const at::Tensor weight = at::randn({rows, cols});
    const quant::Format format = formatOf(precision);
    const auto packed
        = quant::pack(format, {weight.data_ptr<float>(), static_cast<std::size_t>(weight.numel())}, rows, cols);
    const at::Tensor plain = tensor::QuantisedWeight(weight, format, at::kCPU).unpacked();
    return (tensor::unpackedWithTensors(packed, at::kCPU) - plain).abs().max().item<double>();
}

double gradientDifference()
{
    const tensor::QuantisedWeight weight(at::randn({24, 130}), quant::Format::Nf4, at::kCPU);
    const at::Tensor gradient = at::randn({5, 24});
    const at::Tensor x = at::randn({5, 130}).set_requires_grad(true);
    (weight(x) * gradient).sum().backward();
    const at::Tensor expected = at::matmul(gradient, weight.unpacked());
    return (x.grad() - expected).abs().max().item<double>();
}

}
