#include "feature_probes.h"

#include <algorithm>
#include <cmath>

#include "core/tensor/runtime.h"
#include "core/tensor/sgd.h"
#include "core/training/feature_adapter_parts.h"

namespace probes {

using namespace vlm;

double gradientError(const training::FeatureAdapter& adapter, const adaptation::FeatureSet& set, int count)
{
    auto& impl = const_cast<training::FeatureAdapter::Impl&>(adapter.impl());
    const at::Tensor features = tensor::toTensor(set.features);
    at::Tensor labels = at::empty({static_cast<std::int64_t>(set.labels.size())}, at::kLong);
    std::ranges::copy(set.labels, labels.data_ptr<std::int64_t>());
    impl.setTraining(true);
    const auto loss = [&] { return at::cross_entropy_loss(impl.logits(features).to(at::kDouble), labels); };
    for (at::Tensor parameter : impl.parameters())
        parameter.mutable_grad().reset();
    loss().backward();
    double worst = 0.0;
    double largest = 0.0;
    constexpr double kStep = 2e-3; // float32: smaller ones drown in rounding
    for (at::Tensor parameter : impl.parameters()) {
        const at::Tensor gradient = parameter.grad().flatten();
        const at::NoGradGuard noGrad;
        at::Tensor values = parameter.detach().view({-1});
        for (int i = 0; i < count; ++i) {
            const std::int64_t at = values.numel() * i / count;
            const float before = values[at].item<float>();
            values[at] = static_cast<double>(before) + kStep;
            const double above = loss().item<double>();
            values[at] = static_cast<double>(before) - kStep;
            const double below = loss().item<double>();
            values[at] = before;
            const double expected = (above - below) / (2.0 * kStep);
            const double found = gradient[at].item<double>();
            worst = std::max(worst, std::abs(expected - found));
            largest = std::max(largest, std::abs(found));
        }
    }
    impl.setTraining(false);
    return largest > 0.0 ? worst / largest : INFINITY;
}

std::vector<float> saved(const training::FeatureAdapter& adapter, const char* name)
{
    for (const auto& [known, tensor] : adapter.impl().saved())
        if (known == name) {
            const at::Tensor plain = tensor.detach().to(at::kFloat).contiguous();
            return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
        }
    return {};
}

double momentumError()
{
    constexpr double kRate = 0.1;
    constexpr double kDecay = 0.01;
    at::Tensor parameter = at::tensor({1.0F, -2.0F}).set_requires_grad(true);
    tensor::Sgd rule({parameter}, {.learningRate = kRate, .momentum = 0.9, .weightDecay = kDecay});
    double expected[2] = {1.0, -2.0};
    double momentum[2] = {0.0, 0.0};
    for (int step = 0; step < 3; ++step) {
        rule.zeroGrad();
        parameter.pow(2).sum().backward(); // gradient 2x
        rule.step();
        for (int i = 0; i < 2; ++i) {
            momentum[i] = 0.9 * momentum[i] + 2.0 * expected[i] + kDecay * expected[i];
            expected[i] -= kRate * momentum[i];
        }
    }
    double worst = 0.0;
    for (int i = 0; i < 2; ++i)
        worst = std::max(worst, std::abs(expected[i] - parameter[i].item<double>()));
    return worst;
}

}
