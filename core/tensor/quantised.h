#pragma once

#include <cstdint>
#include <memory>

#include <ATen/ATen.h>

#include "core/quant/packed.h"

namespace vlm::tensor {

/// The weight of a linear layer in 4 or 8 bits. On the processor it multiplies with kernels of its own; elsewhere it is
/// unpacked for each product.
class QuantisedWeight {
public:
    /// @param weight [out, in] of any floating-point type, for instance mapped from a file: 16 rows at a time are
    ///               widened, and a mapping is let go of row by row, so that it never is in memory as a whole
    /// @throws Error Checkpoint when a weight isn't finite
    QuantisedWeight(const at::Tensor& weight, quant::Format format, at::Device device);

    /// x Wᵀ. Where a gradient with respect to x is wanted, W is unpacked forwards and again backwards and not kept:
    /// the frozen base of QLoRA (Dettmers et al. 2023), for Nf4 alone.
    /// @param x [..., in]  @return [..., out] of x's type
    /// @throws Error Config when a gradient is wanted through Int8 or Int4
    [[nodiscard]] at::Tensor operator()(const at::Tensor& x) const;
    /// @return [out, in] float32
    [[nodiscard]] at::Tensor unpacked() const;

    [[nodiscard]] quant::Format format() const { return m_packed->format; }
    [[nodiscard]] std::int64_t bytes() const { return m_packed->bytes(); }

private:
    [[nodiscard]] at::Tensor product(const at::Tensor& x) const;

    std::shared_ptr<const quant::Packed> m_packed; // shared with what a graph keeps for its way back
    at::Device m_device;
    at::Tensor m_codes, m_scales; // elsewhere than on the processor: uint8 codes, float32 scales [block, group, 16]
};

/// A packed matrix unpacked with tensor operations, as on devices without kernels of ours. @return [out, in] float32
at::Tensor unpackedWithTensors(const quant::Packed& packed, at::Device device);

/// x weightᵀ for a few rows of x and a bfloat16 or float32 weight on the processor, where a product of matrices would
/// wait for memory: activations stay float32. Undefined where it does not apply (other types, many rows, gradients).
/// @param x [..., in]  @param weight [out, in]  @return [..., out] float32
at::Tensor fewRowsProduct(const at::Tensor& x, const at::Tensor& weight);

}
