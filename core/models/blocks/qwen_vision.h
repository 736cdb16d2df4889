#pragma once

#include "core/models/config_reader.h"
#include "core/tensor/layers.h"
#include "core/tensor/rotary.h"

namespace vlm::models {

/// Patches of one image (or of the frames of a video): frames, rows and columns of patches.
struct PatchGrid {
    std::int64_t frames = 1;
    std::int64_t rows = 0;
    std::int64_t columns = 0;
};

struct QwenVisionConfig {
    bool second = false; // Qwen2-VL; else Qwen2.5-VL: RMS norms, gated MLP, attention in windows
    std::int64_t width = 0;
    std::int64_t mlpWidth = 0;
    std::int64_t layers = 0;
    std::int64_t heads = 0;
    std::int64_t patch = 14;
    std::int64_t temporal = 2;
    std::int64_t merge = 2;
    std::int64_t channels = 3;
    std::int64_t outWidth = 0;
    std::int64_t window = 112; // pixels
    std::vector<std::int64_t> fullLayers{}; // that look at the whole image
    tensor::Activation activation = tensor::Activation::QuickGelu;
};
QwenVisionConfig qwen2VisionConfig(const ConfigReader& config, std::int64_t textWidth);
QwenVisionConfig qwen25VisionConfig(const ConfigReader& config, std::int64_t textWidth);

/// The vision transformer of Qwen2-VL and Qwen2.5-VL: patches of any grid with two-dimensional rotary positions; 2 x 2
/// neighbours are merged into one token. Keys: patch_embed.proj, blocks.N, merger.{ln_q, mlp.0, mlp.2}
/// Source: Wang et al. 2024, Bai et al. 2025; transformers modeling_qwen2_vl.py, modeling_qwen2_5_vl.py@v5.17
class QwenVision {
public:
    QwenVision() = default;
    QwenVision(const tensor::Weights& w, const QwenVisionConfig& config);

    /// @param patches [patches, channels · temporal · patch²] in merge order
    /// @return [patches / merge², outWidth]
    at::Tensor operator()(const at::Tensor& patches, const PatchGrid& grid) const;

private:
    struct Norm {
        tensor::LayerNorm layer;
        tensor::RmsNorm rms;
        at::Tensor operator()(const at::Tensor& x) const { return rms.weight.defined() ? rms(x) : layer(x); }
    };
    struct Block {
        Norm norm1, norm2;
        tensor::Linear qkv, out;
        tensor::Linear first, second, gate; // gate only in Qwen2.5-VL
    };
    /// Sequences that attend within themselves, those of one length as one batch: places of their tokens
    using Groups = std::vector<at::Tensor>; // each [sequences, length]

    [[nodiscard]] Norm norm(const tensor::Weights& w) const;
    [[nodiscard]] tensor::Rotary::Angles angles(const PatchGrid& grid) const;
    [[nodiscard]] Groups frames(const PatchGrid& grid) const;
    [[nodiscard]] Groups windows(const PatchGrid& grid) const;
    [[nodiscard]] at::Tensor attend(
        const Block& block, const at::Tensor& x, const tensor::Rotary::Angles& angles, const Groups& groups) const;
    [[nodiscard]] at::Tensor mlp(const Block& block, const at::Tensor& x) const;

    QwenVisionConfig m_config;
    tensor::Linear m_patches;
    std::vector<Block> m_blocks;
    Norm m_mergeNorm;
    tensor::Linear m_merge1, m_merge2;
    at::Tensor m_frequencies; // [headDim / 4]
};

/// Three positions for each id of a prompt: text counts on, the image's tokens take time, row and column from where the
/// text stopped, the text after them goes on after the largest.
/// Source: modeling_qwen2_vl.py get_rope_index
struct MultimodalPositions {
    at::Tensor positions; // int64 [3, 1, tokens]
    std::int64_t next = 0; // of the first new token
};
/// @param ids kImageSlot at the image's tokens  @param grid merged
MultimodalPositions multimodalPositions(const std::vector<std::int64_t>& ids, const PatchGrid& grid);

}
