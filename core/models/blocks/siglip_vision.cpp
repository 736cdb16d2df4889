#include "core/models/blocks/siglip_vision.h"

namespace vlm::models {

SiglipVisionConfig siglipVisionConfig(const ConfigReader& config)
{
    return {.encoder = {.width = config.integer("hidden_size", 768),
                .mlpWidth = config.integer("intermediate_size", 3072),
                .layers = config.integer("num_hidden_layers", 12),
                .heads = config.integer("num_attention_heads", 12),
                .eps = config.number("layer_norm_eps", 1e-6),
                .activation = tensor::activation(config.text("hidden_act", "gelu_pytorch_tanh"))},
        .imageSize = config.side("image_size", 224),
        .patchSize = config.side("patch_size", 16),
        .channels = config.integer("num_channels", 3),
        .head = config.flag("vision_use_head", true)};
}

SiglipVision::SiglipVision(const tensor::Weights& w, const SiglipVisionConfig& config)
    : m_config(config)
{
    const tensor::Weights root = w.either({"vision_model", ""});
    const std::int64_t width = config.encoder.width;
    const std::int64_t side = config.imageSize / config.patchSize;
    m_patches = conv2d(root / "embeddings" / "patch_embedding", config.channels, width, config.patchSize,
        config.patchSize, 0, tensor::Bias::Yes);
    m_positions = (root / "embeddings" / "position_embedding" / "weight").get({side * side, width});
    m_encoder = PreNormEncoder(root / "encoder", config.encoder);
    m_postNorm = layerNorm(root / "post_layernorm", width, config.encoder.eps);
    const tensor::Weights head = root / "head";
    if (!config.head) {
        head.skip();
        return;
    }
    const auto weights = (head / "attention" / "in_proj_weight").getMatrix({3 * width, width}).chunk(3);
    const auto biases = (head / "attention" / "in_proj_bias").getMatrix({3 * width}).chunk(3);
    m_head = {.probe = (head / "probe").get({1, 1, width}),
        .q = tensor::fixedLinear(weights[0], biases[0]),
        .k = tensor::fixedLinear(weights[1], biases[1]),
        .v = tensor::fixedLinear(weights[2], biases[2]),
        .output = multiheadOutput(head / "attention" / "out_proj", width),
        .norm = layerNorm(head / "layernorm", width, config.encoder.eps),
        .fc1 = linear(head / "mlp" / "fc1", width, config.encoder.mlpWidth),
        .fc2 = linear(head / "mlp" / "fc2", config.encoder.mlpWidth, width)};
}

at::Tensor SiglipVision::pool(const at::Tensor& x) const
{
    const at::Tensor probe = m_head.probe.expand({x.size(0), -1, -1});
    const at::Tensor pooled
        = m_head.output(tensor::multiHeadAttention(m_head.q(probe), m_head.k(x), m_head.v(x), m_config.encoder.heads));
    const at::Tensor hidden = tensor::apply(m_config.encoder.activation, m_head.fc1(m_head.norm(pooled)));
    return (pooled + m_head.fc2(hidden)).select(1, 0);
}

VisionOutput SiglipVision::operator()(const at::Tensor& pixels, LayerTrace trace) const
{
    const at::Tensor patches = m_patches(pixels).flatten(2).transpose(1, 2); // [batch, patches, width]
    const at::Tensor x = m_postNorm(m_encoder(patches + m_positions, {}, trace));
    return {.last = x, .pooled = m_config.head ? pool(x) : at::Tensor()};
}

}
