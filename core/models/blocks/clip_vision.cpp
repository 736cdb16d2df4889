#include "core/models/blocks/clip_vision.h"

namespace vlm::models {

ClipVisionConfig clipVisionConfig(const ConfigReader& config)
{
    return {.encoder = {.width = config.integer("hidden_size", 768),
                .mlpWidth = config.integer("intermediate_size", 3072),
                .layers = config.integer("num_hidden_layers", 12),
                .heads = config.integer("num_attention_heads", 12),
                .eps = config.number("layer_norm_eps", 1e-5),
                .activation = tensor::activation(config.text("hidden_act", "quick_gelu"))},
        .imageSize = config.side("image_size", 224),
        .patchSize = config.side("patch_size", 32),
        .channels = config.integer("num_channels", 3)};
}

ClipVision::ClipVision(const tensor::Weights& w, const ClipVisionConfig& config)
{
    const tensor::Weights root = w.either({"vision_model", ""});
    const tensor::Weights embeddings = root / "embeddings";
    const std::int64_t width = config.encoder.width;
    const std::int64_t side = config.imageSize / config.patchSize;
    m_patches = conv2d(embeddings / "patch_embedding", config.channels, width, config.patchSize, config.patchSize, 0,
        tensor::Bias::No);
    m_class = (embeddings / "class_embedding").get({width});
    m_positions = (embeddings / "position_embedding" / "weight").get({1 + side * side, width});
    m_preNorm = layerNorm(root / "pre_layrnorm", width, config.encoder.eps);
    m_encoder = PreNormEncoder(root / "encoder", config.encoder);
    m_postNorm = layerNorm(root / "post_layernorm", width, config.encoder.eps);
}

VisionOutput ClipVision::operator()(const at::Tensor& pixels, LayerTrace trace) const
{
    const at::Tensor patches = m_patches(pixels).flatten(2).transpose(1, 2); // [batch, patches, width]
    const at::Tensor classToken = m_class.expand({patches.size(0), 1, -1});
    at::Tensor x = m_preNorm(at::cat({classToken, patches}, 1) + m_positions);
    x = m_encoder(x, {}, trace);
    return {.last = x, .pooled = m_postNorm(x.select(1, 0))};
}

}
