#pragma once

#include "core/models/blocks/pre_norm_encoder.h"

namespace vlm::models {

struct FusedVitConfig {
    TransformerConfig encoder;
    std::int64_t imageSize = 0;
    std::int64_t patchSize = 0;
    std::int64_t channels = 3;
    bool finalNorm = true; // false: the owner of the tower keeps the norm (MiniGPT-4's ln_vision)
};

/// Pre-norm vision transformer with one qkv projection and a class token. Three key layouts of the same computation:
///   timm         cls_token, pos_embed, patch_embed.proj, blocks.N.{norm1, attn.{qkv,proj}, norm2, mlp.{fc1,fc2}}, norm
///   BLIP, BLIP-2 embeddings.{class_embedding, position_embedding, patch_embedding}, encoder.layers.N.{layer_norm1,
///                self_attn.{qkv,projection}, layer_norm2, mlp.{fc1,fc2}}, post_layernorm
///   EVA          as timm, with attn.{q_bias, v_bias} and no bias of k
/// Source: Dosovitskiy et al. 2021; timm vision_transformer.py@v1.0; transformers modeling_blip.py@v5.17;
///         salesforce/LAVIS eva_vit.py
class FusedVit {
public:
    FusedVit() = default;
    FusedVit(const tensor::Weights& w, const FusedVitConfig& config);

    /// @param pixels [batch, channels, imageSize, imageSize]
    /// @return       [batch, 1 + patches, width], after the final norm if the tower has it
    at::Tensor operator()(const at::Tensor& pixels, LayerTrace trace = nullptr) const;

private:
    struct Layer {
        tensor::LayerNorm norm1, norm2;
        tensor::Linear qkv, projection, fc1, fc2;
    };
    FusedVitConfig m_config;
    tensor::Conv2d m_patches;
    at::Tensor m_class; // [1, 1, width]
    at::Tensor m_positions; // [1, 1 + patches, width]
    std::vector<Layer> m_layers;
    tensor::LayerNorm m_norm;
};

/// What the weights say of the architecture: everything but the number of heads, which leaves no trace in them.
/// @param heads 0: 64 columns a head, as every published size has
FusedVitConfig fusedVitFromShapes(const tensor::Weights& w, std::int64_t heads, double eps);

/// From a vision_config of BLIP or BLIP-2, whose config classes differ in their defaults.
FusedVitConfig blipVisionConfig(const ConfigReader& config);
FusedVitConfig blip2VisionConfig(const ConfigReader& config);

}
