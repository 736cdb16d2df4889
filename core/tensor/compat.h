#pragma once

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

namespace vlm::tensor {

/// softmax(q kᵀ · scale + mask) v; differs between LibTorch lines only inside compat.cpp.
/// @param q    [batch, heads, queries, headDim]
/// @param k, v [batch, heads, keys, headDim]
/// @param mask additive, broadcastable to [batch, heads, queries, keys]; undefined: none
/// @return     [batch, heads, queries, headDim]
/// Source: Vaswani et al. 2017, equation 1
at::Tensor attention(
    const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask, double scale);

/// The same where each query sees the keys up to its own place; key heads may be fewer than heads.
/// @param q [batch, heads, tokens, headDim]  @param k, v [batch, keyHeads, tokens, headDim]
at::Tensor causalAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, double scale);

/// x / sqrt(mean(x²) + eps) · weight over the last axis, in one pass where LibTorch has one, in x's dtype.
at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double eps);

/// x weightᵀ + bias, in the dtype they share. @param x [..., in]  @param weight [out, in]  @param bias may be undefined
at::Tensor linear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

/// Convolutions and products of float32 in float32: no TensorFloat-32, which CUDA libraries prefer.
void exactFloat32();

/// "1.13.0" of the library that runs, for reports.
const char* torchVersion();

}
