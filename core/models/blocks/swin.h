#pragma once

#include <vector>

#include "core/models/blocks/pre_norm_encoder.h"

namespace vlm::models {

struct SwinStageConfig {
    std::int64_t blocks = 0;
    std::int64_t heads = 0;
};

struct SwinConfig {
    std::int64_t imageSize = 224;
    std::int64_t patchSize = 4;
    std::int64_t channels = 3;
    std::int64_t width = 96; // of the first stage; doubles with every further one
    std::int64_t windowSize = 7;
    std::int64_t mlpWidth = 384; // of the first stage
    double eps = 1e-5;
    tensor::Activation activation = tensor::Activation::Gelu;
    std::vector<SwinStageConfig> stages;
    [[nodiscard]] std::int64_t lastWidth() const;
};
/// With the defaults of transformers' SwinConfig.
SwinConfig swinConfig(const ConfigReader& config);
/// Everything but image size, eps and activation shows in the weights.
SwinConfig swinFromShapes(const tensor::Weights& w);

/// Swin transformer. Keys: embeddings.{patch_embeddings.projection, norm}, encoder.layers.S.blocks.B.*,
/// encoder.layers.S.downsample.{norm, reduction}, layernorm; the blocks in the spelling up to transformers 4
/// (attention.self.query, intermediate.dense, …) or of 5 (attention.q_proj, mlp.fc1, …).
/// Source: Liu et al. 2021; transformers modeling_swin.py@v5.17
class Swin {
public:
    Swin() = default;
    Swin(const tensor::Weights& w, const SwinConfig& config);

    struct Output {
        at::Tensor last; // [batch, tokens, lastWidth] after the final norm
        at::Tensor pooled; // [batch, lastWidth], the mean over tokens
    };
    /// @param pixels [batch, channels, height, width]
    /// @param trace  receives transformers' hidden_states: the embeddings, then every stage's output
    Output operator()(const at::Tensor& pixels, LayerTrace trace = nullptr) const;

private:
    struct Block {
        tensor::LayerNorm norm1, norm2;
        tensor::Linear q, k, v, out, fc1, fc2;
        at::Tensor biasTable; // [(2 window - 1)^2, heads]
        std::int64_t heads = 1;
        bool shifted = false;
    };
    struct Stage {
        std::vector<Block> blocks;
        tensor::LayerNorm mergeNorm;
        tensor::Linear reduction;
        bool merges = false;
    };
    [[nodiscard]] at::Tensor apply(
        const Block& block, const at::Tensor& x, std::int64_t height, std::int64_t width) const;

    SwinConfig m_config;
    tensor::Conv2d m_patches;
    tensor::LayerNorm m_embeddingNorm, m_norm;
    at::Tensor m_positions; // [1, patches, width] or undefined
    std::vector<Stage> m_stages;
};

}
