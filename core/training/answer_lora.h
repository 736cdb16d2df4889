#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/config/answer_lora.h"
#include "core/imaging/image.h"
#include "core/models/generator.h"
#include "core/training/image_lora.h"

namespace vlm::training {

struct AnswerExample {
    std::string question;
    std::string answer;
};

/// Questions with their answers; several may be about one image.
struct AnsweredQuestions {
    std::vector<AnswerExample> examples;
    std::vector<std::string> imageKeys; // [n]: equal ones name the same image
    std::function<imaging::Image(std::size_t)> image; // of an example; called from the training thread
};

struct AnswerLoraSetup {
    config::AnswerLoraOptions options;
    std::uint64_t seed = 0;
    std::filesystem::path stateFolder = {}; // empty: no state is kept
    std::function<bool()> pauseWanted = {}; // asked between steps; then the state is saved and Cancelled thrown
    std::function<void(const EpochReport&)> epochDone = {};
    /// @param questions learnt in this step
    std::function<void(std::int64_t step, std::int64_t steps, double loss, std::size_t questions)> stepDone = {};
};

/// Supervised fine-tuning of a generator: cross entropy of the answers' tokens and the end token, mean over all tokens
/// of a step; adapters in the language model and the vision tower, the projector in full or through adapters. AdamW,
/// warm-up, clipped gradients; with a validation set the epoch with its lowest loss wins.
///
/// Nothing depends on how the work is interrupted: what a step does follows from (seed, step), and the saved state has
/// the optimiser's moments, so that training that goes on ends byte for byte where an uninterrupted one does.
/// Sources: Hu et al. 2021; haotian-liu/LLaVA llava/train/train.py@c121f04; transformers trainer.py@v4.57
class AnswerLora {
public:
    /// @param validation may be empty: the last epoch wins
    /// @throws Error Config (nothing to train), Data (no question fits), Image, Cancelled
    static AnswerLora fit(models::Generator& generator, const AnsweredQuestions& train,
        const AnsweredQuestions& validation, const AnswerLoraSetup& setup, std::stop_token stop);
    /// A folder that save() or PEFT wrote. @throws Error Checkpoint
    static AnswerLora load(models::Generator& generator, const std::filesystem::path& folder);

    ~AnswerLora(); // detaches the adapters
    AnswerLora(AnswerLora&&) noexcept;
    AnswerLora& operator=(AnswerLora&&) noexcept;

    void save(const std::filesystem::path& folder) const;
    [[nodiscard]] std::int64_t trainableParameters() const;
    [[nodiscard]] std::vector<std::string> layers() const;
    [[nodiscard]] const std::vector<EpochReport>& epochs() const;
    /// Examples that were longer than max_length.
    [[nodiscard]] std::size_t tooLong() const;

private:
    struct Impl;
    explicit AnswerLora(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}
