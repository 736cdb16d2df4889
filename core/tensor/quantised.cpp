#include "core/tensor/quantised.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/quant/product.h"

namespace vlm::tensor {
namespace {

using quant::Format;
using quant::Packed;

// Above so many rows a product of matrices wins; in bfloat16 it rounds activations and results, so that it has to win
// by far.
constexpr std::int64_t kFewRows = 32;
constexpr std::int64_t kFewRowsBfloat16 = 64;
constexpr std::int64_t kGrain = 4; // row blocks that are worth a thread

std::shared_ptr<const Packed> packed(const at::Tensor& weight, Format format)
{
    const std::int64_t rows = weight.size(0);
    const std::int64_t cols = weight.size(1);
    const at::Tensor stored = weight.to(at::kCPU).contiguous();
    const std::size_t rowBytes = static_cast<std::size_t>(cols) * stored.element_size();
    quant::Packer packer(format, rows, cols);
    at::parallel_for(0, packer.rowBlocks(), kGrain, [&](std::int64_t begin, std::int64_t end) {
        const c10::NoGradGuard noGrad;
        for (std::int64_t block = begin; block < end; ++block) {
            const std::int64_t first = block * quant::kRows;
            const std::int64_t count = std::min(quant::kRows, rows - first);
            const at::Tensor values = stored.narrow(0, first, count).to(at::kFloat).contiguous();
            packer.add(block, {values.data_ptr<float>(), static_cast<std::size_t>(count * cols)});
        }
        const auto* bytes = static_cast<const std::byte*>(stored.data_ptr());
        releaseMapped({bytes + static_cast<std::size_t>(begin * quant::kRows) * rowBytes,
            static_cast<std::size_t>(std::min(end * quant::kRows, rows) - begin * quant::kRows) * rowBytes});
    });
    return std::make_shared<const Packed>(packer.finish());
}

at::Tensor unpackedOnProcessor(const Packed& p)
{
    at::Tensor weight = at::empty({p.rows, p.cols}, at::kFloat);
    float* out = weight.data_ptr<float>();
    at::parallel_for(0, p.rows, kGrain * quant::kRows, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row)
            quant::unpackRow(p, row, {out + row * p.cols, static_cast<std::size_t>(p.cols)});
    });
    return weight;
}

/// Scales as float32 [blocks, groups, 16], for unpacking with tensor operations; Int8 has one group.
at::Tensor plainScales(const Packed& p)
{
    const std::int64_t groups = p.format == Format::Int8 ? 1 : p.groups();
    at::Tensor scales = at::empty({p.rowBlocks(), groups, quant::kRows}, at::kFloat);
    float* out = scales.data_ptr<float>();
    const std::int64_t seconds = (groups + quant::kNf4Second - 1) / quant::kNf4Second;
    for (std::int64_t i = 0; i < scales.numel(); ++i) {
        if (p.format == Format::Int8) {
            out[i] = p.scales.as<float>()[i];
        } else if (p.format == Format::Int4) {
            out[i] = quant::fromHalf(p.scales.as<std::uint16_t>()[i]);
        } else {
            const std::int64_t block = i / quant::kRows / groups;
            const std::int64_t group = i / quant::kRows % groups;
            out[i] = std::fma(static_cast<float>(p.scales.as<std::int8_t>()[i]),
                p.second.as<float>()[block * seconds + group / quant::kNf4Second], p.mean);
        }
    }
    return scales;
}

/// A view of the codes.
at::Tensor plainCodes(const Packed& p)
{
    return at::from_blob(
        const_cast<std::uint8_t*>(p.codes.as<std::uint8_t>()), {static_cast<std::int64_t>(p.codes.size())}, at::kByte);
}

/// The codes' layout undone with tensor operations. @return [out, in] float32 on the codes' device
at::Tensor unpackedOnDevice(const Packed& p, const at::Tensor& codes, const at::Tensor& scales)
{
    const std::int64_t blocks = p.rowBlocks();
    const std::int64_t groups = scales.size(1);
    at::Tensor levels; // [blocks, cols / 8 or / 4, 16, 8 or 4] float32
    if (p.format == Format::Int8) {
        levels = codes.view(at::kChar).view({blocks, p.paddedCols() / 4, quant::kRows, 4}).to(at::kFloat);
    } else {
        const at::Tensor bytes = codes.view({blocks, p.paddedCols() / 8, quant::kRows, 4});
        const at::Tensor both = at::cat({bytes.bitwise_and(0x0F), bytes.__rshift__(4)}, -1);
        if (p.format == Format::Int4) {
            levels = both.to(at::kFloat) - static_cast<double>(quant::kInt4Zero);
        } else {
            const at::Tensor table
                = at::from_blob(const_cast<float*>(quant::kNf4Levels.data()), {16}, at::kFloat).to(codes.device());
            levels = table.index_select(0, both.flatten().to(at::kLong)).view(both.sizes());
        }
    }
    const at::Tensor ordered = levels.permute({0, 2, 1, 3}).reshape({blocks, quant::kRows, groups, -1});
    const at::Tensor scaled = ordered * scales.permute({0, 2, 1}).unsqueeze(-1);
    return scaled.reshape({p.paddedRows(), p.paddedCols()}).narrow(0, 0, p.rows).narrow(1, 0, p.cols);
}

