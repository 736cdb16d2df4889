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

/// When beam search ends: as soon as there are enough finished beams, when the running ones seem unable to improve on
/// them, or when they cannot. transformers early_stopping true, false, "never"
enum class EarlyStopping { First, Heuristic, Never };

struct GenerateOptions {
    std::int64_t maxNewTokens = 64;
    std::int64_t minNewTokens = 0; // the end token is impossible before
    double temperature = 0.0; // 0: greedy
    double topP = 1.0; // with a temperature: the smallest set of tokens with this probability
    std::int64_t topK = 0; // with a temperature: so many most probable tokens; 0: all
    std::uint64_t seed = 0; // with a temperature
    std::uint64_t firstStream = 0; // random stream of the first question; each question has its own
    std::int64_t beams = 1; // more than 1: beam search, without temperature
    double lengthPenalty = 1.0; // beams: exponent of the length that scores are divided by
    EarlyStopping earlyStopping = EarlyStopping::Heuristic;
    std::int64_t noRepeatNgram = 0; // n-grams of this size appear once; 0: any
    std::optional<double> repetitionPenalty{}; // none: as generation_config.json says
    std::string promptTemplate{}; // with {image} and {question}; empty: the family's own
    std::int64_t batch = 16; // questions decoded together, at most
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

/// Memory that the keys and values of questions decoded together may take: what does not fit is decoded after them.
/// How questions are divided changes no answer.
inline constexpr std::int64_t kCacheBudget = std::int64_t{4} << 30;

/// Questions about one image.
struct ImageQuestions {
    const imaging::Image* image = nullptr;
    std::span<const std::string> questions{};
};

/// What a checkpoint's generation_config.json asks for; empty members: it does not say.
struct GenerationDefaults {
    std::filesystem::path source{}; // that file; empty: there is none
    std::optional<bool> sample{};
    std::optional<double> temperature{};
    std::optional<double> topP{};
    std::optional<std::int64_t> topK{};
    std::optional<std::int64_t> beams{};
    std::optional<double> lengthPenalty{};
    std::optional<EarlyStopping> earlyStopping{};
    std::optional<double> repetitionPenalty{};
    std::optional<std::int64_t> noRepeatNgram{};
    std::optional<std::int64_t> maxNewTokens{};
    std::optional<std::int64_t> minNewTokens{};
    std::vector<std::int64_t> endIds{};
    /// What else it asks for that would change answers and is not known here: "typical_p 0.9".
    std::vector<std::string> unknown{};
};

/// @return empty where the folder, and its "llm" folder, has no generation_config.json
/// @throws Error Checkpoint naming file and key that cannot be understood
GenerationDefaults readGenerationDefaults(const std::filesystem::path& folder);

/// The options as transformers' generate() would take them from the file: what it says, else what `options` say;
/// sampling without further words has temperature 1 and the 50 most probable tokens.
/// @throws Error Config naming what the file asks for and is not known here, sampling among beams included
GenerateOptions asPublished(const GenerationDefaults& defaults, GenerateOptions options);

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

    /// Answers questions about several images, those of different images decoded together where the family can. The
    /// same answers as answer() image by image. options.onToken counts questions through all images.
    /// @return one list of answers an image, in order  @throws as answer()
    [[nodiscard]] virtual std::vector<std::vector<Answer>> answerAll(
        std::span<const ImageQuestions> images, const GenerateOptions& options, std::stop_token stop);

    /// Of the checkpoint; empty for models that are not read from a folder.
    [[nodiscard]] virtual const GenerationDefaults& defaults() const;

    /// The family's published prompt, with {image} and {question}.
    [[nodiscard]] virtual std::string_view promptTemplate() const = 0;
    [[nodiscard]] virtual const ModelInfo& info() const = 0;
};

/// recognise + Family::loadGenerator. @throws Error Checkpoint also when the family does not generate
std::unique_ptr<Generator> loadGenerator(const std::filesystem::path& folder, const LoadOptions& options);

}
