#include "core/tensor/layers.h"

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/tensor/compat.h"
#include "core/tensor/flops.h"

namespace vlm::tensor {
namespace {

constexpr double kQuickGelu = 1.702; // OpenAI CLIP model.py, QuickGELU

at::Tensor quickGelu(const at::Tensor& x)
{
    if (c10::GradMode::is_enabled())
        return x * at::sigmoid(x * kQuickGelu);
    return at::mul(x, kQuickGelu).sigmoid_().mul_(x); // one buffer instead of three
}

}

Activation activation(std::string_view name)
{
    if (name == "gelu" || name == "gelu_python")
        return Activation::Gelu;
    if (name == "gelu_pytorch_tanh" || name == "gelu_new" || name == "gelu_fast" || name == "gelu_tanh")
        return Activation::GeluTanh;
    if (name == "quick_gelu")
        return Activation::QuickGelu;
    if (name == "relu")
        return Activation::Relu;
    if (name == "silu" || name == "swish")
        return Activation::Silu;
    if (name == "tanh")
        return Activation::Tanh;
    throw Error(ErrorKind::Checkpoint,
        "config.json: activation '" + std::string(name)
            + "' is unknown; known are gelu, gelu_new, gelu_pytorch_tanh, quick_gelu, relu, silu, tanh");
}

at::Tensor apply(Activation activation, const at::Tensor& x)
{
    switch (activation) {
    case Activation::Gelu:
        return at::gelu(x);
    case Activation::GeluTanh:
        return at::gelu(x, "tanh");
    case Activation::QuickGelu:
        return quickGelu(x);
    case Activation::Relu:
        return at::relu(x);
    case Activation::Silu:
        return at::silu(x);
    case Activation::Tanh:
        return at::tanh(x);
    }
    throw Error(ErrorKind::Internal, "unknown activation");
}

at::ScalarType Linear::dtype() const
{
    return quantised ? at::kFloat : weight.scalar_type();
}

at::Tensor Linear::operator()(const at::Tensor& x) const
{
    at::Tensor y = quantised ? (*quantised)(x) : decodes ? fewRowsProduct(x, weight) : at::Tensor();
    if (!y.defined())
        y = tensor::linear(x.to(weight.scalar_type()), weight, bias).to(x.scalar_type());
    else if (bias.defined())
        y = y + bias.to(y.scalar_type());
    if (slot && slot->adapter && applied)
        y = slot->adapter->applied(x, y, bias);
    return y;
}

Linear linear(const Weights& w, std::int64_t in, std::int64_t out, Bias bias)
{
    Linear layer{.weight = (w / "weight").getMatrix({out, in}), .bias = {}, .slot = w.addLinear(in, out, true)};
    if (bias == Bias::Yes || (bias == Bias::IfPresent && (w / "bias").exists()))
        layer.bias = (w / "bias").getMatrix({out});
    layer.slot->weight = TensorReference(layer.weight);
    layer.slot->bias = TensorReference(layer.bias);
    return layer;
}

Linear decoderLinear(const Weights& w, std::int64_t in, std::int64_t out, Bias bias)
{
    const WeightOptions& options = w.options();
    if (!options.decoder) {
        Linear plain = linear(w, in, out, bias);
        plain.decodes = true;
        return plain;
    }
    Linear layer{.weight = {}, .bias = {}, .slot = w.addLinear(in, out, true)};
    layer.quantised = std::make_shared<const QuantisedWeight>(
        (w / "weight").getStored({out, in}), *options.decoder, options.device);
    if (bias == Bias::Yes || (bias == Bias::IfPresent && (w / "bias").exists()))
        layer.bias = (w / "bias").get({out});
    layer.slot->bias = TensorReference(layer.bias);
    layer.slot->unpacked = [weak = std::weak_ptr(layer.quantised)] {
        const auto quantised = weak.lock();
        return quantised ? quantised->unpacked() : at::Tensor();
    };
    return layer;
}

Linear outputLinear(const at::Tensor& weight, const WeightOptions& options)
{
    Linear layer = fixedLinear({});
    layer.decodes = true;
    if (options.decoder && *options.decoder != quant::Format::Nf4)
        layer.quantised = std::make_shared<const QuantisedWeight>(weight, quant::Format::Int8, options.device);
    else {
        layer.weight = weight.to(options.device, options.decoder ? at::kBFloat16 : options.matmul);
        if (!layer.weight.is_alias_of(weight))
            releaseMapped({static_cast<const std::byte*>(weight.data_ptr()), weight.nbytes()});
    }
    return layer;
}

Linear multiheadOutput(const Weights& w, std::int64_t width)
{
    return {.weight = (w / "weight").getMatrix({width, width}),
        .bias = (w / "bias").getMatrix({width}),
        .slot = w.addLinear(width, width, false),
        .applied = false};
}

Linear fixedLinear(at::Tensor weight, at::Tensor bias)
{
    return {.weight = std::move(weight), .bias = std::move(bias), .slot = nullptr};
}

at::Tensor LayerNorm::operator()(const at::Tensor& x) const
{
    return at::layer_norm(x.to(at::kFloat), weight.sizes(), weight, bias, eps).to(x.scalar_type());
}

LayerNorm layerNorm(const Weights& w, std::int64_t width, double eps)
{
    // Checkpoints converted from TensorFlow before transformers 1.0 say gamma and beta.
    const auto named = [&](std::string_view name, std::string_view older) {
        return !(w / name).exists() && (w / older).exists() ? w / older : w / name;
    };
    return {.weight = named("weight", "gamma").get({width}), .bias = named("bias", "beta").get({width}), .eps = eps};
}

at::Tensor Embedding::operator()(const at::Tensor& ids) const
{
    if (ids.numel() > 0 && (ids.max().item<std::int64_t>() >= weight.size(0) || ids.min().item<std::int64_t>() < 0))
        throw Error(ErrorKind::Tensor,
            "token id " + std::to_string(ids.max().item<std::int64_t>()) + " has no row in an embedding of "
                + std::to_string(weight.size(0)) + " rows; do tokenizer and weights belong together?");
    at::Tensor found = at::embedding(weight, ids).to(at::kFloat);
    if (slot && slot->replace)
        found = slot->replace(ids, found);
    return found;
}

Embedding embedding(const Weights& w, std::int64_t rows, std::int64_t width)
{
    return {.weight = (w / "weight").get({rows, width}), .slot = w.addEmbedding(rows, width)};
}

Embedding storedEmbedding(const Weights& w, std::int64_t rows, std::int64_t width)
{
    return {
        .weight = (w / "weight").getStored({rows, width}).to(w.options().device), .slot = w.addEmbedding(rows, width)};
}

at::Tensor Conv2d::operator()(const at::Tensor& x) const
{
    const at::IntArrayRef strides(stride);
    const at::IntArrayRef paddings(padding);
    const at::Tensor y = at::conv2d(x.to(weight.scalar_type()), weight, bias, strides, paddings);
    countFlops(2 * y.numel() * (weight.numel() / weight.size(0)), at::GradMode::is_enabled());
    return y.to(x.scalar_type());
}

Conv2d conv2d(const Weights& w, std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride,
    std::int64_t padding, Bias bias)
{
    Conv2d layer{.weight = (w / "weight").getMatrix({out, in, kernel, kernel}),
        .bias = {},
        .stride = stride,
        .padding = padding};
    if (bias == Bias::Yes || (bias == Bias::IfPresent && (w / "bias").exists()))
        layer.bias = (w / "bias").getMatrix({out});
    return layer;
}

at::Tensor BatchNorm::operator()(const at::Tensor& x) const
{
    constexpr double kMomentum = 0.1; // unused with running statistics
    return at::batch_norm(x.to(at::kFloat), weight, bias, mean, variance, false, kMomentum, eps, false)
        .to(x.scalar_type());
}

BatchNorm batchNorm(const Weights& w, std::int64_t channels)
{
    return {.weight = (w / "weight").get({channels}),
        .bias = (w / "bias").get({channels}),
        .mean = (w / "running_mean").get({channels}),
        .variance = (w / "running_var").get({channels})};
}

at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads)
{
    return x.view({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
}

at::Tensor joinHeads(const at::Tensor& x)
{
    return x.transpose(1, 2).reshape({x.size(0), x.size(2), x.size(1) * x.size(3)});
}

at::Tensor multiHeadAttention(
    const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, std::int64_t heads, const at::Tensor& mask)
{
    const double scale = 1.0 / std::sqrt(static_cast<double>(q.size(2) / heads));
    return joinHeads(attention(splitHeads(q, heads), splitHeads(k, heads), splitHeads(v, heads), mask, scale));
}

}
