#include "core/models/bench_decode.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string>
#include <vector>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/models/bench_shapes.h"
#include "core/models/encoder.h"
#include "core/quant/product.h"
#include "core/tensor/decoder.h"

namespace vlm::models {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kSeed = 7;
constexpr std::int64_t kStretch = 8; // tokens timed together

struct Shape {
    std::string_view name;
    std::int64_t vocabulary, width, mlpWidth, layers, heads, keyHeads;
    tensor::Bias qkvBias;
};

// config.json of JackFram/llama-160m, TinyLlama/TinyLlama-1.1B, lmsys/vicuna-7b-v1.5, mistralai/Mistral-7B-v0.1,
// Qwen/Qwen2.5-7B
constexpr std::array kShapes{Shape{"llama-160m", 32000, 768, 3072, 12, 12, 12, tensor::Bias::No},
    Shape{"tinyllama-1.1b", 32000, 2048, 5632, 22, 32, 4, tensor::Bias::No},
    Shape{"vicuna-7b", 32000, 4096, 11008, 32, 32, 32, tensor::Bias::No},
    Shape{"mistral-7b", 32000, 4096, 14336, 32, 32, 8, tensor::Bias::No},
    Shape{"qwen2.5-7b", 152064, 3584, 18944, 28, 28, 4, tensor::Bias::Yes}};

constexpr auto kNames = [] {
    std::array<std::string_view, kShapes.size()> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = kShapes[i].name;
    return names;
}();

const Shape& shapeNamed(std::string_view name)
{
    const auto found = std::ranges::find(kShapes, name, &Shape::name);
    if (found != kShapes.end())
        return *found;
    std::string known;
    for (const std::string_view one : kNames)
        known += (known.empty() ? "" : ", ") + std::string(one);
    throw Error(ErrorKind::Config, "no shape '" + std::string(name) + "' to measure; known are " + known);
}

tensor::DecoderConfig configOf(const Shape& s)
{
    const std::int64_t headDim = s.width / s.heads;
    return {.vocabulary = s.vocabulary,
        .width = s.width,
        .mlpWidth = s.mlpWidth,
        .layers = s.layers,
        .heads = s.heads,
        .keyHeads = s.keyHeads,
        .headDim = headDim,
        .qkvBias = s.qkvBias,
        .attentionScale = 1.0 / std::sqrt(static_cast<double>(headDim)),
        .windows = std::vector<std::int64_t>(static_cast<std::size_t>(s.layers), 0)};
}

std::int64_t matrixBytes(std::int64_t rows, std::int64_t cols, const tensor::WeightOptions& options)
{
    if (options.decoder)
        return quant::packedBytes(*options.decoder, rows, cols);
    return rows * cols * static_cast<std::int64_t>(c10::elementSize(options.matmul));
}

/// The matrices of all layers and the output matrix; one row of the embedding does not count.
std::int64_t tokenBytes(const Shape& s, const tensor::WeightOptions& options)
{
    const std::int64_t narrow = s.width / s.heads * s.keyHeads;
    const std::int64_t layer = 2 * matrixBytes(s.width, s.width, options) + 2 * matrixBytes(narrow, s.width, options)
        + 2 * matrixBytes(s.mlpWidth, s.width, options) + matrixBytes(s.width, s.mlpWidth, options);
    tensor::WeightOptions output = options;
    if (options.decoder == quant::Format::Nf4)
        output = {.matmul = at::kBFloat16};
    else if (options.decoder)
        output.decoder = quant::Format::Int8;
    return s.layers * layer + matrixBytes(s.vocabulary, s.width, output);
}

std::int64_t parameters(const Shape& s)
{
    const std::int64_t narrow = s.width / s.heads * s.keyHeads;
    const std::int64_t layer = 2 * s.width * s.width + 2 * narrow * s.width + 3 * s.mlpWidth * s.width + 2 * s.width;
    return s.layers * layer + 2 * s.vocabulary * s.width + s.width;
}

double since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}

