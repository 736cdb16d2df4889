#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/config/run_config.h"
#include "core/tensor/adaptable.h"
#include "core/tensor/lora.h"

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
    /// From a PEFT folder. @throws Error Checkpoint when the file names a layer that the model lacks
    LoraAdapters(const tensor::Adaptable& model, const std::filesystem::path& folder);
    ~LoraAdapters();
    LoraAdapters(const LoraAdapters&) = delete;
    LoraAdapters& operator=(const LoraAdapters&) = delete;

    [[nodiscard]] const std::vector<One>& all() const { return m_all; }
    /// A and B of every adapter, in order.
    [[nodiscard]] std::vector<at::Tensor> parameters() const;
    void setTraining(bool training) const;
    /// adapter_model.safetensors and adapter_config.json. Source: peft utils/save_and_load.py
    void save(const std::filesystem::path& folder, const config::LoraOptions& options) const;

private:
    std::vector<One> m_all;
};

}
