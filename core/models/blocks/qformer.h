#pragma once

#include "core/models/blocks/post_norm.h"
#include "core/models/blocks/pre_norm_encoder.h"

namespace vlm::models {

struct QFormerConfig {
    TransformerConfig encoder;
    std::int64_t encoderWidth = 0; // of the image states
    std::int64_t crossFrequency = 2; // every so many layers queries attend to the image
    std::int64_t vocabulary = 0;
    std::int64_t positions = 0;
    bool text = false; // has the MLPs that text goes through
};
/// From a qformer_config with the defaults of transformers' Blip2QFormerConfig.
QFormerConfig qformerConfig(const ConfigReader& config);

/// BLIP-2's querying transformer: learned queries, and text behind them, share the self-attention; queries alone
/// attend to the image and have MLPs of their own.
/// Keys: layernorm, encoder.layer.N.{attention, crossattention, intermediate[_query], output[_query]}
/// Source: Li et al. 2023; transformers modeling_blip_2.py@v5.17 Blip2QFormerModel
class QFormer {
public:
    QFormer() = default;
    /// @param embeddingsNorm "layernorm" of transformers or "embeddings.LayerNorm" of LAVIS, below w
    QFormer(const tensor::Weights& w, const QFormerConfig& config, std::string_view embeddingsNorm = "layernorm");

    /// @param embeddings [batch, queries + text tokens, width] before the norm
    /// @param queries    how many of them are queries; 0: text alone, which doesn't see the image
    /// @param mask       [batch, queries + text tokens] of ones and zeros; undefined: all are seen
    /// @param image      [batch, patches, encoderWidth]; may be undefined when queries is 0
    at::Tensor operator()(
        const at::Tensor& embeddings, std::int64_t queries, const at::Tensor& mask, const at::Tensor& image) const;

private:
    struct Layer {
        PostNormAttention attention;
        PostNormAttention cross;
        bool hasCross = false;
        PostNormMlp queryMlp, textMlp;
    };
    tensor::LayerNorm m_norm;
    std::vector<Layer> m_layers;
};

}