namespace {

/// Bytes a second of reading 4 GB of the device's own memory, the best of some passes.
double deviceBandwidth(at::Device device)
{
    constexpr std::int64_t kFloats = 1 << 30;
    constexpr int kPasses = 8;
    const at::Tensor values = at::ones({kFloats}, at::TensorOptions().dtype(at::kFloat).device(device));
    double best = 0.0;
    for (int pass = 0; pass < kPasses; ++pass) {
        const auto start = Clock::now();
        (void)values.max().item<float>();
        best = std::max(best, static_cast<double>(kFloats) * sizeof(float) / since(start));
    }
    return best;
}

/// Greedy decoding of one sequence through the stepper, then layer by layer from the same cache.
void benchStepper(const tensor::Decoder& decoder, tensor::Stepper& stepper, tensor::KvCache& cache, std::int64_t first,
    const DecodeBenchOptions& options, const std::stop_token& stop, DecodeBench& bench)
{
    constexpr std::int64_t kLayerwise = 32;
    const std::int64_t prompt = options.promptTokens;
    std::vector<std::int64_t> ids;
    std::vector<double> stretches;
    for (int round = 0; round < 3; ++round) {
        stepper.begin(cache, prompt, options.newTokens);
        ids.clear();
        auto start = Clock::now();
        stepper.greedy(first, options.newTokens, [&](std::int64_t id, float) {
            throwIfStopped(stop);
            ids.push_back(id);
            if (ids.size() % kStretch == 0) {
                stretches.push_back(static_cast<double>(kStretch) / since(start));
                start = Clock::now();
            }
            return true;
        });
    }
    std::ranges::sort(stretches);
    bench.tokensPerSecond = stretches.empty() ? 0.0 : stretches.back();
    bench.medianTokensPerSecond = stretches.empty() ? 0.0 : stretches[stretches.size() / 2];

    // Both ways read the tokens that the layers one by one choose, so that one difference does not bring the next.
    stepper.begin(cache, prompt, kLayerwise);
    const auto longs = at::TensorOptions().dtype(at::kLong).device(cache.order().device());
    std::int64_t next = first;
    double spent = 0.0;
    for (std::int64_t n = 0; n < std::min(kLayerwise, options.newTokens); ++n) {
        throwIfStopped(stop);
        const at::Tensor fast = stepper.feed(next).to(at::kCPU);
        const auto start = Clock::now();
        const at::Tensor id = at::full({1, 1}, next, longs);
        const at::Tensor order = at::full({1, 1}, prompt + n, longs);
        const at::Tensor state = decoder.forward(
            {.embeds = decoder.embed(id), .order = order, .rotary = {}, .valid = {}, .group = {}}, &cache);
        const at::Tensor logits = decoder.logits(state.select(1, 0)).to(at::kCPU);
        next = logits.argmax(-1).item<std::int64_t>();
        spent += since(start);
        const double largest = logits.abs().max().item<double>();
        bench.logitDifference = std::max(bench.logitDifference, (fast - logits).abs().max().item<double>() / largest);
        const std::int64_t other = fast.argmax(-1).item<std::int64_t>();
        bench.agreeing += other == next ? 1 : 0;
        bench.largestTie = std::max(bench.largestTie, (logits[0][next] - logits[0][other]).item<double>() / largest);
        ++bench.layerwiseTokens;
    }
    bench.layerwiseTokensPerSecond = static_cast<double>(bench.layerwiseTokens) / spent;
}

}

std::span<const std::string_view> decodeShapes()
{
    return kNames;
}

tensor::DecoderConfig decodeShape(std::string_view name)
{
    return configOf(shapeNamed(name));
}

DecodeBench benchDecode(
    std::string_view shape, const LoadOptions& load, const DecodeBenchOptions& options, std::stop_token stop)
{
    const Shape& chosen = shapeNamed(shape);
    const c10::NoGradGuard noGrad;
    const tensor::WeightOptions weights = weightOptions(load);
    DecodeBench bench{.parameters = parameters(chosen), .tokenBytes = tokenBytes(chosen, weights)};
    auto start = Clock::now();
    const tensor::Weights random = tensor::Weights::random(kSeed, weights);
    const auto decoder = makeLlamaDecoder(random, random / "lm_head", configOf(chosen));
    bench.loadSeconds = since(start);
    if (weights.device.is_cpu())
        bench.bandwidth = quant::measureReadBandwidth(at::get_num_threads());

    const auto longs = at::TensorOptions().dtype(at::kLong).device(weights.device);
    tensor::KvCache cache;
    const at::Tensor prompt = at::arange(options.promptTokens, longs).unsqueeze(0);
    start = Clock::now();
    at::Tensor state = decoder->forward(
        {.embeds = decoder->embed(prompt), .order = prompt, .rotary = {}, .valid = {}, .group = {}}, &cache);
    at::Tensor ids = decoder->logits(state.select(1, -1)).argmax(-1, true).expand({options.batch, 1});
    (void)ids.to(at::kCPU);
    bench.prefillTokensPerSecond = static_cast<double>(options.promptTokens) / since(start);
    const auto finish = [&](std::int64_t bytes) {
        bench.cacheBytes = 2 * cache.length() * options.batch * chosen.layers * (chosen.width / chosen.heads)
            * chosen.keyHeads * bytes;
        bench.bandwidth = std::max(bench.bandwidth,
            weights.device.is_cpu() ? quant::measureReadBandwidth(at::get_num_threads())
                                    : deviceBandwidth(weights.device));
        return bench;
    };
    if (tensor::Stepper* stepper = options.batch == 1 ? decoder->stepper() : nullptr) {
        benchStepper(*decoder, *stepper, cache, ids.item<std::int64_t>(), options, stop, bench);
        return finish(static_cast<std::int64_t>(c10::elementSize(weights.matmul)));
    }
    if (options.batch > 1)
        cache.repeat(options.batch);

    std::vector<double> stretches;
    for (std::int64_t token = 0; token < options.newTokens;) {
        throwIfStopped(stop);
        start = Clock::now();
        const std::int64_t end = std::min(token + kStretch, options.newTokens);
        const std::int64_t count = end - token;
        for (; token < end; ++token) {
            const at::Tensor order = at::full({options.batch, 1}, options.promptTokens + token, longs);
            state = decoder->forward(
                {.embeds = decoder->embed(ids), .order = order, .rotary = {}, .valid = {}, .group = {}}, &cache);
            ids = decoder->logits(state.select(1, 0)).argmax(-1, true);
            (void)ids.to(at::kCPU);
        }
        stretches.push_back(static_cast<double>(count * options.batch) / since(start));
    }
    std::ranges::sort(stretches);
    if (!stretches.empty()) {
        bench.tokensPerSecond = stretches.back();
        bench.medianTokensPerSecond = stretches[stretches.size() / 2];
    }
    return finish(static_cast<std::int64_t>(sizeof(float)));
}

}
