#pragma once

#include <filesystem>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/config/run_config.h"
#include "core/imaging/image.h"
#include "core/models/model.h"
#include "core/tensor/adaptable.h"
#include "core/training/images.h"
#include "core/training/optimise.h"

namespace vlm::training {

/// The encoder as something whose tensors can be reached. @throws Error Config
const tensor::Adaptable& adaptable(const models::ImageTextEncoder& encoder);

/// Images as a batch [indices.size(), channels, height, width], prepared by all threads, augmented in training.
at::Tensor batchOf(const LabelledImages& images, std::span<const std::size_t> indices, std::optional<int> epoch,
    const config::AugmentOptions& options, std::uint64_t seed, const std::stop_token& stop);

Examples examplesOf(const LabelledImages& images, const config::AugmentOptions& options, std::uint64_t seed,
    const std::stop_token& stop);

/// An image tower with a classifier on its features.
///
/// Linear: features · Wᵀ + b, as a linear probe has it. Prompts: scale · cos(features, class) + b, which starts as
/// zero-shot classification; class vectors and b are trained, or come from the adapted text tower.
class ImageClassifier : public Trainee {
public:
    enum class Head { Linear, Prompts, TextTower };

    explicit ImageClassifier(models::ImageTextEncoder& encoder);

    /// W and b of the linear probe that the validation split prefers. @throws Error Data; Cancelled
    void startFromProbe(const LabelledImages& train, const LabelledImages& validation,
        const config::LinearProbeOptions& options, std::size_t classes, const std::stop_token& stop);
    void startFromPrompts(const std::vector<std::string>& prompts, Head head);
    /// torch.nn.Linear's: uniform in ±1/sqrt(dim), drawn from the seed.
    void startAtRandom(std::size_t classes, std::int64_t dim, std::uint64_t seed);

    [[nodiscard]] std::vector<at::Tensor> parameters() const override; // of the head
    [[nodiscard]] at::Tensor logits(const at::Tensor& pixels) const override;
    void setTraining(bool training) override;

    [[nodiscard]] Matrix predict(
        std::span<const imaging::Pixels> pixels, std::size_t batchSize, const std::stop_token& stop) const;
    /// class_head.safetensors: weight, bias, scale (0: linear).
    void saveHead(const std::filesystem::path& folder) const;
    void loadHead(const std::filesystem::path& folder);

    models::ImageTextEncoder& encoder() const { return m_encoder; }
    const tensor::Adaptable& model() const { return m_model; }
    Head head() const { return m_head; }

private:
    [[nodiscard]] at::Tensor classVectors() const;

    models::ImageTextEncoder& m_encoder;
    const tensor::Adaptable& m_model;
    Head m_head = Head::Linear;
    std::vector<std::string> m_prompts; // of Head::TextTower
    at::Tensor m_weight; // [classes, dim]
    at::Tensor m_bias; // [classes]
    mutable at::Tensor m_cached; // class vectors of the text tower, while nothing is trained
    bool m_training = false;
    double m_scale = 1.0;
};

}
