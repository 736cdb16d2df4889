#include "core/tensor/compat.h"

#include <cmath>

#include <torch/version.h>

namespace vlm::tensor {

at::Tensor attention(
    const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask, double scale)
{
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

const char* torchVersion()
{
    return TORCH_VERSION;
}

}
