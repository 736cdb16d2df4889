#pragma once

#include "core/tensor/optimiser.h"

#include <utility>
#include <vector>

#include <c10/core/GradMode.h>

namespace vlm::tensor {

struct AdamWOptions {
    double learningRate = 1e-3;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double eps = 1e-8;
    double weightDecay = 0.01;
};

/// Adam with decoupled weight decay. Source: Loshchilov and Hutter 2019; torch/optim/adamw.py _single_tensor_adamw
class AdamW : public Optimiser {
public:
    AdamW(std::vector<at::Tensor> parameters, AdamWOptions options)
        : Optimiser(std::move(parameters))
        , m_options(options)
    {
    }

    void step() override;
    void setLearningRate(double learningRate) override { m_options.learningRate = learningRate; }

private:
    AdamWOptions m_options;
};

}
