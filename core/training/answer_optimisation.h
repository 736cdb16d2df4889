#pragma once

#include <cstdint>
#include <vector>

#include "core/config/answer_lora.h"
#include "core/tensor/adamw.h"
#include "core/training/answer_adapters.h"

namespace vlm::training {

/// The trained parameters and their optimisers, one a learning rate.
class AnswerOptimisation {
public:
    AnswerOptimisation(const AnswerAdapters& adapters, const config::AnswerLoraOptions& options);

    void zeroGrad();
    /// One step with gradients of a sum over `tokens`: they become those of the mean, clipped to the joint norm.
    /// @param share of the peak learning rates. Source: torch/nn/utils/clip_grad.py clip_grad_norm_
    void step(std::int64_t tokens, double share);

    [[nodiscard]] std::vector<tensor::AdamW>& optimisers() { return m_optimisers; }
    /// In the optimisers' order.
    [[nodiscard]] const std::vector<at::Tensor>& parameters() const { return m_parameters; }

private:
    std::vector<at::Tensor> m_parameters;
    std::vector<tensor::AdamW> m_optimisers;
    std::vector<double> m_peaks;
    double m_gradientNorm = 1.0;
};

}
