#include "core/tensor/sgd.h"

#include <c10/core/GradMode.h>

namespace vlm::tensor {

void Sgd::step()
{
    const c10::NoGradGuard noGrad;
    for (State& state : m_states) {
        const at::Tensor gradient = state.parameter.grad();
        if (!gradient.defined())
            continue;
        ++state.steps;
        state.mean.mul_(m_options.momentum).add_(gradient).add_(state.parameter, m_options.weightDecay);
        state.parameter.add_(state.mean, -m_options.learningRate);
    }
}

}
