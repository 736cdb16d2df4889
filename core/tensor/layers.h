#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include <ATen/ATen.h>

#include "core/tensor/adaptable.h"
#include "core/tensor/quantised.h"
#include "core/tensor/weights.h"

namespace vlm::tensor {

enum class Activation { Gelu, GeluTanh, QuickGelu, Relu, Silu, Tanh };

/// By transformers' ACT2FN names ("gelu", "gelu_pytorch_tanh", "quick_gelu", …). @throws Error Checkpoint when unknown
Activation activation(std::string_view name);
at::Tensor apply(Activation activation, const at::Tensor& x);

enum class Bias { No, Yes, IfPresent };

/// x Wᵀ + b, plus the adapter's output when one is attached. Works in the weight's dtype, answers in x's.
struct Linear {
    at::Tensor weight; // [out, in]; undefined when quantised
    at::Tensor bias; // [out] or undefined
    std::shared_ptr<AdapterSlot> slot;
    bool applied = true; // see AdaptableLinear
    std::shared_ptr<const QuantisedWeight> quantised = nullptr; // instead of the weight
    bool decodes = false; // often multiplies few rows, see fewRowsProduct()

    at::Tensor operator()(const at::Tensor& x) const;
    /// What it multiplies in; inputs given in it spare a conversion each.
    [[nodiscard]] at::ScalarType dtype() const;
};
Linear linear(const Weights& w, std::int64_t in, std::int64_t out, Bias bias = Bias::Yes);
/// The same in the format that the options name for decoders; linear() where they name none.
Linear decoderLinear(const Weights& w, std::int64_t in, std::int64_t out, Bias bias = Bias::Yes);
/// The matrix that turns hidden states into logits. Its errors reach every token directly, so that quantised decoders
/// keep it finer: in 8 bits, and with Nf4 in bfloat16, as QLoRA does. @param weight [vocabulary, width] as stored
Linear outputLinear(const at::Tensor& weight, const WeightOptions& options);
/// The output projection of a torch.nn.MultiheadAttention: adapters attach to it, but the reference never runs them,
/// because the module reads out_proj.weight itself. Source: torch/nn/functional.py multi_head_attention_forward
Linear multiheadOutput(const Weights& w, std::int64_t width);
/// A matrix that isn't a module of its own in the reference (in_proj_weight, visual.proj): adapters don't see it.
Linear fixedLinear(at::Tensor weight, at::Tensor bias = {});

struct LayerNorm {
    at::Tensor weight;
    at::Tensor bias;
    double eps = 1e-5;

    at::Tensor operator()(const at::Tensor& x) const;
};
LayerNorm layerNorm(const Weights& w, std::int64_t width, double eps);

/// Rows by id.
struct Embedding {
    at::Tensor weight; // [rows, width]; float32, or as stored where rows are widened one by one
    std::shared_ptr<EmbeddingSlot> slot = nullptr;

    /// @param ids int64, any shape  @return [..., width] float32  @throws Error Tensor when an id has no row
    at::Tensor operator()(const at::Tensor& ids) const;
};
Embedding embedding(const Weights& w, std::int64_t rows, std::int64_t width);
/// The same, but kept as stored: a vocabulary can be a large part of a model.
Embedding storedEmbedding(const Weights& w, std::int64_t rows, std::int64_t width);

struct Conv2d {
    at::Tensor weight; // [out, in, kernel, kernel]
    at::Tensor bias; // [out] or undefined
    std::int64_t stride = 1;
    std::int64_t padding = 0;

    at::Tensor operator()(const at::Tensor& x) const;
};
Conv2d conv2d(const Weights& w, std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride,
    std::int64_t padding, Bias bias);

/// Batch normalisation with the running statistics, as in eval().
struct BatchNorm {
    at::Tensor weight, bias, mean, variance; // [channels]
    double eps = 1e-5;

    at::Tensor operator()(const at::Tensor& x) const;
};
BatchNorm batchNorm(const Weights& w, std::int64_t channels);

/// [batch, tokens, heads * headDim] -> [batch, heads, tokens, headDim]
at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads);
/// [batch, heads, tokens, headDim] -> [batch, tokens, heads * headDim]
at::Tensor joinHeads(const at::Tensor& x);
/// attention() over `heads` heads with scale 1/sqrt(headDim). q [batch, queries, width]; k, v [batch, keys, width]
at::Tensor multiHeadAttention(
    const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, std::int64_t heads, const at::Tensor& mask = {});

}
