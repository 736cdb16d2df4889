#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/adaptation/linear_probe.h"
#include "core/base/matrix.h"
#include "core/config/run_config.h"
#include "core/models/model.h"
#include "core/training/report.h"

namespace vlm::training {

/// Frozen image features of one encoder, and what is known about the classes.
struct FeatureTask {
    adaptation::FeatureSet train; // features as encodeImages gives them
    adaptation::FeatureSet validation;
    Matrix texts; // [classes, dim], as encodeTexts gives them for the prompts
    double scale = 100.0; // of the cosine
};

enum class CacheKeys { Fixed, Trained };

/// Adaptations that leave the encoder as it is and work on its features. The encoder of coop() must outlive this.
class FeatureAdapter {
public:
    /// features + a bottleneck of two layers, mixed by `ratio`, against the prompts' features. Started as zero-shot,
    /// the second layer is zero and has no ReLU: the published one cannot start so, as it would never get a gradient.
    /// Source: Gao et al. 2021, equations 4 to 6; gaopengcuhk/CLIP-Adapter clip_adapter.py
    static FeatureAdapter clipAdapter(
        const FeatureTask& task, const config::ClipAdapterOptions& options, const Hooks& hooks, std::stop_token stop);
    /// scale · f Tᵀ + alpha · exp(-beta (1 - f Fᵀ)) L with cached features F and their labels L; alpha and beta have
    /// the lowest loss on validation among a grid that holds alpha = 0. With trained keys F is learned in between.
    /// Source: Zhang et al. 2022, equations 5 to 7; gaopengcuhk/Tip-Adapter main.py
    static FeatureAdapter tipAdapter(const FeatureTask& task, const config::TipAdapterOptions& options, CacheKeys keys,
        const Hooks& hooks, std::stop_token stop);
    /// Learned context words before each class name, through the text tower. They start at random, or as the words with
    /// which all prompts begin ("a photo of a" where they share none); then each prompt ends as it does.
    /// @param classes names  @param prompts one a class
    /// Source: Zhou et al. 2022, equation 3; KaiyangZhou/CoOp trainers/coop.py PromptLearner
    /// @throws Error Config when the text tower has no word embedding that words can be put into
    static FeatureAdapter coop(models::ImageTextEncoder& encoder, const FeatureTask& task,
        const std::vector<std::string>& classes, const std::vector<std::string>& prompts,
        const config::CoopOptions& options, const Hooks& hooks, std::stop_token stop);

    ~FeatureAdapter();
    FeatureAdapter(FeatureAdapter&&) noexcept;
    FeatureAdapter& operator=(FeatureAdapter&&) noexcept;

    /// Class probabilities [features.rows, classes].
    [[nodiscard]] Matrix predict(const Matrix& features) const;
    /// feature_adapter.safetensors with the learned tensors, and feature_adapter.json.
    void save(const std::filesystem::path& folder) const;
    [[nodiscard]] std::int64_t trainableParameters() const; // 0: nothing is trained
    [[nodiscard]] const Course& course() const;
    /// What was chosen: alpha, beta, cached samples, …
    [[nodiscard]] const nlohmann::json& chosen() const;

    struct Impl; // what the methods differ in
    [[nodiscard]] const Impl& impl() const { return *m_impl; }

private:
    explicit FeatureAdapter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}