/// Lets a graph keep what is no tensor.
struct Kept : torch::CustomClassHolder {
    explicit Kept(QuantisedWeight owned)
        : weight(std::move(owned))
    {
    }
    QuantisedWeight weight;
};

/// x Wᵀ with W unpacked for the product only, and again for the gradient of x.
struct FrozenProduct : torch::autograd::Function<FrozenProduct> {
    static at::Tensor forward(
        torch::autograd::AutogradContext* context, const at::Tensor& x, const QuantisedWeight& weight)
    {
        context->saved_data["weight"] = c10::IValue::make_capsule(c10::make_intrusive<Kept>(weight));
        return at::linear(x, weight.unpacked().to(x.scalar_type()));
    }

    static torch::autograd::variable_list backward(
        torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients)
    {
        const auto kept = context->saved_data["weight"].toCapsule();
        const QuantisedWeight& weight = static_cast<const Kept&>(*kept).weight;
        return {at::matmul(gradients[0], weight.unpacked().to(gradients[0].scalar_type())), at::Tensor()};
    }
};

}

at::Tensor unpackedWithTensors(const Packed& p, at::Device device)
{
    return unpackedOnDevice(p, plainCodes(p).to(device), plainScales(p).to(device));
}

QuantisedWeight::QuantisedWeight(const at::Tensor& weight, Format format, at::Device device)
    : m_packed(packed(weight, format))
    , m_device(device)
{
    if (device.is_cpu())
        return;
    m_codes = plainCodes(*m_packed).to(device);
    m_scales = plainScales(*m_packed).to(device);
    auto shape = std::make_shared<Packed>(); // the processor's copy goes
    shape->format = m_packed->format;
    shape->rows = m_packed->rows;
    shape->cols = m_packed->cols;
    m_packed = std::move(shape);
}

at::Tensor QuantisedWeight::unpacked() const
{
    return m_device.is_cpu() ? unpackedOnProcessor(*m_packed) : unpackedOnDevice(*m_packed, m_codes, m_scales);
}

at::Tensor QuantisedWeight::operator()(const at::Tensor& x) const
{
    if (c10::GradMode::is_enabled() && x.requires_grad()) {
        if (format() != Format::Nf4)
            throw Error(ErrorKind::Config,
                "weights in " + std::string(quant::name(format()))
                    + " cannot be trained through: their products round the activations; load the model in nf4, "
                      "bfloat16 or float32");
        return FrozenProduct::apply(x, *this);
    }
    if (!m_device.is_cpu())
        return at::linear(x, unpacked().to(x.scalar_type()));
    return product(x);
}

at::Tensor QuantisedWeight::product(const at::Tensor& x) const
{
    const Packed& p = *m_packed;
    const at::Tensor flat = x.detach().reshape({-1, p.cols}).to(at::kFloat).contiguous();
    const std::int64_t count = flat.size(0);
    at::Tensor y = at::empty({count, p.paddedRows()}, at::kFloat);
    const quant::Activations activations(p, {flat.data_ptr<float>(), static_cast<std::size_t>(flat.numel())}, count);
    const std::span<float> out(y.data_ptr<float>(), static_cast<std::size_t>(y.numel()));
    at::parallel_for(0, p.rowBlocks(), kGrain,
        [&](std::int64_t begin, std::int64_t end) { quant::multiply(p, activations, begin, end, out); });
    std::vector<std::int64_t> shape = x.sizes().vec();
    shape.back() = p.rows;
    return y.narrow(1, 0, p.rows).reshape(shape).to(x.scalar_type());
}

at::Tensor fewRowsProduct(const at::Tensor& x, const at::Tensor& weight)
{
    const std::int64_t cols = weight.size(1);
    const at::ScalarType type = weight.scalar_type();
    const bool applies = (type == at::kBFloat16 || type == at::kFloat) && weight.is_cpu() && weight.is_contiguous()
        && x.scalar_type() == at::kFloat && x.numel() <= (type == at::kFloat ? kFewRows : kFewRowsBfloat16) * cols
        && !(c10::GradMode::is_enabled() && (x.requires_grad() || weight.requires_grad()));
    if (!applies)
        return {};
    const std::int64_t rows = weight.size(0);
    const at::Tensor flat = x.reshape({-1, cols}).contiguous();
    at::Tensor y = at::empty({flat.size(0), rows}, at::kFloat);
    const auto size = static_cast<std::size_t>(weight.numel());
    const std::span<const float> in(flat.data_ptr<float>(), static_cast<std::size_t>(flat.numel()));
    const std::span<float> out(y.data_ptr<float>(), static_cast<std::size_t>(y.numel()));
    at::parallel_for(0, rows, kGrain * quant::kRows, [&](std::int64_t begin, std::int64_t end) {
        if (type == at::kFloat)
            quant::multiplyFloat32({weight.data_ptr<float>(), size}, cols, in, begin, end, out);
        else
            quant::multiplyBfloat16(
                {static_cast<const std::uint16_t*>(weight.data_ptr()), size}, cols, in, begin, end, out);
    });
    std::vector<std::int64_t> shape = x.sizes().vec();
    shape.back() = rows;
    return y.reshape(shape);
}

}
