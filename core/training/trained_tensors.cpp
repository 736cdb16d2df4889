#include "core/training/trained_tensors.h"

#include <utility>

#include "core/base/error.h"

namespace vlm::training {

TrainedTensors::TrainedTensors(std::vector<tensor::NamedParameter> tensors)
{
    for (const tensor::NamedParameter& one : tensors)
        if (one.tensor.scalar_type() != at::kFloat)
            throw Error(ErrorKind::Config,
                "'" + one.path + "' is loaded in a short format; weights and biases are trained in float32 only");
    m_all = std::move(tensors);
    for (tensor::NamedParameter& one : m_all) {
        m_originals.push_back(one.tensor.detach());
        one.tensor.set_data(m_originals.back().clone());
        one.tensor.set_requires_grad(true);
    }
}

TrainedTensors::~TrainedTensors()
{
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        m_all[i].tensor.mutable_grad().reset();
        m_all[i].tensor.set_requires_grad(false);
        m_all[i].tensor.set_data(m_originals[i]);
    }
}

TrainedTensors::TrainedTensors(TrainedTensors&& other) noexcept
    : m_all(std::exchange(other.m_all, {}))
    , m_originals(std::exchange(other.m_originals, {}))
{
}

TrainedTensors& TrainedTensors::operator=(TrainedTensors&& other) noexcept
{
    std::swap(m_all, other.m_all);
    std::swap(m_originals, other.m_originals);
    return *this;
}

std::vector<at::Tensor> TrainedTensors::tensors() const
{
    std::vector<at::Tensor> out;
    for (const tensor::NamedParameter& one : m_all)
        out.push_back(one.tensor);
    return out;
}

}
