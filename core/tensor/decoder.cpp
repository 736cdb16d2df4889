#include "core/tensor/decoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/tensor/compat.h"
#include "core/tensor/cuda/graph_stepper.h"
#include "core/tensor/own_mapping.h"
#include "core/tensor/recompute.h"

namespace vlm::tensor {
namespace {

constexpr std::int64_t kGrowth = 64; // tokens of spare room in the cache

at::Tensor joined(const at::Tensor& before, const at::Tensor& more)
{
    return before.defined() ? at::cat({before, more}, 1) : more;
}

struct LlamaLayer {
    RmsNorm inputNorm, attentionNorm, mlpNorm, outputNorm; // the last two only in Gemma
    RmsNorm queryNorm, keyNorm;
    Linear q, k, v, out, gate, up, down;
    std::int64_t window = 0;
};

class LlamaDecoder final : public Decoder {
public:
    LlamaDecoder(const Weights& body, const Weights& head, const DecoderConfig& config)
        : m_config(config)
        , m_embedding(storedEmbedding(body / "embed_tokens", config.vocabulary, config.width))
        , m_norm(norm(body / "norm", config.width))
        , m_rotary(config.rope, config.headDim, body.options().device)
        , m_localRotary(config.localRope, config.headDim, body.options().device)
    {
        VLM_ASSERT(config.windows.size() == static_cast<std::size_t>(config.layers), "one window a layer");
        for (std::int64_t i = 0; i < config.layers; ++i)
            m_layers.push_back(layer(body / "layers" / i, config.windows[static_cast<std::size_t>(i)]));
        if (config.tied) {
            head.skip();
            m_output = outputLinear(m_embedding.weight, body.options());
        } else {
            m_output = outputLinear((head / "weight").getStored({config.vocabulary, config.width}), head.options());
        }
    }

    std::int64_t width() const override { return m_config.width; }
    std::int64_t cacheBytes() const override
    {
        return 2 * m_config.layers * m_config.keyHeads * m_config.headDim * static_cast<std::int64_t>(sizeof(float));
    }

    at::Tensor embed(const at::Tensor& ids) const override
    {
        const at::Tensor rows = m_embedding(ids);
        return m_config.gemma ? rows * std::sqrt(static_cast<double>(m_config.width)) : rows;
    }

    at::Tensor logits(const at::Tensor& hidden) const override { return m_output(hidden).to(at::kFloat); }

    Stepper* stepper() const override
    {
        const auto adapted = [](const LlamaLayer& l) {
            const auto has = [](const Linear* linear) { return linear->slot && linear->slot->adapter; };
            return std::ranges::any_of(std::array{&l.q, &l.k, &l.v, &l.out, &l.gate, &l.up, &l.down}, has);
        };
        if (!m_embedding.weight.is_cuda() || std::ranges::any_of(m_layers, adapted))
            return nullptr;
        if (!m_stepper) {
            SteppedDecoder stepped{.config = m_config,
                .layers = {},
                .embedding = m_embedding.weight,
                .finalNorm = m_norm.weight,
                .output = m_output};
            for (const LlamaLayer& l : m_layers)
                stepped.layers.push_back({.inputNorm = l.inputNorm.weight,
                    .mlpNorm = l.attentionNorm.weight,
                    .q = l.q,
                    .k = l.k,
                    .v = l.v,
                    .out = l.out,
                    .gate = l.gate,
                    .up = l.up,
                    .down = l.down,
                    .frequencies = (l.window > 0 ? m_localRotary : m_rotary).frequencies(),
                    .window = l.window});
            m_stepper = makeGraphStepper(stepped);
        }
        return m_stepper.get();
    }

    at::Tensor forward(const DecoderStep& step, KvCache* cache) const override
    {
        if (cache)
            cache->begin(step, m_layers.size());
        const TrainingOptions* training = cache ? nullptr : TrainingScope::current();
        const at::Tensor& positions = step.rotary.defined() ? step.rotary : step.order;
        const bool causal = training && !step.group.defined();
        const Pass full{.angles = m_rotary.angles(positions),
            .mask = causal ? at::Tensor() : decoderMask(step, cache, 0),
            .causal = causal};
        Pass local;
        at::Tensor x = training ? step.embeds.to(training->activations) : step.embeds;
        for (std::size_t i = 0; i < m_layers.size(); ++i) {
            const std::int64_t window = m_layers[i].window;
            if (window > 0 && !local.angles.cos.defined())
                local = {.angles = m_localRotary.angles(positions), .mask = decoderMask(step, cache, window)};
            const Pass& pass = window > 0 ? local : full;
            if (training && training->layers == Recompute::Yes)
                x = recomputed([this, i, pass](const at::Tensor& in) { return run(i, in, pass, nullptr); }, x);
            else
                x = run(i, x, pass, cache);
        }
        if (cache)
            cache->end(step);
        return m_norm(x);
    }

private:
    struct Pass {
        Rotary::Angles angles;
        at::Tensor mask;
        bool causal = false; // instead of a mask
    };

