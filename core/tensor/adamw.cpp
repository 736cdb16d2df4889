#include "core/tensor/adamw.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vlm::tensor {

AdamW::AdamW(std::vector<at::Tensor> parameters, AdamWOptions options)
    : m_options(options)
{
    for (at::Tensor& parameter : parameters) {
        at::Tensor zero = at::zeros_like(parameter.detach());
        m_states.push_back({.parameter = std::move(parameter), .mean = zero, .variance = zero.clone()});
    }
}

void AdamW::zeroGrad()
{
    for (State& state : m_states)
        state.parameter.mutable_grad().reset();
}

void AdamW::step()
{
    const c10::NoGradGuard noGrad;
    for (State& state : m_states) {
        const at::Tensor gradient = state.parameter.grad();
        if (!gradient.defined())
            continue;
        ++state.steps;
        state.parameter.mul_(1.0 - m_options.learningRate * m_options.weightDecay);
        state.mean.mul_(m_options.beta1).add_(gradient, 1.0 - m_options.beta1);
        state.variance.mul_(m_options.beta2).addcmul_(gradient, gradient, 1.0 - m_options.beta2);
        const auto steps = static_cast<double>(state.steps);
        const double correction1 = 1.0 - std::pow(m_options.beta1, steps);
        const double correction2 = std::sqrt(1.0 - std::pow(m_options.beta2, steps));
        const at::Tensor denominator = (state.variance.sqrt() / correction2).add_(m_options.eps);
        state.parameter.addcdiv_(state.mean, denominator, -m_options.learningRate / correction1);
    }
}

double AdamW::clipGradNorm(double maxNorm)
{
    const c10::NoGradGuard noGrad;
    double squares = 0.0;
    for (const State& state : m_states) {
        if (state.parameter.grad().defined())
            squares += std::pow(state.parameter.grad().norm().item<double>(), 2);
    }
    const double norm = std::sqrt(squares);
    const double factor = std::min(1.0, maxNorm / (norm + 1e-6)); // 1e-6: clip_grad.py
    for (State& state : m_states) {
        if (state.parameter.grad().defined())
            state.parameter.mutable_grad().mul_(factor);
    }
    return norm;
}

}
