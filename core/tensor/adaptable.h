#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

namespace vlm::tensor {

/// Something trained beside a frozen linear layer; its output is added to the layer's.
class Adapter {
public:
    virtual ~Adapter() = default;
    /// @param x [..., in]  @return [..., out]; differentiable
    [[nodiscard]] virtual at::Tensor delta(const at::Tensor& x) const = 0;
    /// The adapted output of a layer; adapters that rescale the layer override it.
    /// @param y    [..., out], the layer's own output, bias included
    /// @param bias [out] or undefined
    [[nodiscard]] virtual at::Tensor applied(
        const at::Tensor& x, const at::Tensor& y, [[maybe_unused]] const at::Tensor& bias) const
    {
        return y + delta(x);
    }
};

/// A tensor for as long as somebody else keeps it.
class TensorReference {
public:
    TensorReference() = default;
    explicit TensorReference(const at::Tensor& tensor)
        : m_weak(tensor.getIntrusivePtr())
    {
    }
    /// Undefined when it is gone.
    [[nodiscard]] at::Tensor lock() const { return at::Tensor(m_weak.lock()); }

private:
    c10::weak_intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl> m_weak{
        c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>()};
};

/// Where a linear layer looks for its adapter at every forward; shared by the copies of the layer.
struct AdapterSlot {
    std::shared_ptr<const Adapter> adapter;
    TensorReference weight = {}; // the layer's own [out, in]
    TensorReference bias = {}; // [out]; undefined: it has none
    std::function<at::Tensor()> unpacked = {}; // of a quantised layer, whose weight is undefined: [out, in] float32
};

/// A tensor of a loaded model. The handle is the model's own, so that training it trains the model; tensors that a
/// family computes from others are not among them.
struct NamedParameter {
    std::string path; // canonical
    std::string key; // as the checkpoint spells it
    at::Tensor tensor;
};

/// Lets something replace rows of an embedding on their way into the model.
struct EmbeddingSlot {
    /// @param ids [..., tokens]  @param rows [..., tokens, width]  @return rows of the same shape
    std::function<at::Tensor(const at::Tensor& ids, const at::Tensor& rows)> replace = {};
};

/// An embedding by its checkpoint path ("text_model.embeddings.token_embedding").
struct AdaptableEmbedding {
    std::string path;
    std::int64_t rows = 0;
    std::int64_t width = 0;
    std::shared_ptr<EmbeddingSlot> slot;
};

/// What of a loaded model can be trained besides through adapters.
struct Trainable {
    std::vector<NamedParameter> parameters = {};
    std::vector<AdaptableEmbedding> embeddings = {};
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
    /// Every tensor and embedding of both towers.
    [[nodiscard]] virtual const Trainable& trainable() const = 0;
};

}
