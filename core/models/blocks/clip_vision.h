#pragma once

#include "core/models/blocks/pre_norm_encoder.h"

namespace vlm::models {

struct ClipVisionConfig {
    TransformerConfig encoder;
    std::int64_t imageSize = 0;
    std::int64_t patchSize = 0;
    std::int64_t channels = 3;
};
/// From a vision_config with the defaults of transformers' CLIPVisionConfig.
ClipVisionConfig clipVisionConfig(const ConfigReader& config);

struct VisionOutput {
    at::Tensor last; // [batch, tokens, width]
    at::Tensor pooled; // [batch, width]; undefined where the tower has no head
};

/// CLIP's vision transformer. Keys: embeddings.{class_embedding, patch_embedding, position_embedding}, pre_layrnorm
/// (the published spelling), encoder.layers.N, post_layernorm; with or without "vision_model." in front.
/// Source: Radford et al. 2021; transformers modeling_clip.py@v5.17 CLIPVisionTransformer
class ClipVision {
public:
    ClipVision() = default;
    ClipVision(const tensor::Weights& w, const ClipVisionConfig& config);

    /// @param pixels [batch, channels, imageSize, imageSize]
    /// @return last: [batch, 1 + patches, width] before the final norm; pooled: the class token after it
    VisionOutput operator()(const at::Tensor& pixels, LayerTrace trace = nullptr) const;

private:
    tensor::Conv2d m_patches;
    at::Tensor m_class; // [width]
    at::Tensor m_positions; // [1 + patches, width]
    tensor::LayerNorm m_preNorm, m_postNorm;
    PreNormEncoder m_encoder;
};

}