    RmsNorm norm(const Weights& w, std::int64_t size) const
    {
        const at::Tensor weight = (w / "weight").get({size});
        return {.weight = m_config.gemma ? weight + 1.0 : weight, .eps = m_config.eps};
    }

    LlamaLayer layer(const Weights& w, std::int64_t window) const
    {
        const DecoderConfig& c = m_config;
        const Weights attention = w / "self_attn";
        const Weights mlp = w / "mlp";
        const std::int64_t wide = c.heads * c.headDim;
        const std::int64_t narrow = c.keyHeads * c.headDim;
        LlamaLayer made{.inputNorm = norm(w / "input_layernorm", c.width),
            .attentionNorm = norm(w / "post_attention_layernorm", c.width),
            .mlpNorm = {},
            .outputNorm = {},
            .queryNorm = {},
            .keyNorm = {},
            .q = decoderLinear(attention / "q_proj", c.width, wide, c.qkvBias),
            .k = decoderLinear(attention / "k_proj", c.width, narrow, c.qkvBias),
            .v = decoderLinear(attention / "v_proj", c.width, narrow, c.qkvBias),
            .out = decoderLinear(attention / "o_proj", wide, c.width, c.outputBias),
            .gate = decoderLinear(mlp / "gate_proj", c.width, c.mlpWidth, c.mlpBias),
            .up = decoderLinear(mlp / "up_proj", c.width, c.mlpWidth, c.mlpBias),
            .down = decoderLinear(mlp / "down_proj", c.mlpWidth, c.width, c.mlpBias),
            .window = window};
        if (c.queryKeyNorm) {
            made.queryNorm = norm(attention / "q_norm", c.headDim);
            made.keyNorm = norm(attention / "k_norm", c.headDim);
        }
        if (c.gemma) {
            made.mlpNorm = norm(w / "pre_feedforward_layernorm", c.width);
            made.outputNorm = norm(w / "post_feedforward_layernorm", c.width);
        }
        return made;
    }

    at::Tensor attend(std::size_t index, const at::Tensor& x, const Pass& pass, KvCache* cache) const
    {
        const LlamaLayer& l = m_layers[index];
        at::Tensor q = splitHeads(l.q(x), m_config.heads);
        at::Tensor k = splitHeads(l.k(x), m_config.keyHeads);
        at::Tensor v = splitHeads(l.v(x), m_config.keyHeads);
        if (m_config.queryKeyNorm) {
            q = l.queryNorm(q);
            k = l.keyNorm(k);
        }
        q = rotate(q, pass.angles).to(v.scalar_type());
        k = rotate(k, pass.angles).to(v.scalar_type());
        if (pass.causal)
            return l.out(joinHeads(causalAttention(q, k, v, m_config.attentionScale)));
        if (cache) {
            // On a GPU the cache is kept in the weights' type, which is half the memory of float32.
            const at::ScalarType stored = k.is_cuda() && !l.k.quantised ? l.k.dtype() : k.scalar_type();
            std::tie(k, v) = cache->append(index, k.to(stored), v.to(stored));
            k = k.to(q.scalar_type());
            v = v.to(q.scalar_type());
        }
        return l.out(joinHeads(groupedAttention(q, k, v, pass.mask, m_config.attentionScale)));
    }

    at::Tensor run(std::size_t index, const at::Tensor& x, const Pass& pass, KvCache* cache) const
    {
        const LlamaLayer& l = m_layers[index];
        const auto mlp = [&](const at::Tensor& h) { return l.down(apply(m_config.activation, l.gate(h)) * l.up(h)); };
        const at::Tensor attended = attend(index, l.inputNorm(x), pass, cache);
        if (m_config.gemma) {
            const at::Tensor y = x + l.attentionNorm(attended);
            return y + l.outputNorm(mlp(l.mlpNorm(y)));
        }
        const at::Tensor y = x + attended;
        return y + mlp(l.attentionNorm(y));
    }

