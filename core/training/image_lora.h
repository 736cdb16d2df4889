#pragma once

#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/matrix.h"
#include "core/config/run_config.h"
#include "core/models/model.h"
#include "core/training/images.h"
#include "core/training/report.h"

namespace vlm::training {

struct LoraSetup : Hooks {
    config::LoraOptions options = {};
    config::LinearProbeOptions probe = {}; // of the head that a linear probe starts
    std::vector<std::string> prompts = {}; // one a class
};

/// Low-rank adaptation of a contrastive encoder for classification.
///
/// Adapters are attached to the encoder's linear layers. The classifier starts as the linear probe on the frozen
/// features, as zero-shot classification, or at random; an adapted text tower gives the class vectors at every step.
/// The start counts as an epoch, and the epoch that is kept is chosen on the validation split. The encoder is adapted
/// for as long as this object lives.
///
/// Nothing depends on how the work is divided or interrupted: batches follow from (seed, epoch), so that training that
/// goes on from stateFolder ends where an uninterrupted one does.
/// Sources: Hu et al. 2021; Kalajdzievski 2023 (rsLoRA); Liu et al. 2024 (DoRA); Kumar et al. 2022 (LP-FT); peft
/// tuners/lora/layer.py
class ImageLora {
public:
    /// @throws Error Config (no layer matches, tower not adaptable), Data (a split is empty), Cancelled
    static ImageLora fit(models::ImageTextEncoder& encoder, const LabelledImages& train,
        const LabelledImages& validation, const LoraSetup& setup, std::stop_token stop);
    /// An adapter that save() wrote. @throws Error Checkpoint
    static ImageLora load(models::ImageTextEncoder& encoder, const std::filesystem::path& folder);

    ~ImageLora(); // detaches the adapters
    ImageLora(ImageLora&&) noexcept;
    ImageLora& operator=(ImageLora&&) noexcept;

    /// Class probabilities [pixels.size(), classes]. @throws Error Cancelled, Tensor
    [[nodiscard]] Matrix predict(std::span<const imaging::Pixels> pixels, std::stop_token stop) const;
    /// adapter_model.safetensors and adapter_config.json as PEFT reads them, and class_head.safetensors.
    void save(const std::filesystem::path& folder) const;
    [[nodiscard]] std::int64_t trainableParameters() const;
    [[nodiscard]] const Course& course() const;
    [[nodiscard]] const std::vector<EpochReport>& epochs() const { return course().epochs; }
    /// Names of the adapted layers, in the checkpoint's spelling.
    [[nodiscard]] std::vector<std::string> layers() const;

private:
    struct Impl;
    explicit ImageLora(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}
