#include "core/models/bench.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <string>

#include <ATen/CPUGeneratorImpl.h>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/models/blocks/clip_vision.h"
#include "core/models/blocks/siglip_vision.h"
#include "core/models/encoder.h"
#include "core/tensor/runtime.h"

namespace vlm::models {
namespace {

constexpr std::uint64_t kSeed = 7;

enum class Tower { Clip, Siglip };

struct Architecture {
    std::string_view name;
    Tower tower;
    std::int64_t width, mlpWidth, layers, heads, imageSize, patchSize;
};

// config.json of openai/clip-vit-base-patch32, -base-patch16, -large-patch14, google/siglip-base-patch16-224,
// google/siglip-so400m-patch14-384
constexpr std::array kArchitectures{Architecture{"vit-b-32", Tower::Clip, 768, 3072, 12, 12, 224, 32},
    Architecture{"vit-b-16", Tower::Clip, 768, 3072, 12, 12, 224, 16},
    Architecture{"vit-l-14", Tower::Clip, 1024, 4096, 24, 16, 224, 14},
    Architecture{"siglip-b-16", Tower::Siglip, 768, 3072, 12, 12, 224, 16},
    Architecture{"siglip-so400m-14", Tower::Siglip, 1152, 4304, 27, 16, 384, 14}};

constexpr auto kNames = [] {
    std::array<std::string_view, kArchitectures.size()> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = kArchitectures[i].name;
    return names;
}();

const Architecture& architecture(std::string_view name)
{
    const auto found = std::ranges::find(kArchitectures, name, &Architecture::name);
    if (found != kArchitectures.end())
        return *found;
    std::string known;
    for (const std::string_view one : kNames)
        known += (known.empty() ? "" : ", ") + std::string(one);
    throw Error(ErrorKind::Config, "no architecture '" + std::string(name) + "' to measure; known are " + known);
}

using Encode = std::function<at::Tensor(const at::Tensor&)>;

Encode tower(const Architecture& a, const tensor::WeightOptions& options)
{
    const TransformerConfig encoder{.width = a.width,
        .mlpWidth = a.mlpWidth,
        .layers = a.layers,
        .heads = a.heads,
        .activation = a.tower == Tower::Clip ? tensor::Activation::QuickGelu : tensor::Activation::GeluTanh};
    const tensor::Weights weights = tensor::Weights::random(kSeed, options);
    if (a.tower == Tower::Clip) {
        const ClipVision vision(weights, {.encoder = encoder, .imageSize = a.imageSize, .patchSize = a.patchSize});
        return [vision](const at::Tensor& x) { return vision(x).pooled; };
    }
    const SiglipVision vision(weights, {.encoder = encoder, .imageSize = a.imageSize, .patchSize = a.patchSize});
    return [vision](const at::Tensor& x) { return vision(x).pooled; };
}

std::int64_t tokens(const Architecture& a)
{
    const std::int64_t side = a.imageSize / a.patchSize;
    return side * side + (a.tower == Tower::Clip ? 1 : 0);
}

/// Matrix products only.
double floatingOperations(const Architecture& a)
{
    const auto t = static_cast<double>(tokens(a));
    const auto w = static_cast<double>(a.width);
    const double layer = 2 * t * w * (4 * w + 2 * static_cast<double>(a.mlpWidth)) + 4 * t * t * w;
    return static_cast<double>(a.layers) * layer + 2 * t * w * 3 * static_cast<double>(a.patchSize * a.patchSize);
}

std::int64_t parameters(const Architecture& a)
{
    const std::int64_t layer = 4 * a.width * (a.width + 1) + a.mlpWidth * (2 * a.width + 1) + a.width + 4 * a.width;
    return a.layers * layer + 3 * a.patchSize * a.patchSize * a.width + tokens(a) * a.width;
}

double smallestCosine(const at::Tensor& ours, const at::Tensor& reference)
{
    return at::cosine_similarity(ours.to(at::kFloat), reference, 1).min().item<double>();
}

}

std::span<const std::string_view> benchArchitectures()
{
    return kNames;
}

EncodeBench benchEncode(
    std::string_view name, int batch, const LoadOptions& options, double seconds, std::stop_token stop)
{
    using Clock = std::chrono::steady_clock;
    const Architecture& chosen = architecture(name);
    const c10::NoGradGuard noGrad;
    const tensor::WeightOptions weights = weightOptions(options);
    const Encode encode = tower(chosen, weights);
    at::Generator generator = at::detail::createCPUGenerator(kSeed);
    const at::Tensor pixels
        = at::randn({batch, 3, chosen.imageSize, chosen.imageSize}, generator, at::TensorOptions().dtype(at::kFloat))
              .to(weights.device);
    EncodeBench bench{.parameters = parameters(chosen), .floatingOperations = floatingOperations(chosen)};
    at::Tensor features = encode(pixels).to(at::kCPU); // the first pass builds kernels
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    do {
        throwIfStopped(stop);
        const auto start = Clock::now();
        features = encode(pixels).to(at::kCPU);
        const double took = std::chrono::duration<double>(Clock::now() - start).count();
        if (bench.passes++ == 0 || took < bench.seconds)
            bench.seconds = took;
    } while (Clock::now() < end);
    bench.imagesPerSecond = batch / bench.seconds;
    if (options.precision != Precision::Float32) {
        const Encode exact = tower(chosen, {.matmul = at::kFloat, .device = weights.device});
        bench.cosine = smallestCosine(features, exact(pixels).to(at::kCPU));
    }
    return bench;
}

}