    DecoderConfig m_config;
    Embedding m_embedding;
    RmsNorm m_norm;
    Rotary m_rotary;
    Rotary m_localRotary;
    Linear m_output;
    std::vector<LlamaLayer> m_layers;
    mutable std::unique_ptr<Stepper> m_stepper; // made when first asked for
};

}

std::unique_ptr<Decoder> makeLlamaDecoder(const Weights& body, const Weights& head, const DecoderConfig& config)
{
    return std::make_unique<LlamaDecoder>(body, head, config);
}

void KvCache::begin(const DecoderStep& step, std::size_t layers)
{
    m_layers.resize(layers);
    const at::Tensor all = at::ones_like(step.order);
    m_order = joined(m_order, step.order);
    m_valid = joined(m_valid, step.valid.defined() ? step.valid : all.to(at::kBool));
    m_group = joined(m_group, step.group.defined() ? step.group : -all);
}

std::pair<at::Tensor, at::Tensor> KvCache::append(std::size_t index, const at::Tensor& k, const at::Tensor& v)
{
    Layer& layer = m_layers[index];
    const std::int64_t needed = m_length + k.size(2);
    const auto grow = [&](at::Tensor& all, const at::Tensor& more) {
        if (!all.defined() || all.size(2) < needed) {
            at::Tensor bigger = emptyMapped(
                {more.size(0), more.size(1), needed + needed / 2 + kGrowth, more.size(3)}, more.options());
            if (all.defined())
                bigger.narrow(2, 0, m_length).copy_(all.narrow(2, 0, m_length));
            all = bigger;
        }
        all.narrow(2, m_length, more.size(2)).copy_(more);
    };
    grow(layer.k, k);
    grow(layer.v, v);
    return {layer.k.narrow(2, 0, needed), layer.v.narrow(2, 0, needed)};
}

std::pair<at::Tensor, at::Tensor> KvCache::layer(std::size_t index) const
{
    const Layer& layer = m_layers[index];
    return {layer.k.narrow(2, 0, m_length), layer.v.narrow(2, 0, m_length)};
}

void KvCache::repeat(std::int64_t batch)
{
    for (Layer& layer : m_layers) {
        for (at::Tensor* all : {&layer.k, &layer.v})
            *all = all->narrow(2, 0, m_length).expand({batch, -1, -1, -1}).contiguous();
    }
    for (at::Tensor* all : {&m_order, &m_valid, &m_group})
        *all = all->expand({batch, -1}).contiguous();
}

void KvCache::select(const at::Tensor& rows)
{
    for (Layer& layer : m_layers) {
        for (at::Tensor* all : {&layer.k, &layer.v})
            *all = all->narrow(2, 0, m_length).index_select(0, rows);
    }
    for (at::Tensor* all : {&m_order, &m_valid, &m_group})
        *all = all->index_select(0, rows);
}

at::Tensor decoderMask(const DecoderStep& step, const KvCache* cache, std::int64_t window)
{
    const std::int64_t tokens = step.embeds.size(1);
    if (cache && step.embeds.size(0) == 1 && tokens == 1 && window == 0 && !step.group.defined())
        return {}; // the last token of an unpadded sequence sees everything
    const at::Tensor& keyOrder = cache ? cache->order() : step.order;
    const std::int64_t keys = keyOrder.size(1);
    const at::Tensor distance = step.order.unsqueeze(2) - keyOrder.unsqueeze(1); // [batch, tokens, keys]
    at::Tensor allowed = distance >= 0;
    if (window > 0)
        allowed = allowed & (distance < window);
    const at::Tensor& keyGroup = cache ? cache->group() : step.group;
    if (step.group.defined())
        allowed = allowed | ((step.group.unsqueeze(2) == keyGroup.unsqueeze(1)) & (step.group >= 0).unsqueeze(2));
    const at::Tensor& keyValid = cache ? cache->valid() : step.valid;
    if (keyValid.defined())
        allowed = allowed & keyValid.unsqueeze(1);
    // Every query sees at least itself: a row of padding must not become 0 / 0.
    const at::Tensor own = at::eye(tokens, allowed.options().dtype(at::kLong)).to(at::kBool);
    allowed = allowed | at::constant_pad_nd(own, {keys - tokens, 0}, 0).unsqueeze(0);
    return at::zeros(allowed.sizes(), step.embeds.options().dtype(at::kFloat))
        .masked_fill(~allowed, -std::numeric_limits<float>::infinity())
        .unsqueeze(1);
}

at::Tensor groupedAttention(
    const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask, double scale)
{
    const std::int64_t share = q.size(1) / k.size(1);
    if (share == 1)
        return attention(q, k, v, mask, scale);
    // Query heads of one key head become further queries: no key is copied.
    const std::int64_t batch = q.size(0);
    const std::int64_t tokens = q.size(2);
    const at::Tensor folded = q.reshape({batch, k.size(1), share * tokens, q.size(3)});
    const at::Tensor foldedMask = mask.defined() ? mask.repeat({1, 1, share, 1}) : mask;
    return attention(folded, k, v, foldedMask, scale).reshape({batch, q.size(1), tokens, q.size(3)});
}

}
