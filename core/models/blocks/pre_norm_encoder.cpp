#include "core/models/blocks/pre_norm_encoder.h"

namespace vlm::models {

PreNormEncoder::PreNormEncoder(const tensor::Weights& w, const TransformerConfig& config)
    : m_config(config)
{
    const std::int64_t width = config.width;
    for (std::int64_t i = 0; i < config.layers; ++i) {
        const tensor::Weights layer = w / "layers" / i;
        const tensor::Weights attention = layer / "self_attn";
        m_layers.push_back({.norm1 = layerNorm(layer / "layer_norm1", width, config.eps),
            .norm2 = layerNorm(layer / "layer_norm2", width, config.eps),
            .q = linear(attention / "q_proj", width, width),
            .k = linear(attention / "k_proj", width, width),
            .v = linear(attention / "v_proj", width, width),
            .out = linear(attention / "out_proj", width, width),
            .fc1 = linear(layer / "mlp" / "fc1", width, config.mlpWidth),
            .fc2 = linear(layer / "mlp" / "fc2", config.mlpWidth, width)});
    }
}

at::Tensor PreNormEncoder::operator()(at::Tensor x, const at::Tensor& mask, LayerTrace trace) const
{
    for (const Layer& layer : m_layers) {
        const at::Tensor h = layer.norm1(x).to(layer.q.dtype()); // the branches work in it, the residual in float32
        x = x + layer.out(tensor::multiHeadAttention(layer.q(h), layer.k(h), layer.v(h), m_config.heads, mask));
        x = x + layer.fc2(tensor::apply(m_config.activation, layer.fc1(layer.norm2(x).to(layer.fc1.dtype()))));
        if (trace != nullptr)
            trace->push_back(x);
    }
    return x;
}

}
