#pragma once

#include "core/models/blocks/clip_vision.h"
#include "core/models/blocks/siglip_vision.h"

namespace vlm::models {

/// Which states of a vision tower a language model reads.
struct FeatureChoice {
    std::vector<std::int64_t> layers{-2}; // as hidden_states[i] of the reference: 0 embeddings, -1 last layer
    bool withClass = false; // CLIP: keep the class token
};

/// A CLIP or SigLIP vision transformer whose inner states are the features; several layers are joined by width.
/// Source: Liu et al. 2023; transformers modeling_llava.py@v5.17 get_image_features
class FeatureTower {
public:
    /// @param config vision_config; its model_type, or the keys of the tower, say which of the two it is
    FeatureTower(const tensor::Weights& w, const ConfigReader& config, FeatureChoice choice);

    /// @param pixels [batch, channels, imageSize, imageSize]
    /// @return [batch, tokens, width()]
    at::Tensor operator()(const at::Tensor& pixels) const;
    [[nodiscard]] std::int64_t width() const;
    [[nodiscard]] std::int64_t imageSize() const { return m_imageSize; }
    [[nodiscard]] bool isClip() const { return m_isClip; }

private:
    FeatureChoice m_choice;
    bool m_isClip = true;
    std::int64_t m_imageSize = 0;
    std::int64_t m_width = 0;
    ClipVision m_clip;
    SiglipVision m_siglip;
};

/// The vision_config of a CLIP tower whose checkpoint has none: sizes from the shapes, heads of 64 as all published
/// ones.
ConfigReader clipConfigFromWeights(const tensor::Weights& w);

}
