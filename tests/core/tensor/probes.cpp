#include "probes.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

#include <ATen/ATen.h>

#include "core/base/error.h"
#include "core/tensor/adamw.h"
#include "core/tensor/compat.h"
#include "core/tensor/decoder.h"
#include "core/tensor/layers.h"
#include "core/tensor/lora.h"
#include "core/tensor/recompute.h"
#include "core/tensor/runtime.h"
#include "core/tensor/weights.h"

using namespace vlm;

namespace probes {
namespace {

double largest(const at::Tensor& difference)
{
    return difference.abs().max().item<double>();
}

tensor::Linear twoByTwo()
{
    return {.weight = at::tensor({1.0F, 0.0F, 0.0F, 1.0F}).view({2, 2}),
        .bias = {},
        .slot = std::make_shared<tensor::AdapterSlot>()};
}

/// A = [1 2], B = [3 4]ᵀ, alpha = 2
std::shared_ptr<tensor::LoraAdapter> rankOne()
{
    return std::make_shared<tensor::LoraAdapter>(
        at::tensor({1.0F, 2.0F}).view({1, 2}), at::tensor({3.0F, 4.0F}).view({2, 1}), 2.0);
}

}

double attentionDifference(bool masked)
{
    at::manual_seed(1);
    const at::Tensor q = at::randn({2, 3, 5, 4});
    const at::Tensor k = at::randn({2, 3, 5, 4});
    const at::Tensor v = at::randn({2, 3, 5, 4});
    const at::Tensor mask = masked ? tensor::causalMask(5) : at::Tensor();
    at::Tensor scores = at::matmul(q.to(at::kDouble), k.to(at::kDouble).transpose(-2, -1)) * 0.3;
    if (masked)
        scores = scores + mask;
    const at::Tensor exact = at::matmul(at::softmax(scores, -1), v.to(at::kDouble));
    return largest(tensor::attention(q, k, v, mask, 0.3) - exact);
}

double linearDifference(int images)
{
    const c10::NoGradGuard noGrad;
    at::manual_seed(2);
    const at::Tensor x = at::randn({images, 7, 16});
    const at::Tensor weight = at::randn({24, 16});
    const at::Tensor bias = at::randn({24});
    const at::Tensor exact = at::matmul(x.to(at::kDouble), weight.to(at::kDouble).t()) + bias;
    return largest(tensor::linear(x, weight, bias) - exact);
}

std::vector<double> adamwSteps(int steps, double learningRate, double weightDecay)
{
    at::Tensor parameter = at::ones({1}, at::kDouble).set_requires_grad(true);
    tensor::AdamW optimiser({parameter}, {.learningRate = learningRate, .weightDecay = weightDecay});
    std::vector<double> values;
    for (int i = 0; i < steps; ++i) {
        optimiser.zeroGrad();
        (parameter * 2.0).sum().backward();
        optimiser.step();
        values.push_back(parameter.item<double>());
    }
    return values;
}

double adamwWithoutGradient(double start)
{
    const at::Tensor parameter = at::full({1}, start, at::kDouble).set_requires_grad(true);
    tensor::AdamW optimiser({parameter}, {.learningRate = 0.1, .weightDecay = 0.5});
    optimiser.step();
    return parameter.item<double>();
}

std::vector<double> clippedGradients()
{
    const at::Tensor parameter = at::zeros({2}, at::kDouble).set_requires_grad(true);
    tensor::AdamW optimiser({parameter}, {});
    (parameter * at::tensor({3.0, 4.0}, at::kDouble)).sum().backward();
    const double norm = optimiser.clipGradNorm(1.0);
    return {norm, parameter.grad()[0].item<double>(), parameter.grad()[1].item<double>()};
}

std::vector<double> loraOutputs()
{
    const tensor::Linear layer = twoByTwo();
    const at::Tensor x = at::tensor({5.0F, 6.0F}).view({1, 2});
    const at::Tensor plain = layer(x);
    const auto adapter = rankOne();
    layer.slot->adapter = adapter;
    const at::Tensor adapted = layer(x);
    adapted.sum().backward();
    const at::Tensor gradient = adapter->b().grad();
    return {plain[0][0].item<double>(), plain[0][1].item<double>(), adapted[0][0].item<double>(),
        adapted[0][1].item<double>(), gradient[0][0].item<double>(), gradient[1][0].item<double>()};
}

bool bypassedAdapterIsInert()
{
    tensor::Linear layer = twoByTwo();
    layer.applied = false;
    layer.slot->adapter = rankOne();
    const at::Tensor x = at::tensor({5.0F, 6.0F}).view({1, 2});
    return at::equal(layer(x), x);
}

double cacheDifference(bool mapped)
{
    at::manual_seed(5);
    const std::int64_t heads = mapped ? 32 : 2; // of 64 floats: 128 tokens of 32 are a mebibyte
    tensor::KvCache cache;
    at::Tensor all;
    double difference = 0.0;
    for (const std::int64_t tokens : {200, 1, 1, 300, 1}) { // grows twice
        const at::Tensor more = at::randn({1, heads, tokens, 64});
        const at::Tensor order = at::zeros({1, tokens}, at::kLong);
        const tensor::DecoderStep step{.embeds = at::zeros({1, tokens, 1}), .order = order};
        all = all.defined() ? at::cat({all, more}, 2) : more;
        cache.begin(step, 1);
        const auto [k, v] = cache.append(0, more, -more);
        cache.end(step);
        difference = std::max({difference, largest(k - all), largest(v + all)});
    }
    return difference;
}

std::vector<double> widened(const std::filesystem::path& file, const std::string& name)
{
    const tensor::Weights weights(checkpoint::Checkpoint::open(file));
    const at::Tensor values = (weights / name).get((weights / name).shape());
    if (values.scalar_type() != at::kFloat)
        return {};
    std::vector<double> plain;
    for (std::int64_t i = 0; i < values.numel(); ++i)
        plain.push_back(values[i].item<double>());
    return plain;
}

bool sharesMapping(const std::filesystem::path& file, const std::string& name)
{
    const auto checkpoint = checkpoint::Checkpoint::open(file);
    const tensor::Weights weights(checkpoint);
    const at::Tensor values = (weights / name).get((weights / name).shape());
    return values.data_ptr() == static_cast<const void*>(checkpoint.find(name)->bytes.data());
}

std::string fetchError(const std::filesystem::path& file, const std::string& path, std::vector<long> shape)
{
    try {
        const tensor::Weights weights(checkpoint::Checkpoint::open(file));
        static_cast<void>((weights / path).get(std::vector<std::int64_t>(shape.begin(), shape.end())));
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

TrainedStep decoderStep(bool scoped, bool recompute)
{
    const tensor::DecoderConfig config{.vocabulary = 20,
        .width = 16,
        .mlpWidth = 24,
        .layers = 3,
        .heads = 4,
        .keyHeads = 2,
        .headDim = 4,
        .attentionScale = 0.5,
        .windows = {0, 0, 3}};
    const tensor::Weights random = tensor::Weights::random(3);
    const auto decoder = makeLlamaDecoder(random, random / "lm_head", config);
    at::manual_seed(5);
    std::vector<std::shared_ptr<tensor::LoraAdapter>> adapters;
    for (const tensor::AdaptableLinear& linear : random.linears()) {
        adapters.push_back(std::make_shared<tensor::LoraAdapter>(
            at::randn({2, linear.in}), at::randn({linear.out, 2}), 4.0, scoped ? 0.25 : 0.0));
        adapters.back()->setTraining(true);
        linear.slot->adapter = adapters.back();
    }
    const at::Tensor ids = at::arange(14).view({2, 7});
    const at::Tensor order = at::arange(7).unsqueeze(0).expand({2, -1});
    std::optional<tensor::TrainingScope> scope;
    if (scoped)
        scope.emplace(tensor::TrainingOptions{.layers = recompute ? tensor::Recompute::Yes : tensor::Recompute::No});
    at::manual_seed(6); // of the dropout
    const at::Tensor hidden = decoder->forward({.embeds = decoder->embed(ids), .order = order}, nullptr);
    const at::Tensor loss = at::cross_entropy_loss(decoder->logits(hidden).flatten(0, 1), ids.flatten());
    loss.backward();
    TrainedStep step{.loss = loss.item<double>(), .gradients = {}};
    for (const auto& adapter : adapters) {
        for (const at::Tensor& factor : adapter->parameters()) {
            const at::Tensor flat = factor.grad().flatten().to(at::kDouble).contiguous();
            step.gradients.insert(
                step.gradients.end(), flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel());
        }
    }
    return step;
}

}
