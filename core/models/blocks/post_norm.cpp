#include "core/models/blocks/post_norm.h"

namespace vlm::models {

at::Tensor PostNormAttention::operator()(const at::Tensor& x, const at::Tensor& source, const at::Tensor& mask) const
{
    return norm(x + out(tensor::multiHeadAttention(q(x), k(source), v(source), heads, mask)));
}

PostNormAttention postNormAttention(
    const tensor::Weights& w, std::int64_t width, std::int64_t sourceWidth, std::int64_t heads, double eps)
{
    const tensor::Weights inner = w.either({"self", "attention"});
    return {.q = linear(inner / "query", width, width),
        .k = linear(inner / "key", sourceWidth, width),
        .v = linear(inner / "value", sourceWidth, width),
        .out = linear(w / "output" / "dense", width, width),
        .norm = layerNorm(w / "output" / "LayerNorm", width, eps),
        .heads = heads};
}

at::Tensor PostNormMlp::operator()(const at::Tensor& x) const
{
    return norm(x + fc2(tensor::apply(activation, fc1(x))));
}

}
