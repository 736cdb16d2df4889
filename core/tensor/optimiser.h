#pragma once

#include <cstdint>
#include <vector>

#include <ATen/ATen.h>

namespace vlm::tensor {

/// Parameters with what a rule of gradient descent remembers of each. A parameter without a gradient is left alone, as
/// PyTorch does.
class Optimiser {
public:
    explicit Optimiser(std::vector<at::Tensor> parameters);
    virtual ~Optimiser() = default;
    Optimiser(const Optimiser&) = delete;
    Optimiser& operator=(const Optimiser&) = delete;
    Optimiser(Optimiser&&) = default;
    Optimiser& operator=(Optimiser&&) = default;

    virtual void step() = 0;
    virtual void setLearningRate(double learningRate) = 0;
    void zeroGrad();

    /// Scales all gradients so that their joint L2 norm is at most maxNorm; returns the norm before.
    /// Source: torch/nn/utils/clip_grad.py clip_grad_norm_
    double clipGradNorm(double maxNorm);

    struct State {
        at::Tensor parameter;
        at::Tensor mean; // of the gradient; with SGD the momentum
        at::Tensor variance; // uncentred; zero with SGD
        std::int64_t steps = 0;
    };
    /// In the order of the parameters; for saving and restoring.
    std::vector<State>& states() { return m_states; }

protected:
    std::vector<State> m_states;
};

}
