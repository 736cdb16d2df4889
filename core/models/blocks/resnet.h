#pragma once

#include <vector>

#include "core/tensor/layers.h"

namespace vlm::models {

/// The bottleneck block of both ResNets here; they differ in where the stride is.
struct Bottleneck {
    tensor::Conv2d conv1, conv2, conv3, downsample;
    tensor::BatchNorm norm1, norm2, norm3, downsampleNorm;
    bool hasDownsample = false;
    std::int64_t poolStride = 1; // CLIP: average pooling after conv2 and before the downsampling convolution

    at::Tensor operator()(const at::Tensor& x) const;
};

/// OpenAI's ResNet: three stem convolutions, anti-aliased strides and attention pooling.
/// Keys: conv1-3, bn1-3, layerS.B.{conv1-3, bn1-3, downsample.{0,1}}, attnpool.{positional_embedding, q,k,v,c_proj}
/// Source: Radford et al. 2021; openai/CLIP clip/model.py ModifiedResNet
class ModifiedResNet {
public:
    ModifiedResNet() = default;
    /// @param heads of the attention pooling; 0: 64 columns a head
    ModifiedResNet(const tensor::Weights& w, std::int64_t heads);

    /// @param pixels [batch, 3, imageSize, imageSize]  @return [batch, outputWidth]
    at::Tensor operator()(const at::Tensor& pixels) const;
    [[nodiscard]] std::int64_t imageSize() const { return m_imageSize; }
    [[nodiscard]] std::int64_t outputWidth() const { return m_output.weight.size(0); }

private:
    tensor::Conv2d m_stem[3];
    tensor::BatchNorm m_stemNorm[3];
    std::vector<Bottleneck> m_blocks;
    at::Tensor m_positions; // [1 + grid^2, width]
    tensor::Linear m_q, m_k, m_v, m_output;
    std::int64_t m_heads = 1;
    std::int64_t m_imageSize = 0;
};

/// torchvision's ResNet-50 with a last linear layer. Keys: conv1, bn1, layerS.B.*, fc.
/// Source: He et al. 2016; torchvision models/resnet.py (stride in the 3x3 convolution)
class ResNet {
public:
    ResNet() = default;
    explicit ResNet(const tensor::Weights& w);

    /// @param pixels [batch, 3, height, width]  @return [batch, outputWidth]
    at::Tensor operator()(const at::Tensor& pixels) const;
    [[nodiscard]] std::int64_t outputWidth() const { return m_fc.weight.size(0); }

private:
    tensor::Conv2d m_conv;
    tensor::BatchNorm m_norm;
    std::vector<Bottleneck> m_blocks;
    tensor::Linear m_fc;
};

}
