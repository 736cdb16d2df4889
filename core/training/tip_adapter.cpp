#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/tensor/runtime.h"
#include "core/training/feature_adapter_parts.h"

namespace vlm::training {
namespace {

struct TipAdapter final : FeatureAdapter::Impl {
    at::Tensor keys; // [cached, dim], unit rows at the start
    at::Tensor values; // [cached, classes], one-hot
    double alpha = 1.0;
    double beta = 1.0;
    bool trained = false;

    std::vector<at::Tensor> parameters() const override
    {
        return trained ? std::vector<at::Tensor>{keys} : std::vector<at::Tensor>{};
    }

    at::Tensor logits(const at::Tensor& features) const override
    {
        const at::Tensor unit = tensor::normalised(features);
        const at::Tensor affinity = at::matmul(unit, keys.t());
        return at::matmul(unit, texts.t()) * scale + at::matmul(at::exp((affinity - 1.0) * beta), values) * alpha;
    }

    std::vector<std::pair<std::string, at::Tensor>> saved() const override
    {
        return {{"cache_keys", keys}, {"cache_values", values}};
    }
};

/// Indices of at most `shots` training samples of each class, drawn by the seed; all for 0.
std::vector<std::int64_t> cachedSamples(std::span<const int> labels, std::size_t classes, int shots, std::uint64_t seed)
{
    std::vector<std::vector<std::int64_t>> byClass(classes);
    for (std::size_t i = 0; i < labels.size(); ++i)
        byClass[static_cast<std::size_t>(labels[i])].push_back(static_cast<std::int64_t>(i));
    std::vector<std::int64_t> chosen;
    for (std::size_t c = 0; c < classes; ++c) {
        std::vector<std::int64_t>& samples = byClass[c];
        PhiloxStream random(deriveSeed(seed, "shots"), c);
        for (std::size_t i = samples.size(); i > 1; --i)
            std::swap(samples[i - 1], samples[random.below(static_cast<std::uint32_t>(i))]);
        if (shots > 0 && samples.size() > static_cast<std::size_t>(shots))
            samples.resize(static_cast<std::size_t>(shots));
        chosen.insert(chosen.end(), samples.begin(), samples.end());
    }
    std::ranges::sort(chosen);
    return chosen;
}

/// Sets the alpha and beta of the lowest validation loss; alpha = 0, the zero-shot model, is among them.
double search(TipAdapter& tip, const at::Tensor& features, std::span<const int> labels,
    const config::TipAdapterOptions& options, const std::stop_token& stop)
{
    const at::NoGradGuard noGrad;
    const at::Tensor unit = tensor::normalised(features);
    const at::Tensor clip = at::matmul(unit, tip.texts.t()) * tip.scale;
    const at::Tensor distance = at::matmul(unit, tip.keys.t()) - 1.0;
    at::Tensor targets = at::empty({static_cast<std::int64_t>(labels.size())}, at::kLong);
    std::ranges::copy(labels, targets.data_ptr<std::int64_t>());
    double lowest = at::cross_entropy_loss(clip, targets).item<double>();
    tip.alpha = 0.0;
    tip.beta = 1.0;
    for (int b = 1; b <= options.searchSteps; ++b) {
        throwIfStopped(stop);
        const double beta = options.betaMaximum * b / options.searchSteps;
        const at::Tensor cache = at::matmul(at::exp(distance * beta), tip.values);
        for (int a = 1; a <= options.searchSteps; ++a) {
            const double alpha = options.alphaMaximum * a / options.searchSteps;
            const double loss = at::cross_entropy_loss(clip + cache * alpha, targets).item<double>();
            if (loss < lowest) {
                lowest = loss;
                tip.alpha = alpha;
                tip.beta = beta;
            }
        }
    }
    return lowest;
}

}

FeatureAdapter FeatureAdapter::tipAdapter(const FeatureTask& task, const config::TipAdapterOptions& options,
    CacheKeys keys, const Hooks& hooks, std::stop_token stop)
{
    auto impl = std::make_unique<TipAdapter>();
    impl->method = keys == CacheKeys::Trained ? "tip-adapter-f" : "tip-adapter";
    const FeatureTensors rows = startedFrom(task, *impl);
    const std::size_t classes = task.texts.rows;
    const std::vector<std::int64_t> cached = cachedSamples(task.train.labels, classes, options.shots, hooks.seed);
    impl->keys = tensor::normalised(rows.train.index_select(0, at::tensor(cached, at::kLong)));
    impl->values
        = at::zeros({static_cast<std::int64_t>(cached.size()), static_cast<std::int64_t>(classes)}, at::kFloat);
    for (std::size_t i = 0; i < cached.size(); ++i)
        impl->values[static_cast<std::int64_t>(i)][task.train.labels[static_cast<std::size_t>(cached[i])]] = 1.0;

    double loss = search(*impl, rows.validation, task.validation.labels, options, stop);
    if (keys == CacheKeys::Trained) {
        if (impl->alpha == 0.0) { // a cache that is not asked learns nothing; the reference's start values
            impl->alpha = 1.0;
            impl->beta = 1.0;
        }
        impl->keys = impl->keys.clone().set_requires_grad(true);
        impl->trained = true;
        train(*impl, task, rows.train, rows.validation, options, config::toJson(options).dump(), hooks, stop);
        loss = search(*impl, rows.validation, task.validation.labels, options, stop);
    }
    impl->chosen
        = {{"alpha", impl->alpha}, {"beta", impl->beta}, {"cached_samples", cached.size()}, {"validation_loss", loss}};
    return FeatureAdapter(std::move(impl));
}

}
