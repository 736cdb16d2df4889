#include "core/tensor/runtime.h"

#include <cstring>
#include <limits>

#include <ATen/Parallel.h>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/tensor/compat.h"

namespace vlm::tensor {

void setThreads(int threads)
{
    at::set_num_threads(threads > 0 ? threads : static_cast<int>(defaultThreads()));
}

at::Device device(const std::string& name)
{
    const bool cuda = name == "cuda" || name.starts_with("cuda:");
    if (name != "cpu" && !cuda)
        throw Error(ErrorKind::Config, "device '" + name + "' is unknown; known are cpu, cuda, cuda:N");
    if (cuda && !at::hasCUDA())
        throw Error(ErrorKind::Config, "device '" + name + "' asked for, but this LibTorch sees no CUDA device");
    if (cuda)
        exactFloat32();
    return at::Device(name);
}

namespace {

at::Device& scoped()
{
    thread_local at::Device device = at::kCPU;
    return device;
}

}

at::Device defaultDevice()
{
    return scoped();
}

DeviceScope::DeviceScope(at::Device device)
    : m_before(scoped())
{
    scoped() = device;
}

DeviceScope::~DeviceScope()
{
    scoped() = m_before;
}

Matrix toMatrix(const at::Tensor& rows)
{
    const at::Tensor flat = rows.detach().to(at::kCPU, at::kFloat).contiguous();
    VLM_ASSERT(flat.dim() == 2, "a matrix has two axes");
    Matrix matrix(static_cast<std::size_t>(flat.size(0)), static_cast<std::size_t>(flat.size(1)));
    if (!matrix.values.empty())
        std::memcpy(matrix.values.data(), flat.data_ptr<float>(), matrix.values.size() * sizeof(float));
    return matrix;
}

at::Tensor toTensor(const Matrix& matrix)
{
    at::Tensor tensor
        = at::empty({static_cast<std::int64_t>(matrix.rows), static_cast<std::int64_t>(matrix.cols)}, at::kFloat);
    if (!matrix.values.empty())
        std::memcpy(tensor.data_ptr<float>(), matrix.values.data(), matrix.values.size() * sizeof(float));
    return tensor;
}

at::Tensor additiveMask(const at::Tensor& keep)
{
    const at::Tensor mask = at::zeros(keep.sizes(), keep.options().dtype(at::kFloat));
    return mask.masked_fill(keep == 0, -std::numeric_limits<float>::infinity()).unsqueeze(1).unsqueeze(1);
}

at::Tensor causalMask(std::int64_t length, at::Device device)
{
    const auto options = at::TensorOptions().dtype(at::kFloat).device(device);
    return at::full({length, length}, -std::numeric_limits<float>::infinity(), options).triu(1);
}

at::Tensor normalised(const at::Tensor& x)
{
    return x / x.norm(2, {-1}, true);
}

}
