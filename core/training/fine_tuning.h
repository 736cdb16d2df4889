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

struct FineTuneSetup : Hooks {
    config::FineTuneOptions options = {};
    config::LinearProbeOptions probe = {}; // of the head that a linear probe starts
    std::vector<std::string> prompts = {}; // one a class
};

/// One mixture of old and new weights on the validation split.
struct MixturePoint {
    double alpha = 0.0; // share of the new weights
    double loss = 0.0;
    double accuracy = 0.0;
};

/// Fine-tuning of every weight that the image features depend on, and of the classifier. mix() makes it WiSE-FT. The
/// encoder is changed for as long as this object lives; afterwards it has its own bytes again.
/// Sources: Wortsman et al. 2022, equation 1; mlfoundations/wise-ft src/wise_ft.py
class FineTuning {
public:
    /// @throws Error Config (weights in a short format), Data (a split is empty), Cancelled
    static FineTuning fit(models::ImageTextEncoder& encoder, const LabelledImages& train,
        const LabelledImages& validation, const FineTuneSetup& setup, std::stop_token stop);

    ~FineTuning();
    FineTuning(FineTuning&&) noexcept;
    FineTuning& operator=(FineTuning&&) noexcept;

    /// Sets the weights to (1 - alpha) · start + alpha · trained, head included, for each of `steps` + 1 values of
    /// alpha, and keeps the mixture with the lowest loss on validation; among equals the one nearer the start.
    std::vector<MixturePoint> mix(const LabelledImages& validation, int steps, std::stop_token stop);
    /// Share of the new weights that is set.
    [[nodiscard]] double alpha() const;

    /// Class probabilities [pixels.size(), classes]. @throws Error Cancelled, Tensor
    [[nodiscard]] Matrix predict(std::span<const imaging::Pixels> pixels, std::stop_token stop) const;
    /// fine_tuned.safetensors (the changed tensors by their names in the checkpoint) and class_head.safetensors.
    void save(const std::filesystem::path& folder) const;
    [[nodiscard]] std::int64_t trainableParameters() const;
    [[nodiscard]] const Course& course() const;
    /// Canonical names of the trained tensors.
    [[nodiscard]] std::vector<std::string> tensors() const;

private:
    struct Impl;
    explicit FineTuning(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}
