#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/imaging/image.h"
#include "core/models/model.h"

namespace vlm::models {

struct GenerateOptions {
    std::int64_t maxNewTokens = 64;
    std::int64_t minNewTokens = 0; // the end token is impossible before
    double temperature = 0.0; // 0: greedy
    double topP = 1.0; // with a temperature: the smallest set of tokens with this probability
    std::uint64_t seed = 0; // with a temperature
    std::optional<double> repetitionPenalty{}; // none: as generation_config.json says
    std::string promptTemplate{}; // with {image} and {question}; empty: the family's own
    std::int64_t batch = 16; // questions decoded together
    /// Called after each new token with the question's index and its answer so far, on the thread that generates.
    std::function<void(std::size_t question, std::string_view text)> onToken = {};
};

/// One generated answer.
struct Answer {
    std::string text{}; // without special tokens and surrounding white space
    std::string raw{}; // as decoded: before stop texts were cut off and white space was trimmed
    std::vector<std::int64_t> ids{}; // new tokens, the end token included when it came
    std::vector<float> logProbabilities{}; // of ids, under the model (before temperature)
    double yes = 0.0; // probability that the answer starts with a spelling of "yes"
    double no = 0.0; // … of "no"
    bool finished = false; // false: cut at maxNewTokens
    std::int64_t promptTokens = 0; // those of the image included
    double seconds = 0.0; // this answer's share of the work
};

/// A model that answers questions about an image. Not thread-safe.
class Generator {
public:
    virtual ~Generator() = default;

    /// Answers all questions about one image; the image and the common beginning of the prompts are computed once.
    /// @return one answer a question, in order
    /// @throws Error Image; Tokenizer; Tensor; Cancelled
    [[nodiscard]] virtual std::vector<Answer> answer(const imaging::Image& image,
        std::span<const std::string> questions, const GenerateOptions& options, std::stop_token stop)
        = 0;

    /// The family's published prompt, with {image} and {question}.
    [[nodiscard]] virtual std::string_view promptTemplate() const = 0;
    [[nodiscard]] virtual const ModelInfo& info() const = 0;
};

/// recognise + Family::loadGenerator. @throws Error Checkpoint also when the family does not generate
std::unique_ptr<Generator> loadGenerator(const std::filesystem::path& folder, const LoadOptions& options);

}
