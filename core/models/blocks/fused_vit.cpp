#include "core/models/blocks/fused_vit.h"

#include <cmath>
#include <string>

#include "core/base/error.h"

namespace vlm::models {
namespace {

tensor::Linear qkvLinear(const tensor::Weights& attention, std::int64_t width)
{
    tensor::Linear qkv = linear(attention / "qkv", width, 3 * width, tensor::Bias::IfPresent);
    if ((attention / "q_bias").exists()) {
        const at::Tensor q = (attention / "q_bias").getMatrix({width});
        const at::Tensor v = (attention / "v_bias").getMatrix({width});
        qkv.bias = at::cat({q, at::zeros_like(q), v});
    }
    return qkv;
}

FusedVitConfig hfConfig(const ConfigReader& config, const FusedVitConfig& defaults)
{
    return {.encoder = {.width = config.integer("hidden_size", defaults.encoder.width),
                .mlpWidth = config.integer("intermediate_size", defaults.encoder.mlpWidth),
                .layers = config.integer("num_hidden_layers", defaults.encoder.layers),
                .heads = config.integer("num_attention_heads", defaults.encoder.heads),
                .eps = config.number("layer_norm_eps", defaults.encoder.eps),
                .activation = tensor::activation(config.text("hidden_act", "gelu"))},
        .imageSize = config.side("image_size", defaults.imageSize),
        .patchSize = config.side("patch_size", defaults.patchSize)};
}

}

FusedVit::FusedVit(const tensor::Weights& w, const FusedVitConfig& config)
    : m_config(config)
{
    const std::int64_t width = config.encoder.width;
    const double eps = config.encoder.eps;
    const std::int64_t side = config.imageSize / config.patchSize;
    m_patches = conv2d(w.either({"patch_embed.proj", "embeddings.patch_embedding"}), config.channels, width,
        config.patchSize, config.patchSize, 0, tensor::Bias::Yes);
    m_class = w.either({"cls_token", "embeddings.class_embedding"}).get({1, 1, width});
    m_positions = w.either({"pos_embed", "embeddings.position_embedding"}).get({1, 1 + side * side, width});
    const tensor::Weights layers = w.either({"blocks", "encoder.layers"});
    for (std::int64_t i = 0; i < config.encoder.layers; ++i) {
        const tensor::Weights layer = layers / i;
        const tensor::Weights attention = layer.either({"attn", "self_attn"});
        m_layers.push_back({.norm1 = layerNorm(layer.either({"norm1", "layer_norm1"}), width, eps),
            .norm2 = layerNorm(layer.either({"norm2", "layer_norm2"}), width, eps),
            .qkv = qkvLinear(attention, width),
            .projection = linear(attention.either({"proj", "projection"}), width, width),
            .fc1 = linear(layer / "mlp" / "fc1", width, config.encoder.mlpWidth),
            .fc2 = linear(layer / "mlp" / "fc2", config.encoder.mlpWidth, width)});
    }
    if (config.finalNorm)
        m_norm = layerNorm(w.either({"norm", "post_layernorm"}), width, eps);
}

at::Tensor FusedVit::operator()(const at::Tensor& pixels, LayerTrace trace) const
{
    const at::Tensor patches = m_patches(pixels).flatten(2).transpose(1, 2); // [batch, patches, width]
    at::Tensor x = at::cat({m_class.expand({patches.size(0), -1, -1}), patches}, 1) + m_positions;
    for (const Layer& layer : m_layers) {
        const auto qkv = layer.qkv(layer.norm1(x).to(layer.qkv.dtype())).chunk(3, -1);
        x = x + layer.projection(tensor::multiHeadAttention(qkv[0], qkv[1], qkv[2], m_config.encoder.heads));
        x = x + layer.fc2(tensor::apply(m_config.encoder.activation, layer.fc1(layer.norm2(x).to(layer.fc1.dtype()))));
        if (trace != nullptr)
            trace->push_back(x);
    }
    return m_config.finalNorm ? m_norm(x) : x;
}

FusedVitConfig fusedVitFromShapes(const tensor::Weights& w, std::int64_t heads, double eps)
{
    constexpr std::int64_t kHeadWidth = 64;
    const std::vector<std::int64_t> patch
        = w.either({"patch_embed.proj", "embeddings.patch_embedding"}).either({"weight"}).shape();
    const std::vector<std::int64_t> positions = w.either({"pos_embed", "embeddings.position_embedding"}).shape();
    const tensor::Weights layers = w.either({"blocks", "encoder.layers"});
    const std::vector<std::int64_t> fc1 = (layers / 0 / "mlp" / "fc1" / "weight").shape();
    const std::int64_t width = patch.at(0);
    if (heads == 0 && width % kHeadWidth != 0)
        throw Error(ErrorKind::Checkpoint,
            w.path() + ": a width of " + std::to_string(width)
                + " tells nothing of the number of heads; expected a multiple of 64, as published sizes are");
    const auto side = static_cast<std::int64_t>(std::lround(std::sqrt(static_cast<double>(positions.at(1) - 1))));
    return {.encoder = {.width = width,
                .mlpWidth = fc1.at(0),
                .layers = layers.count(),
                .heads = heads > 0 ? heads : width / kHeadWidth,
                .eps = eps,
                .activation = tensor::Activation::Gelu},
        .imageSize = side * patch.at(2),
        .patchSize = patch.at(2),
        .channels = patch.at(1)};
}

FusedVitConfig blipVisionConfig(const ConfigReader& config)
{
    // transformers BlipVisionConfig
    return hfConfig(config,
        {.encoder = {.width = 768, .mlpWidth = 3072, .layers = 12, .heads = 12, .eps = 1e-5},
            .imageSize = 384,
            .patchSize = 16});
}

FusedVitConfig blip2VisionConfig(const ConfigReader& config)
{
    // transformers Blip2VisionConfig
    return hfConfig(config,
        {.encoder = {.width = 1408, .mlpWidth = 6144, .layers = 39, .heads = 16, .eps = 1e-6},
            .imageSize = 224,
            .patchSize = 14});
}

}
