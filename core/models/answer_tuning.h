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

#include "core/imaging/image.h"
#include "core/models/generator.h"

namespace vlm::models {

struct AnswerExample {
    std::string question;
    std::string answer;
};

struct AnswerTuningOptions {
    std::int64_t rank = 8;
    double alpha = 16.0;
    double dropout = 0.0;
    std::vector<std::string> targets{}; // last parts of layer names ("q_proj"); empty: all but the output matrix
    double learningRate = 2e-4;
    double warmUp = 0.03; // share of the steps
    int epochs = 1;
    int batchSize = 8; // examples of one step, one after the other
    double gradientNorm = 1.0;
    bool gradientCheckpointing = false; // layers are computed again on the way back: less memory, a third more time
    std::uint64_t seed = 0;
};

/// Supervised fine-tuning of a generator's decoder on questions and answers through low-rank adapters: cross entropy of
/// the answer's tokens and the end token, AdamW without decay, linear warm-up, cosine decay. The generator is adapted
/// for as long as this lives. Order and initial factors follow from the seed alone. Source: Hu et al. 2021;
/// haotian-liu/LLaVA llava/train/train.py@c121f04 (schedule)
class AnswerTuning {
public:
    using StepDone = std::function<void(std::int64_t step, std::int64_t steps, double loss)>;

    /// @param image    of example i; called from this thread
    /// @throws Error Config when the generator has no adaptable decoder or no layer matches; Data when there are no
    ///         examples; Image; Cancelled
    static AnswerTuning fit(Generator& generator, std::span<const AnswerExample> examples,
        const std::function<imaging::Image(std::size_t)>& image, const AnswerTuningOptions& options,
        const StepDone& stepDone, std::stop_token stop);
    /// An adapter that save() or PEFT wrote. @throws Error Checkpoint when it names a layer that the decoder lacks
    static AnswerTuning load(Generator& generator, const std::filesystem::path& folder);

    ~AnswerTuning(); // detaches the adapters
    AnswerTuning(AnswerTuning&&) noexcept;
    AnswerTuning& operator=(AnswerTuning&&) noexcept;

    /// adapter_model.safetensors and adapter_config.json as PEFT reads them.
    void save(const std::filesystem::path& folder) const;
    [[nodiscard]] std::int64_t trainableParameters() const;
    /// Mean loss of each step.
    [[nodiscard]] const std::vector<double>& losses() const;

private:
    struct Impl;
    explicit AnswerTuning(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}
