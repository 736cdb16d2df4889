#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/config/answer_lora.h"
#include "core/models/generative.h"
#include "core/tensor/lora.h"

namespace vlm::training {

/// Full training of a linear layer: what is learnt is kept apart from the frozen weight, W x + b + ΔW x + Δb.
class WeightDelta final : public tensor::Adapter {
public:
    /// @param weight [out, in]  @param bias [out], undefined where the layer has none
    WeightDelta(at::Tensor weight, at::Tensor bias);

    at::Tensor delta(const at::Tensor& x) const override;

    [[nodiscard]] const at::Tensor& weight() const { return m_weight; }
    [[nodiscard]] const at::Tensor& bias() const { return m_bias; }

private:
    at::Tensor m_weight;
    at::Tensor m_bias;
};

/// What training adds to one generator, attached for as long as this lives.
class AnswerAdapters {
public:
    /// One that is trained with the others of its group at one learning rate.
    enum class Group { Adapters, Projector };
    struct Parameter {
        std::string name; // for states and messages
        Group group = Group::Adapters;
        at::Tensor tensor;
    };

    /// New adapters on the layers that the options choose; A's draws come from `seed`.
    /// @throws Error Config when there is nothing to train
    AnswerAdapters(models::Generator& generator, const config::AnswerLoraOptions& options, std::uint64_t seed);
    /// A PEFT folder. @throws Error Checkpoint when it names a layer that the model lacks
    AnswerAdapters(models::Generator& generator, const std::filesystem::path& folder);
    ~AnswerAdapters();
    AnswerAdapters(const AnswerAdapters&) = delete;
    AnswerAdapters& operator=(const AnswerAdapters&) = delete;

    [[nodiscard]] std::vector<Parameter> parameters() const;
    /// Paths of the trained layers.
    [[nodiscard]] std::vector<std::string> layers() const;
    /// Whether image features depend on what is trained.
    [[nodiscard]] bool trainsImageFeatures() const { return m_trainsImageFeatures; }
    void setTraining(bool training) const;
    /// adapter_model.safetensors and adapter_config.json as PEFT reads them; layers trained in full are whole in it, as
    /// modules_to_save are. Source: peft utils/save_and_load.py
    void save(const std::filesystem::path& folder, const config::AnswerLoraOptions& options) const;

private:
    struct Low {
        tensor::AdaptableLinear linear;
        std::shared_ptr<tensor::LoraAdapter> adapter;
        Group group = Group::Adapters;
    };
    struct Full {
        tensor::AdaptableLinear linear;
        std::shared_ptr<WeightDelta> adapter;
        at::Tensor weight, bias; // as in the checkpoint, float32
    };

    void detach();

    std::filesystem::path m_model;
    std::vector<Low> m_low;
    std::vector<Full> m_full;
    bool m_trainsImageFeatures = false;
};

}
