#include <algorithm>
#include <cmath>

#include <ATen/CPUGeneratorImpl.h>

#include "core/base/random.h"
#include "core/tensor/runtime.h"
#include "core/training/feature_adapter_parts.h"

namespace vlm::training {
namespace {

struct ClipAdapter final : FeatureAdapter::Impl {
    at::Tensor down; // [dim / reduction, dim]
    at::Tensor up; // [dim, dim / reduction]
    double ratio = 0.2;
    bool residual = false; // no ReLU behind the second layer

    std::vector<at::Tensor> parameters() const override { return {down, up}; }

    at::Tensor logits(const at::Tensor& features) const override
    {
        const at::Tensor inner = at::linear(at::relu(at::linear(features, down)), up);
        const at::Tensor adapted = residual ? inner : at::relu(inner);
        const at::Tensor mixed = adapted * ratio + features * (1.0 - ratio);
        return at::matmul(tensor::normalised(mixed), texts.t()) * scale;
    }

    std::vector<std::pair<std::string, at::Tensor>> saved() const override
    {
        return {{"adapter.fc.0.weight", down}, {"adapter.fc.2.weight", up}}; // as the reference names them
    }
};

/// torch.nn.Linear's start: uniform in ±1/sqrt(in).
at::Tensor started(std::int64_t out, std::int64_t in, at::Generator& generator)
{
    const double bound = 1.0 / std::sqrt(static_cast<double>(in));
    return at::empty({out, in}, at::kFloat).uniform_(-bound, bound, generator).set_requires_grad(true);
}

}

FeatureAdapter FeatureAdapter::clipAdapter(
    const FeatureTask& task, const config::ClipAdapterOptions& options, const Hooks& hooks, std::stop_token stop)
{
    auto impl = std::make_unique<ClipAdapter>();
    impl->method = "clip-adapter";
    const FeatureTensors rows = startedFrom(task, *impl);
    const auto dim = static_cast<std::int64_t>(task.texts.cols);
    const std::int64_t narrow = std::max<std::int64_t>(1, dim / options.reduction);
    at::Generator generator = at::detail::createCPUGenerator(deriveSeed(hooks.seed, "clip-adapter"));
    impl->down = started(narrow, dim, generator);
    impl->residual = options.start == "zero-shot";
    // Behind a ReLU a layer of zeros would never get a gradient.
    impl->up = impl->residual ? at::zeros({dim, narrow}, at::kFloat).set_requires_grad(true)
                              : started(dim, narrow, generator);
    impl->ratio = options.ratio;
    impl->chosen = {{"ratio", options.ratio}, {"width", narrow}, {"start", options.start}};
    train(*impl, task, rows.train, rows.validation, options, config::toJson(options).dump(), hooks, stop);
    return FeatureAdapter(std::move(impl));
}

}
