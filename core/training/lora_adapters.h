#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/config/adaptation_options.h"
#include "core/tensor/adaptable.h"
#include "core/tensor/lora.h"
#include "core/training/trained_tensors.h"

namespace vlm::training {

/// The adapters of one encoder, attached for as long as this lives.
class LoraAdapters {
public:
    struct One {
        tensor::AdaptableLinear linear;
        std::shared_ptr<tensor::LoraAdapter> adapter;
    };

    /// New adapters on the layers that the options choose. A's draws come from `seed`.
    /// @throws Error Config listing the layers there are, when none matches
    LoraAdapters(const tensor::Adaptable& model, const config::LoraOptions& options, std::uint64_t seed);
    /// From a PEFT folder; names are whole paths, or relative to a tower. Whole tensors of modules_to_save replace
    /// those of the model. @throws Error Checkpoint when the file names a layer that the model lacks
    LoraAdapters(const tensor::Adaptable& model, const std::filesystem::path& folder);
    ~LoraAdapters();
    LoraAdapters(const LoraAdapters&) = delete;
    LoraAdapters& operator=(const LoraAdapters&) = delete;

    [[nodiscard]] const std::vector<One>& all() const { return m_all; }
    /// Trained or saved beside the factors: biases, modules_to_save.
    [[nodiscard]] const TrainedTensors& others() const { return m_others; }
    /// A, B and magnitude of every adapter, then biases, in order.
    [[nodiscard]] std::vector<at::Tensor> parameters() const;
    void setTraining(bool training) const;
    /// As PEFT writes it.
    void save(const std::filesystem::path& folder, const config::LoraOptions& options) const;

private:
    void attach(const tensor::AdaptableLinear& linear, std::shared_ptr<tensor::LoraAdapter> adapter);
    void detach();

    std::vector<One> m_all;
    TrainedTensors m_others;
};

}
