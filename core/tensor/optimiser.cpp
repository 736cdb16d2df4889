#include "core/tensor/optimiser.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <c10/core/GradMode.h>

namespace vlm::tensor {

Optimiser::Optimiser(std::vector<at::Tensor> parameters)
{
    for (at::Tensor& parameter : parameters) {
        at::Tensor zero = at::zeros_like(parameter.detach());
        m_states.push_back({.parameter = std::move(parameter), .mean = zero, .variance = zero.clone()});
    }
}

void Optimiser::zeroGrad()
{
    for (State& state : m_states)
        state.parameter.mutable_grad().reset();
}

double Optimiser::clipGradNorm(double maxNorm)
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
