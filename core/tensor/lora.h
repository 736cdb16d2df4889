#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/tensor/adaptable.h"

namespace vlm::tensor {

/// y += (alpha / rank) · B A dropout(x). Source: Hu et al. 2021; semantics of peft 0.x tuners/lora/layer.py Linear
class LoraAdapter : public Adapter {
public:
    /// A: Kaiming-uniform(a = sqrt 5) from the global generator; B: zeros, as PEFT initialises.
    LoraAdapter(std::int64_t in, std::int64_t out, std::int64_t rank, double alpha, double dropout, at::Device device);
    /// Takes given factors. @param a [rank, in]  @param b [out, rank]
    LoraAdapter(at::Tensor a, at::Tensor b, double alpha, double dropout = 0.0);

    at::Tensor delta(const at::Tensor& x) const override;
    at::Tensor applied(const at::Tensor& x, const at::Tensor& y, const at::Tensor& bias) const override;

    [[nodiscard]] const at::Tensor& a() const { return m_a; } // [rank, in], requires grad
    [[nodiscard]] const at::Tensor& b() const { return m_b; } // [out, rank], requires grad
    [[nodiscard]] double scale() const { return m_scale; }
    /// A, B and whatever else is trained.
    [[nodiscard]] virtual std::vector<at::Tensor> parameters() const { return {m_a, m_b}; }
    /// The weight [out, in] that replaces `weight` when the adapter is merged, in float32.
    [[nodiscard]] virtual at::Tensor merged(const at::Tensor& weight) const;
    /// Dropout acts only while training.
    void setTraining(bool training) { m_training = training; }

protected:
    [[nodiscard]] bool drops() const { return m_training && m_dropout > 0.0; }
    [[nodiscard]] double dropout() const { return m_dropout; }

private:
    at::Tensor m_a;
    at::Tensor m_b;
    double m_scale = 1.0;
    double m_dropout = 0.0;
    bool m_training = false;
};

/// Weight-decomposed adaptation: W' = m · (W + s B A) / ‖W + s B A‖, norm over each row; the norm takes no gradient.
/// Source: Liu et al. 2024, section 4.3; peft tuners/lora/dora.py DoraLinearLayer@5d602fdb
class DoraAdapter final : public LoraAdapter {
public:
    /// @param weight    [out, in], the layer's own; only read
    /// @param magnitude [out]; undefined: the norms of the weight's rows, with which B = 0 changes nothing
    DoraAdapter(at::Tensor a, at::Tensor b, double alpha, double dropout, const at::Tensor& weight,
        const at::Tensor& magnitude = {});

    at::Tensor applied(const at::Tensor& x, const at::Tensor& y, const at::Tensor& bias) const override;
    [[nodiscard]] std::vector<at::Tensor> parameters() const override { return {a(), b(), m_magnitude}; }
    [[nodiscard]] at::Tensor merged(const at::Tensor& weight) const override;
    [[nodiscard]] const at::Tensor& magnitude() const { return m_magnitude; } // [out], requires grad

private:
    at::Tensor m_weight; // [out, in] float32
    at::Tensor m_magnitude;
};

/// Detaches whatever is attached to these layers.
void detachAdapters(std::span<const AdaptableLinear> linears);

}
