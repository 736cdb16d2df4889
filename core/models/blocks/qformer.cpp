#include "core/models/blocks/qformer.h"

#include <string>

#include "core/tensor/runtime.h"

namespace vlm::models {
namespace {

PostNormMlp mlp(const tensor::Weights& layer, const std::string& suffix, const TransformerConfig& config)
{
    const tensor::Weights output = layer / ("output" + suffix);
    return {.fc1 = linear(layer / ("intermediate" + suffix) / "dense", config.width, config.mlpWidth),
        .fc2 = linear(output / "dense", config.mlpWidth, config.width),
        .norm = layerNorm(output / "LayerNorm", config.width, config.eps),
        .activation = config.activation};
}

}

QFormerConfig qformerConfig(const ConfigReader& config)
{
    return {.encoder = {.width = config.integer("hidden_size", 768),
                .mlpWidth = config.integer("intermediate_size", 3072),
                .layers = config.integer("num_hidden_layers", 12),
                .heads = config.integer("num_attention_heads", 12),
                .eps = config.number("layer_norm_eps", 1e-12),
                .activation = tensor::activation(config.text("hidden_act", "gelu"))},
        .encoderWidth = config.integer("encoder_hidden_size", 1408),
        .crossFrequency = config.integer("cross_attention_frequency", 2),
        .vocabulary = config.integer("vocab_size", 30522),
        .positions = config.integer("max_position_embeddings", 512),
        .text = config.flag("use_qformer_text_input", false)};
}

QFormer::QFormer(const tensor::Weights& w, const QFormerConfig& config, std::string_view embeddingsNorm)
    : m_norm(layerNorm(w / embeddingsNorm, config.encoder.width, config.encoder.eps))
{
    const TransformerConfig& encoder = config.encoder;
    for (std::int64_t i = 0; i < encoder.layers; ++i) {
        const tensor::Weights layer = w / "encoder" / "layer" / i;
        Layer one{.attention
            = postNormAttention(layer / "attention", encoder.width, encoder.width, encoder.heads, encoder.eps),
            .cross = {},
            .hasCross = i % config.crossFrequency == 0,
            .queryMlp = mlp(layer, "_query", encoder),
            .textMlp = {}};
        if (one.hasCross)
            one.cross = postNormAttention(
                layer / "crossattention", encoder.width, config.encoderWidth, encoder.heads, encoder.eps);
        if (config.text)
            one.textMlp = mlp(layer, "", encoder);
        m_layers.push_back(std::move(one));
    }
}

at::Tensor QFormer::operator()(
    const at::Tensor& embeddings, std::int64_t queries, const at::Tensor& mask, const at::Tensor& image) const
{
    const at::Tensor keep = mask.defined() ? tensor::additiveMask(mask) : at::Tensor();
    at::Tensor x = m_norm(embeddings);
    for (const Layer& layer : m_layers) {
        x = layer.attention(x, x, keep);
        std::vector<at::Tensor> parts;
        if (queries > 0) {
            at::Tensor q = x.slice(1, 0, queries);
            if (layer.hasCross)
                q = layer.cross(q, image, {});
            parts.push_back(layer.queryMlp(q));
        }
        if (x.size(1) > queries)
            parts.push_back(layer.textMlp(x.slice(1, queries)));
        x = at::cat(parts, 1);
    }
    return x;
}

}
