#pragma once

#include <string>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "core/base/matrix.h"

namespace vlm::tensor {

/// Threads of every later kernel in this process. 0: the processors this process may run on.
void setThreads(int threads);

/// "cpu", "cuda" or "cuda:N". @throws Error Config when unknown or not usable with this LibTorch
at::Device device(const std::string& name);

/// Where weights and inputs go that nobody places: the processor, unless a DeviceScope of this thread says otherwise.
at::Device defaultDevice();

class DeviceScope {
public:
    explicit DeviceScope(at::Device device);
    ~DeviceScope();
    DeviceScope(const DeviceScope&) = delete;
    DeviceScope& operator=(const DeviceScope&) = delete;

private:
    at::Device m_before;
};

/// [rows, cols], any float dtype and device, copied to float32.
Matrix toMatrix(const at::Tensor& rows);
at::Tensor toTensor(const Matrix& matrix);

/// A mask of ones and zeros [batch, keys] as an additive float mask [batch, 1, 1, keys]: 0 or -inf.
at::Tensor additiveMask(const at::Tensor& keep);
/// [length, length]: 0 on and below the diagonal, -inf above.
at::Tensor causalMask(std::int64_t length, at::Device device = at::kCPU);

/// Rows of unit L2 norm along the last axis. Source: transformers modeling_clip.py, x / x.norm(dim=-1)
at::Tensor normalised(const at::Tensor& x);

}
