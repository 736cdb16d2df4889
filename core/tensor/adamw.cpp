#include "core/tensor/adamw.h"

#include <cmath>

namespace vlm::tensor {

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

}
