#include "core/models/bench.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <numeric>
#include <string>

#include <ATen/CPUGeneratorImpl.h>
#include <c10/core/Allocator.h>
#include <c10/util/ThreadLocalDebugInfo.h>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/process_memory.h"
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

/// The type that LibTorch tells totals in; it changed between versions.
template <class Size> Size sizeOf(void (c10::MemoryReportingInfoBase::*)(void*, std::int64_t, Size, Size, c10::Device));
using ReportedSize = decltype(sizeOf(&c10::MemoryReportingInfoBase::reportMemoryUsage));

/// Counts what tensors of this thread hold, now and at most.
class TensorMemory final : public c10::MemoryReportingInfoBase {
public:
    void reportMemoryUsage(void*, std::int64_t size, ReportedSize, ReportedSize, c10::Device device) override
    {
        if (!device.is_cpu())
            return;
        m_live += size; // negative when freed
        m_most = std::max(m_most, m_live);
    }
    bool memoryProfilingEnabled() const override { return true; }

    std::int64_t live() const { return m_live; }
    std::int64_t most() const { return m_most; }
    void beginAnew() { m_most = m_live; }

private:
    std::int64_t m_live = 0;
    std::int64_t m_most = 0;
};

at::Tensor randomPixels(const Architecture& a, std::int64_t batch, at::Device device)
{
    at::Generator generator = at::detail::createCPUGenerator(kSeed);
    return at::randn({batch, 3, a.imageSize, a.imageSize}, generator, at::TensorOptions().dtype(at::kFloat)).to(device);
}

/// So that libraries are in memory, threads are there and kernels are built before anything is measured.
void warmUp(const Architecture& a, const tensor::WeightOptions& options)
{
    Architecture tiny = a;
    tiny.layers = 1;
    tiny.width = 64 * a.heads / std::gcd<std::int64_t>(64, a.heads);
    tiny.mlpWidth = 2 * tiny.width;
    (void)tower(tiny, options)(randomPixels(tiny, 2, options.device));
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
    warmUp(chosen, weights);
    releaseFreedMemory();
    EncodeBench bench{.parameters = parameters(chosen), .floatingOperations = floatingOperations(chosen)};
    bench.baselineBytes = residentBytes();
    const bool ownPeak = resetPeakMemory();
    const auto counter = std::make_shared<TensorMemory>();
    const auto counted = [&](const auto& work) {
        const c10::DebugInfoGuard guard(c10::DebugInfoKind::PROFILER_STATE, counter);
        return work();
    };
    const Encode encode = counted([&] {
        const OwnMappings mappings; // as registry.cpp loads
        return tower(chosen, weights);
    });
    bench.weightBytes = counter->live();
    counter->beginAnew();
    at::Tensor pixels;
    at::Tensor features;
    const auto pass = [&] { return encode(pixels).to(at::kCPU); };
    pixels = counted([&] { return randomPixels(chosen, batch, weights.device); });
    features = counted(pass); // which also builds kernels
    if (weights.device.is_cpu())
        bench.activationBytes = counter->most() - bench.weightBytes;
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    do {
        throwIfStopped(stop);
        const auto start = Clock::now();
        features = pass();
        const double took = std::chrono::duration<double>(Clock::now() - start).count();
        if (bench.passes++ == 0 || took < bench.seconds)
            bench.seconds = took;
    } while (Clock::now() < end);
    bench.imagesPerSecond = batch / bench.seconds;
    bench.peakBytes = ownPeak ? peakResidentBytes() - bench.baselineBytes : 0;
    bench.features = tensor::toMatrix(features);
    return bench;
}

Agreement agreement(const Matrix& features, const Matrix& reference)
{
    VLM_ASSERT(features.rows == reference.rows && features.cols == reference.cols && features.rows > 0,
        "features of the same images by the same tower");
    const at::Tensor cosines = at::cosine_similarity(
        tensor::toTensor(features).to(at::kDouble), tensor::toTensor(reference).to(at::kDouble), 1);
    return {.smallest = cosines.min().item<double>(), .mean = cosines.mean().item<double>()};
}

}
