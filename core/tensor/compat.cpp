#include "core/tensor/compat.h"

#include <cmath>
#include <limits>

#include <ATen/Context.h>
#include <torch/version.h>

#include "core/tensor/flops.h"

namespace vlm::tensor {

at::Tensor attention(
    const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask, double scale)
{
    countFlops(4 * q.numel() * k.size(-2), at::GradMode::is_enabled());
#if TORCH_VERSION_MAJOR >= 2
    // 2.0 has no scale argument: the built-in 1/sqrt(headDim) is divided out of q.
    const double builtIn = 1.0 / std::sqrt(static_cast<double>(q.size(-1)));
    const at::Tensor query = std::abs(scale - builtIn) < 1e-12 ? q : q * (scale / builtIn);
    if (mask.defined())
        return at::scaled_dot_product_attention(query, k, v, mask.to(q.scalar_type()));
    return at::scaled_dot_product_attention(query, k, v);
#else
    at::Tensor scores = at::matmul(q * scale, k.transpose(-2, -1)); // [batch, heads, queries, keys]
    if (mask.defined())
        scores = scores + mask;
    return at::matmul(at::softmax(scores, -1, at::kFloat).to(v.scalar_type()), v);
#endif
}

at::Tensor linear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias)
{
    countFlops(2 * x.numel() * weight.size(0), at::GradMode::is_enabled());
#if TORCH_VERSION_MAJOR < 2
    // 1.13 as distributions build it multiplies through OpenBLAS; oneDNN, which only convolutions reach, is 1.5 to 3
    // times as fast. [batch, tokens, width] is a channels-last image of one row, so nothing is copied.
    // One image goes another way inside ATen's convolution, and gradients are not wanted there: both stay here.
    const bool asConvolution = !c10::GradMode::is_enabled() && x.is_cpu() && x.dim() == 3 && x.size(0) > 1
        && x.is_contiguous() && at::hasMKLDNN();
    if (asConvolution) {
        const at::Tensor image = x.unsqueeze(2).permute({0, 3, 1, 2}); // [batch, width, tokens, 1]
        const at::Tensor kernel = weight.view({weight.size(0), weight.size(1), 1, 1});
        return at::conv2d(image, kernel, bias).permute({0, 2, 3, 1}).squeeze(2); // [batch, tokens, out]
    }
#endif
    return at::linear(x, weight, bias);
}

at::Tensor causalAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, double scale)
{
    const std::int64_t share = q.size(1) / k.size(1);
    const auto shared = [&](const at::Tensor& x) { return share == 1 ? x : x.repeat_interleave(share, 1); };
#if TORCH_VERSION_MAJOR >= 2
    const double builtIn = 1.0 / std::sqrt(static_cast<double>(q.size(-1)));
    const at::Tensor query = std::abs(scale - builtIn) < 1e-12 ? q : q * (scale / builtIn);
    return at::scaled_dot_product_attention(query, shared(k), shared(v), {}, 0.0, true);
#else
    const std::int64_t tokens = q.size(2);
    const at::Tensor later = at::ones({tokens, tokens}, q.options().dtype(at::kBool)).triu(1);
    const auto mask = at::zeros({tokens, tokens}, q.options().dtype(at::kFloat))
                          .masked_fill(later, -std::numeric_limits<float>::infinity());
    return attention(q, shared(k), shared(v), mask, scale);
#endif
}

at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double eps)
{
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 8)
    return at::rms_norm(x, weight.sizes(), weight.to(x.scalar_type()), eps);
#else
    const at::Tensor wide = x.to(at::kFloat);
    return (wide * at::rsqrt(wide.pow(2).mean(-1, true) + eps) * weight).to(x.scalar_type());
#endif
}

void exactFloat32()
{
    at::globalContext().setAllowTF32CuBLAS(false);
    at::globalContext().setAllowTF32CuDNN(false);
}

const char* torchVersion()
{
    return TORCH_VERSION;
}

}
