#include "core/training/answer_optimisation.h"

#include <cmath>

namespace vlm::training {

AnswerOptimisation::AnswerOptimisation(const AnswerAdapters& adapters, const config::AnswerLoraOptions& options)
    : m_gradientNorm(options.gradientNorm)
{
    using Group = AnswerAdapters::Group;
    const std::vector<AnswerAdapters::Parameter> all = adapters.parameters();
    for (const Group group : {Group::Adapters, Group::Projector}) {
        std::vector<at::Tensor> tensors;
        for (const AnswerAdapters::Parameter& one : all)
            if (one.group == group)
                tensors.push_back(one.tensor);
        if (tensors.empty())
            continue;
        const bool own = group == Group::Projector && options.projectorLearningRate > 0.0;
        m_peaks.push_back(own ? options.projectorLearningRate : options.learningRate);
        m_parameters.insert(m_parameters.end(), tensors.begin(), tensors.end());
        m_optimisers.emplace_back(
            tensors, tensor::AdamWOptions{.learningRate = m_peaks.back(), .weightDecay = options.weightDecay});
    }
}

void AnswerOptimisation::zeroGrad()
{
    for (tensor::AdamW& optimiser : m_optimisers)
        optimiser.zeroGrad();
}

void AnswerOptimisation::step(std::int64_t tokens, double share)
{
    const c10::NoGradGuard noGrad;
    double squares = 0.0;
    for (const at::Tensor& parameter : m_parameters) {
        if (!parameter.grad().defined())
            continue;
        parameter.grad().div_(static_cast<double>(tokens));
        squares += std::pow(parameter.grad().norm().item<double>(), 2);
    }
    const double factor = m_gradientNorm / (std::sqrt(squares) + 1e-6); // 1e-6: clip_grad.py
    if (factor < 1.0)
        for (const at::Tensor& parameter : m_parameters)
            if (parameter.grad().defined())
                parameter.grad().mul_(factor);
    for (std::size_t i = 0; i < m_optimisers.size(); ++i) {
        m_optimisers[i].setLearningRate(m_peaks[i] * share);
        m_optimisers[i].step();
    }
}

}
