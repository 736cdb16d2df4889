#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include <ATen/ATen.h>

namespace vlm::tensor {

/// Something trained beside a frozen linear layer; its output is added to the layer's.
class Adapter {
public:
    virtual ~Adapter() = default;
    /// @param x [..., in]  @return [..., out]; differentiable
    [[nodiscard]] virtual at::Tensor delta(const at::Tensor& x) const = 0;
};

/// Where a linear layer looks for its adapter at every forward; shared by the copies of the layer.
struct AdapterSlot {
    std::shared_ptr<const Adapter> adapter;
};

/// A linear layer of a loaded model, by its checkpoint path ("encoder.layers.0.self_attn.q_proj").
struct AdaptableLinear {
    std::string name; // relative to its tower
    std::string path; // in the checkpoint
    std::int64_t in = 0;
    std::int64_t out = 0;
    bool applied = true; // false: the reference reads the weight itself (torch.nn.MultiheadAttention.out_proj)
    std::shared_ptr<AdapterSlot> slot;
};

/// A model whose towers can be trained through adapters. Encoders implement it beside their torch-free face.
class Adaptable {
public:
    virtual ~Adaptable() = default;
    /// Linear layers of the image tower.
    [[nodiscard]] virtual std::span<const AdaptableLinear> linears() const = 0;
    /// Linear layers of the text tower.
    [[nodiscard]] virtual std::span<const AdaptableLinear> textLinears() const = 0;
    /// @param pixels [batch, channels, height, width] float32
    /// @return       [batch, dim], as encodeImages gives; differentiable in attached adapters
    [[nodiscard]] virtual at::Tensor imageFeatures(const at::Tensor& pixels) const = 0;
    /// @return [texts.size(), textDim], as encodeTexts gives; differentiable in attached adapters
    [[nodiscard]] virtual at::Tensor textFeatures(std::span<const std::string> texts) const = 0;
    [[nodiscard]] virtual at::Device device() const = 0;
};

}
