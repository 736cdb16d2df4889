#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/matrix.h"
#include "core/config/run_config.h"
#include "core/imaging/image.h"
#include "core/models/model.h"

namespace vlm::training {

/// Labelled images of one split, preprocessed on request.
struct LabelledImages {
    std::function<imaging::Pixels(std::size_t)> pixels; // called from several threads
    std::vector<int> labels; // [n], 0 … classes-1
};

struct EpochReport {
    int epoch = 0; // from 1
    int epochs = 0;
    std::int64_t steps = 0; // optimiser steps so far
    double learningRate = 0.0;
    double trainLoss = 0.0;
    double validationLoss = 0.0;
    double validationAccuracy = 0.0;
    bool best = false; // lowest validation loss so far
};

struct LoraSetup {
    config::LoraOptions options;
    std::vector<std::string> prompts; // one a class: the classifier starts as the zero-shot one
    std::uint64_t seed = 0;
    std::filesystem::path stateFolder = {}; // training state after every epoch; empty: none is kept
    std::function<void(const EpochReport&)> epochDone = {};
    std::function<void(std::int64_t step, std::int64_t steps, double loss)> stepDone = {};
};

/// Low-rank adaptation of a contrastive encoder for classification.
///
/// Adapters are attached to the encoder's linear layers; logits are scale · cos(image, class) + bias. The class vectors
/// start as the prompts' text features. With towers = "vision" they and the bias are trained directly, with "text" or
/// "both" they come from the adapted text tower at every step. AdamW, linear warm-up, cosine decay, gradient norm 1,
/// the state with the lowest validation loss wins. The encoder is adapted for as long as this object lives.
///
/// Nothing depends on how the work is divided or interrupted: batches follow from (seed, epoch), so that training that
/// goes on from stateFolder ends where an uninterrupted one does.
/// Sources: Hu et al. 2021; Kalajdzievski 2023 (rsLoRA); peft tuners/lora/layer.py
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
    [[nodiscard]] const std::vector<EpochReport>& epochs() const;
    /// Names of the adapted layers, in the checkpoint's spelling.
    [[nodiscard]] std::vector<std::string> layers() const;

private:
    struct Impl;
    explicit ImageLora(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}
