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

// config.json of TinyLlama/TinyLlama-1.1B, lmsys/vicuna-7b-v1.5, mistralai/Mistral-7B-v0.1, Qwen/Qwen2.5-7B
constexpr std::array kShapes{Shape{"tinyllama-1.1b", 32000, 2048, 5632, 22, 32, 4, tensor::Bias::No},
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

std::span<const std::string_view> decodeShapes()
{
    return kNames;
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
    bench.cacheBytes = 2 * cache.length() * options.batch * chosen.layers * (chosen.width / chosen.heads)
        * chosen.keyHeads * static_cast<std::int64_t>(sizeof(float));
    if (weights.device.is_cpu())
        bench.bandwidth = std::max(bench.bandwidth, quant::measureReadBandwidth(at::get_num_threads()));
    return bench;
}

}
