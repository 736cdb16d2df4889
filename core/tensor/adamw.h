#pragma once

#include <vector>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

namespace vlm::tensor {

struct AdamWOptions {
    double learningRate = 1e-3;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double eps = 1e-8;
    double weightDecay = 0.01;
};

/// Adam with decoupled weight decay. A parameter without a gradient is left alone, as PyTorch does.
/// Source: Loshchilov and Hutter 2019; torch/optim/adamw.py _single_tensor_adamw
class AdamW {
public:
    AdamW(std::vector<at::Tensor> parameters, AdamWOptions options);

    void zeroGrad();
    void step();
    void setLearningRate(double learningRate) { m_options.learningRate = learningRate; }

    /// Scales all gradients so that their joint L2 norm is at most maxNorm; returns the norm before.
    /// Source: torch/nn/utils/clip_grad.py clip_grad_norm_
    double clipGradNorm(double maxNorm);

    struct State {
        at::Tensor parameter;
        at::Tensor mean; // of the gradient
        at::Tensor variance; // uncentred
        std::int64_t steps = 0;
    };
    /// In the order of the parameters; for saving and restoring.
    std::vector<State>& states() { return m_states; }

private:
    std::vector<State> m_states;
    AdamWOptions m_options;
};

}
