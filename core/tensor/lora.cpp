#include "core/tensor/lora.h"

#include <cmath>
#include <utility>

namespace vlm::tensor {

LoraAdapter::LoraAdapter(
    std::int64_t in, std::int64_t out, std::int64_t rank, double alpha, double dropout, at::Device device)
    : m_scale(alpha / static_cast<double>(rank))
    , m_dropout(dropout)
{
    // Kaiming-uniform with a = sqrt(5) is uniform in ±1/sqrt(in).
    const double bound = 1.0 / std::sqrt(static_cast<double>(in));
    m_a = at::empty({rank, in}, at::kFloat).uniform_(-bound, bound).to(device).set_requires_grad(true);
    m_b = at::zeros({out, rank}, at::TensorOptions().dtype(at::kFloat).device(device)).set_requires_grad(true);
}

LoraAdapter::LoraAdapter(at::Tensor a, at::Tensor b, double alpha, double dropout)
    : m_a(std::move(a))
    , m_b(std::move(b))
    , m_scale(alpha / static_cast<double>(m_a.size(0)))
    , m_dropout(dropout)
{
    m_a = m_a.detach().clone().set_requires_grad(true);
    m_b = m_b.detach().clone().set_requires_grad(true);
}

at::Tensor LoraAdapter::delta(const at::Tensor& x) const
{
    at::Tensor input = x.to(m_a.scalar_type());
    if (drops())
        input = at::dropout(input, m_dropout, true);
    return (at::linear(at::linear(input, m_a), m_b) * m_scale).to(x.scalar_type());
}

at::Tensor LoraAdapter::applied(const at::Tensor& x, const at::Tensor& y, [[maybe_unused]] const at::Tensor& bias) const
{
    const at::ScalarType type = x.scalar_type();
    if (type != at::kBFloat16 && type != at::kHalf)
        return y + delta(x);
    // Activations in half precision (TrainingScope): so are the products; the factors that are trained stay float32.
    const at::Tensor input = drops() ? at::dropout(x, m_dropout, true) : x;
    const at::Tensor inner = at::linear(input, m_a.to(type)); // [..., rank]
    const at::Tensor outer = (m_b * m_scale).to(type);
    return at::addmm(y.flatten(0, -2), inner.flatten(0, -2), outer.t()).view(y.sizes());
}

at::Tensor LoraAdapter::merged(const at::Tensor& weight) const
{
    return weight.detach().to(at::kFloat) + at::matmul(m_b.detach(), m_a.detach()) * m_scale;
}

DoraAdapter::DoraAdapter(
    at::Tensor a, at::Tensor b, double alpha, double dropout, const at::Tensor& weight, const at::Tensor& magnitude)
    : LoraAdapter(std::move(a), std::move(b), alpha, dropout)
    , m_weight(weight.detach().to(at::kFloat))
{
    const at::Tensor start = magnitude.defined() ? magnitude.to(at::kFloat) : LoraAdapter::merged(m_weight).norm(2, 1);
    m_magnitude = start.detach().clone().set_requires_grad(true);
}

at::Tensor DoraAdapter::applied(const at::Tensor& x, const at::Tensor& y, const at::Tensor& bias) const
{
    at::Tensor input = x.to(at::kFloat);
    at::Tensor base = y.to(at::kFloat);
    if (bias.defined())
        base = base - bias;
    if (drops()) {
        input = at::dropout(input, dropout(), true);
        base = at::linear(input, m_weight);
    }
    const at::Tensor factor = m_magnitude / LoraAdapter::merged(m_weight).norm(2, 1); // [out]
    const at::Tensor update = at::linear(at::linear(input, a()), b()) * scale();
    return y + ((factor - 1.0) * base + factor * update).to(y.scalar_type());
}

at::Tensor DoraAdapter::merged(const at::Tensor& weight) const
{
    const at::Tensor direction = LoraAdapter::merged(weight);
    return direction * (m_magnitude.detach() / direction.norm(2, 1)).unsqueeze(1);
}

void detachAdapters(std::span<const AdaptableLinear> linears)
{
    for (const AdaptableLinear& linear : linears)
        linear.slot->adapter.reset();
}

}
