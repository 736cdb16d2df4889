#pragma once

#include "core/tensor/optimiser.h"

#include <utility>
#include <vector>

namespace vlm::tensor {

struct SgdOptions {
    double learningRate = 1e-2;
    double momentum = 0.9;
    double weightDecay = 0.0; // added to the gradient
};

/// Gradient descent with momentum, no dampening. Source: torch/optim/sgd.py _single_tensor_sgd
class Sgd : public Optimiser {
public:
    Sgd(std::vector<at::Tensor> parameters, SgdOptions options)
        : Optimiser(std::move(parameters))
        , m_options(options)
    {
    }

    void step() override;
    void setLearningRate(double learningRate) override { m_options.learningRate = learningRate; }

private:
    SgdOptions m_options;
};

}
