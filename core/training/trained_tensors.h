#pragma once

#include <vector>

#include "core/tensor/adaptable.h"

namespace vlm::training {

/// Tensors of a loaded model that are trained in place. They get storage of their own, as the model's may be a
/// read-only mapping; the old storage, hence every byte, is back when this ends.
class TrainedTensors {
public:
    TrainedTensors() = default;
    /// @throws Error Config unless they are float32
    explicit TrainedTensors(std::vector<tensor::NamedParameter> tensors);
    ~TrainedTensors();
    TrainedTensors(TrainedTensors&& other) noexcept;
    TrainedTensors& operator=(TrainedTensors&& other) noexcept;

    [[nodiscard]] const std::vector<tensor::NamedParameter>& all() const { return m_all; }
    [[nodiscard]] std::vector<at::Tensor> tensors() const;
    /// What the model had, in the order of all().
    [[nodiscard]] const std::vector<at::Tensor>& originals() const { return m_originals; }

private:
    std::vector<tensor::NamedParameter> m_all;
    std::vector<at::Tensor> m_originals;
};

}
