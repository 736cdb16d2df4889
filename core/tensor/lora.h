#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/tensor/adaptable.h"

namespace vlm::tensor {

/// y += (alpha / rank) · B A dropout(x). Source: Hu et al. 2021; semantics of peft 0.x tuners/lora/layer.py Linear
class LoraAdapter final : public Adapter {
public:
    /// A: Kaiming-uniform(a = sqrt 5) from the global generator; B: zeros, as PEFT initialises.
    LoraAdapter(std::int64_t in, std::int64_t out, std::int64_t rank, double alpha, double dropout, at::Device device);
    /// Takes given factors. @param a [rank, in]  @param b [out, rank]
    LoraAdapter(at::Tensor a, at::Tensor b, double alpha, double dropout = 0.0);

    at::Tensor delta(const at::Tensor& x) const override;

    [[nodiscard]] const at::Tensor& a() const { return m_a; } // [rank, in], requires grad
    [[nodiscard]] const at::Tensor& b() const { return m_b; } // [out, rank], requires grad
    [[nodiscard]] double scale() const { return m_scale; }
    /// Dropout acts only while training.
    void setTraining(bool training) { m_training = training; }

private:
    at::Tensor m_a;
    at::Tensor m_b;
    double m_scale = 1.0;
    double m_dropout = 0.0;
    bool m_training = false;
};

/// Detaches whatever is attached to these layers.
void detachAdapters(std::span<const AdaptableLinear> linears);

}
