#include "core/tensor/decoder.h"

#include <cmath>

#include "core/tensor/compat.h"

namespace vlm::tensor {
namespace {

constexpr std::int64_t kPositionOffset = 2; // OPTLearnedPositionalEmbedding
constexpr double kEps = 1e-5;

struct OptLayer {
    LayerNorm attentionNorm, mlpNorm;
    Linear q, k, v, out, fc1, fc2;
};

class OptDecoder final : public Decoder {
public:
    OptDecoder(const Weights& body, const Weights& head, const OptConfig& config)
        : m_config(config)
        , m_embedding(storedEmbedding(body / "embed_tokens", config.vocabulary, config.embeddingWidth))
        , m_positions(embedding(body / "embed_positions", config.positions + kPositionOffset, config.width))
    {
        head.skip();
        m_head = outputLinear(m_embedding.weight, body.options());
        m_head.slot = head.addLinear(config.embeddingWidth, config.vocabulary, true);
        const std::int64_t width = config.width;
        if (config.embeddingWidth != width) {
            m_in = linear(body / "project_in", config.embeddingWidth, width, Bias::No);
            m_out = linear(body / "project_out", width, config.embeddingWidth, Bias::No);
        }
        for (std::int64_t i = 0; i < config.layers; ++i) {
            const Weights layer = body / "layers" / i;
            const Weights attention = layer / "self_attn";
            m_layers.push_back({.attentionNorm = layerNorm(layer / "self_attn_layer_norm", width, kEps),
                .mlpNorm = layerNorm(layer / "final_layer_norm", width, kEps),
                .q = decoderLinear(attention / "q_proj", width, width, config.bias),
                .k = decoderLinear(attention / "k_proj", width, width, config.bias),
                .v = decoderLinear(attention / "v_proj", width, width, config.bias),
                .out = decoderLinear(attention / "out_proj", width, width, config.bias),
                .fc1 = decoderLinear(layer / "fc1", width, config.mlpWidth, config.bias),
                .fc2 = decoderLinear(layer / "fc2", config.mlpWidth, width, config.bias)});
        }
        if (config.preNorm)
            m_norm = layerNorm(body / "final_layer_norm", width, kEps);
    }

    std::int64_t width() const override { return m_config.embeddingWidth; }
    std::int64_t cacheBytes() const override
    {
        return 2 * m_config.layers * m_config.width * static_cast<std::int64_t>(sizeof(float));
    }

    at::Tensor embed(const at::Tensor& ids) const override { return m_embedding(ids); }

    at::Tensor logits(const at::Tensor& hidden) const override { return m_head(hidden).to(at::kFloat); }

    at::Tensor forward(const DecoderStep& step, KvCache* cache) const override
    {
        if (cache)
            cache->begin(step, m_layers.size());
        const at::Tensor mask = decoderMask(step, cache, 0);
        at::Tensor x = m_in.weight.defined() ? m_in(step.embeds) : step.embeds;
        x = x + m_positions(step.order + kPositionOffset);
        for (std::size_t i = 0; i < m_layers.size(); ++i)
            x = run(i, x, mask, cache);
        if (cache)
            cache->end(step);
        if (m_config.preNorm)
            x = m_norm(x);
        return m_out.weight.defined() ? m_out(x) : x;
    }

private:
    at::Tensor run(std::size_t index, at::Tensor x, const at::Tensor& mask, KvCache* cache) const
    {
        const OptLayer& l = m_layers[index];
        const at::Tensor h = m_config.preNorm ? l.attentionNorm(x) : x;
        const at::Tensor q = splitHeads(l.q(h), m_config.heads);
        at::Tensor k = splitHeads(l.k(h), m_config.heads);
        at::Tensor v = splitHeads(l.v(h), m_config.heads);
        if (cache)
            std::tie(k, v) = cache->append(index, k, v);
        const double scale = 1.0 / std::sqrt(static_cast<double>(m_config.width / m_config.heads));
        x = x + l.out(joinHeads(attention(q, k, v, mask, scale)));
        if (!m_config.preNorm)
            x = l.attentionNorm(x);
        x = x + l.fc2(apply(m_config.activation, l.fc1(m_config.preNorm ? l.mlpNorm(x) : x)));
        return m_config.preNorm ? x : l.mlpNorm(x);
    }

    OptConfig m_config;
    Embedding m_embedding;
    Embedding m_positions;
    Linear m_in, m_out, m_head;
    LayerNorm m_norm;
    std::vector<OptLayer> m_layers;
};

}

std::unique_ptr<Decoder> makeOptDecoder(const Weights& body, const Weights& head, const OptConfig& config)
{
    return std::make_unique<OptDecoder>(body, head, config);
}

}
