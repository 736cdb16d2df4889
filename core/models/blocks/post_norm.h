#pragma once

#include "core/tensor/layers.h"

namespace vlm::models {

/// BERT's attention with its residual: norm(x + dense(attention(x, source))).
/// Keys in three spellings: {self,attention}.{query,key,value}, output.{dense,LayerNorm}.
/// Source: Devlin et al. 2019; transformers modeling_bert.py@v5.17 BertAttention
struct PostNormAttention {
    tensor::Linear q, k, v, out;
    tensor::LayerNorm norm;
    std::int64_t heads = 1;

    /// @param x      [batch, tokens, width]
    /// @param source what is attended to; x itself in self-attention
    /// @param mask   additive [batch, 1, 1 or tokens, keys]; undefined: none
    at::Tensor operator()(const at::Tensor& x, const at::Tensor& source, const at::Tensor& mask) const;
};
/// @param w           the layer's "attention" or "crossattention"
/// @param sourceWidth width of what is attended to
PostNormAttention postNormAttention(
    const tensor::Weights& w, std::int64_t width, std::int64_t sourceWidth, std::int64_t heads, double eps);

/// BERT's MLP with its residual: norm(x + fc2(act(fc1(x)))).
struct PostNormMlp {
    tensor::Linear fc1, fc2;
    tensor::LayerNorm norm;
    tensor::Activation activation = tensor::Activation::Gelu;

    at::Tensor operator()(const at::Tensor& x) const;
};

}
