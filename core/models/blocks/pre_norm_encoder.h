#pragma once

#include <vector>

#include "core/models/config_reader.h"
#include "core/tensor/layers.h"

namespace vlm::models {

struct TransformerConfig {
    std::int64_t width = 0;
    std::int64_t mlpWidth = 0;
    std::int64_t layers = 0;
    std::int64_t heads = 0;
    double eps = 1e-5;
    tensor::Activation activation = tensor::Activation::Gelu;
};

/// Outputs of the layers as they pass, for verification and for models that take an inner layer; may be null.
using LayerTrace = std::vector<at::Tensor>*;

/// Pre-norm transformer with separate q, k, v: the encoder of CLIP and SigLIP, both towers.
/// Keys: layers.N.{self_attn.{q,k,v,out}_proj, layer_norm1, layer_norm2, mlp.{fc1,fc2}}
/// Source: transformers modeling_clip.py@v5.17 CLIPEncoder; modeling_siglip.py SiglipEncoder
class PreNormEncoder {
public:
    PreNormEncoder() = default;
    PreNormEncoder(const tensor::Weights& w, const TransformerConfig& config);

    /// @param x    [batch, tokens, width]
    /// @param mask additive, broadcastable to [batch, heads, tokens, tokens]; undefined: none
    at::Tensor operator()(at::Tensor x, const at::Tensor& mask = {}, LayerTrace trace = nullptr) const;

private:
    struct Layer {
        tensor::LayerNorm norm1, norm2;
        tensor::Linear q, k, v, out, fc1, fc2;
    };
    std::vector<Layer> m_layers;
    TransformerConfig m_config;
};

}
