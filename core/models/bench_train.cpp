#include "core/models/bench_train.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <vector>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/process_memory.h"
#include "core/models/bench_shapes.h"
#include "core/models/encoder.h"
#include "core/models/generative.h"
#include "core/tensor/adamw.h"
#include "core/tensor/cuda/graph_stepper.h"
#include "core/tensor/lora.h"
#include "core/tensor/recompute.h"

namespace vlm::models {

TrainBench benchTrain(
    std::string_view shape, const LoadOptions& load, const TrainBenchOptions& options, std::stop_token stop)
{
    using Clock = std::chrono::steady_clock;
    constexpr std::uint64_t kSeed = 7;
    constexpr double kLearningRate = 1e-4;
    const tensor::WeightOptions weights = weightOptions(load);
    const tensor::DecoderConfig config = decodeShape(shape);
    at::manual_seed(kSeed); // of the adapters and the tokens: another program can draw the same
    const tensor::Weights random = tensor::Weights::random(kSeed, weights);
    const auto decoder = makeLlamaDecoder(random, random / "lm_head", config);
    TrainBench bench;
    std::vector<at::Tensor> parameters;
    for (const tensor::AdaptableLinear& linear : random.linears()) {
        auto adapter = std::make_shared<tensor::LoraAdapter>(
            linear.in, linear.out, options.rank, 2.0 * static_cast<double>(options.rank), 0.0, weights.device);
        parameters.insert(parameters.end(), {adapter->a(), adapter->b()});
        bench.trainable += adapter->a().numel() + adapter->b().numel();
        linear.slot->adapter = std::move(adapter);
    }
    tensor::AdamW optimiser(parameters, {.learningRate = kLearningRate, .weightDecay = 0.0});
    const auto longs = at::TensorOptions().dtype(at::kLong).device(weights.device);
    const at::Tensor ids = at::randint(config.vocabulary, {options.batch, options.tokens}, longs);
    const at::Tensor order = at::arange(options.tokens, longs).unsqueeze(0).expand({options.batch, -1});
    const tensor::TrainingScope scope(
        {.layers = options.recompute ? tensor::Recompute::Yes : tensor::Recompute::No, .activations = weights.matmul});
    for (int step = 0; step < options.steps; ++step) {
        throwIfStopped(stop);
        const auto start = Clock::now();
        optimiser.zeroGrad();
        const at::Tensor hidden = decoder->forward({.embeds = decoder->embed(ids), .order = order}, nullptr);
        const at::Tensor loss = languageLoss(decoder->logits(hidden), ids);
        loss.backward();
        bench.lastGradient = optimiser.clipGradNorm(1.0);
        optimiser.step();
        bench.lastLoss = loss.item<double>();
        tensor::waitFor(weights.device);
        const double took = std::chrono::duration<double>(Clock::now() - start).count();
        if (step == 0) {
            bench.firstLoss = bench.lastLoss;
            bench.firstGradient = bench.lastGradient;
        }
        bench.seconds = step == 0 ? took : std::min(bench.seconds, took);
    }
    bench.tokensPerSecond = static_cast<double>(options.batch * options.tokens) / bench.seconds;
    bench.peakBytes = weights.device.is_cpu() ? peakResidentBytes() : tensor::peakDeviceBytes(weights.device);
    tensor::detachAdapters(random.linears());
    return bench;
}

}
