#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <ATen/ATen.h>

#include "core/models/config_reader.h"
#include "core/models/generation.h"
#include "core/models/generator.h"
#include "core/tensor/adaptable.h"
#include "core/tensor/decoder.h"
#include "core/text/tokenizer.h"

namespace vlm::models {

/// What a vision tower and its projector give for one image.
struct ImageFeatures {
    at::Tensor tokens{}; // [image tokens, width of the decoder]
    std::vector<std::int64_t> grid{}; // what the family needs to place them (Qwen-VL: time, rows, columns)
};

/// How a question becomes a prompt.
struct PromptStyle {
    std::string prompt{}; // with {image} and {question}
    bool trimsQuestion = false; // white space around the question goes
};

/// What a generative family supplies; makeGenerator() adds prompts, batches, stop checks and the torch-free face.
struct GeneratorParts {
    ModelInfo info;
    text::Tokenizer tokenizer;
    PromptStyle prompt{};
    std::string imageToken{}; // spelling of the token that {image} becomes; empty: text around it is encoded apart
    std::shared_ptr<const tensor::Decoder> decoder;
    std::function<ImageFeatures(const imaging::Image&)> encodeImage; // differentiable
    /// Several images in one pass, for towers that take all images in one size; empty: one by one.
    std::function<std::vector<ImageFeatures>(std::span<const ImageQuestions>)> encodeImages = {};
    /// Ids with slots and features to what the decoder takes; empty: assemble().
    std::function<Sequence(std::vector<std::int64_t>, const ImageFeatures&)> assemble = {};
    StopRule stop;
    std::vector<std::string> stopTexts = {}; // an answer ends where one of them would begin
    std::vector<tensor::AdaptableLinear> linears = {}; // of the decoder
    std::vector<tensor::AdaptableLinear> visionLinears = {};
    std::vector<tensor::AdaptableLinear> projectorLinears = {};
    at::Device device = at::kCPU;
};

/// The generator also is a Tunable.
std::unique_ptr<Generator> makeGenerator(GeneratorParts parts);

inline constexpr std::int64_t kNotLearnt = -100; // label of a token that training does not predict

/// A prompt and its answer as a decoder learns them.
struct Lesson {
    Sequence sequence{};
    std::vector<std::int64_t> labels{}; // of each token: its id, or kNotLearnt
};

/// A generator that can be trained through adapters.
class Tunable {
public:
    virtual ~Tunable() = default;
    /// Linear layers of the decoder, named relative to it.
    [[nodiscard]] virtual std::span<const tensor::AdaptableLinear> linears() const = 0;
    /// Linear layers of the vision tower; empty where adapters cannot be attached to it.
    [[nodiscard]] virtual std::span<const tensor::AdaptableLinear> visionLinears() const = 0;
    /// Linear layers between vision tower and decoder; empty where there are none.
    [[nodiscard]] virtual std::span<const tensor::AdaptableLinear> projectorLinears() const = 0;
    [[nodiscard]] virtual const tensor::Decoder& decoder() const = 0;
    /// Differentiable in adapters of the vision tower and the projector.
    [[nodiscard]] virtual ImageFeatures imageFeatures(const imaging::Image& image) const = 0;
    /// Only the answer's tokens and the end token are learnt.
    [[nodiscard]] virtual Lesson lesson(
        const ImageFeatures& features, const std::string& question, const std::string& answer) const = 0;
    /// Mean cross entropy of the answer's tokens and the end token, given image and question; differentiable.
    [[nodiscard]] virtual at::Tensor answerLoss(
        const imaging::Image& image, const std::string& question, const std::string& answer) const = 0;
    [[nodiscard]] virtual at::Device device() const = 0;
};

/// Turns generated ids into an Answer: text without special tokens, probabilities of yes and no.
class AnswerReader {
public:
    AnswerReader(text::Tokenizer tokenizer, std::vector<std::string> stopTexts);

    [[nodiscard]] Answer operator()(Generated generated, std::int64_t promptTokens) const;
    /// The answer that the ids spell so far.
    [[nodiscard]] std::string textOf(const std::vector<std::int64_t>& ids) const;
    /// `rule` that also tells options.onToken about questions from `first` on; both must outlive it.
    [[nodiscard]] StopRule streaming(const StopRule& rule, const GenerateOptions& options, std::size_t first) const;
    /// Whether the ids already spell one of the stop texts.
    [[nodiscard]] bool isComplete(const std::vector<std::int64_t>& ids) const;

private:
    text::Tokenizer m_tokenizer;
    std::vector<std::string> m_stopTexts;
    std::set<std::int64_t> m_yes;
    std::set<std::int64_t> m_no;
};

/// Token ids without special tokens.
std::vector<std::int64_t> plainIds(const text::Tokenizer& tokenizer, std::string_view text);

/// The family's published prompt, or that of the folder's medvlm-model.json where it has one.
PromptStyle promptStyle(const std::filesystem::path& folder, std::string_view chatTemplate);

/// Ids of a prompt: {question} filled in, {image} as `slots` times kImageSlot. Special tokens that the tokenizer puts
/// in front of every text are left out where the prompt begins with the image.
/// @param imageToken spelling of the token that {image} becomes; empty: the text around it is encoded apart
/// @throws Error Config when the prompt lacks {image}
std::vector<std::int64_t> promptIds(const text::Tokenizer& tokenizer, const PromptStyle& style,
    std::string_view imageToken, std::string_view question, std::int64_t slots);

/// Embeddings of the ids with the image's features in their slots.
/// @throws Error Tensor when their number differs
Sequence assemble(
    const tensor::Decoder& decoder, std::vector<std::int64_t> ids, const ImageFeatures& features, at::Device device);

/// Mean cross entropy of predicting each id whose label is not -100. @param labels int64 [1, tokens], unshifted
at::Tensor languageLoss(const at::Tensor& logits, const at::Tensor& labels);

/// End tokens and repetition penalty: generation_config.json, then the given configs, then the tokenizer's.
StopRule stopRule(
    const std::filesystem::path& folder, std::initializer_list<ConfigReader> configs, const text::Tokenizer& tokenizer);

/// [1, channels, height, width]
at::Tensor pixelTensor(const imaging::Pixels& pixels, at::Device device);

}
