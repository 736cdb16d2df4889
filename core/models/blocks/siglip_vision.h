#pragma once

#include "core/models/blocks/clip_vision.h"

namespace vlm::models {

struct SiglipVisionConfig {
    TransformerConfig encoder;
    std::int64_t imageSize = 0;
    std::int64_t patchSize = 0;
    std::int64_t channels = 3;
    bool head = true; // attention pooling; vision_use_head
};
/// From a vision_config with the defaults of transformers' SiglipVisionConfig.
SiglipVisionConfig siglipVisionConfig(const ConfigReader& config);

/// SigLIP's vision transformer without a class token. Keys: embeddings.{patch_embedding, position_embedding},
/// encoder.layers.N, post_layernorm, head; with or without "vision_model." in front.
/// Source: Zhai et al. 2023; transformers modeling_siglip.py@v5.17 SiglipVisionTransformer
class SiglipVision {
public:
    SiglipVision() = default;
    SiglipVision(const tensor::Weights& w, const SiglipVisionConfig& config);

    /// @param pixels [batch, channels, imageSize, imageSize]
    /// @return last: [batch, patches, width] after the final norm; pooled: attention pooling, if the tower has a head
    VisionOutput operator()(const at::Tensor& pixels, LayerTrace trace = nullptr) const;

private:
    /// One learned query over the patches, then an MLP. SiglipMultiheadAttentionPoolingHead
    struct Head {
        at::Tensor probe; // [1, 1, width]
        tensor::Linear q, k, v, output; // slices of in_proj
        tensor::LayerNorm norm;
        tensor::Linear fc1, fc2;
    };
    [[nodiscard]] at::Tensor pool(const at::Tensor& x) const;

    SiglipVisionConfig m_config;
    tensor::Conv2d m_patches;
    at::Tensor m_positions; // [patches, width]
    PreNormEncoder m_encoder;
    tensor::LayerNorm m_postNorm;
    Head m_head;
};

}
