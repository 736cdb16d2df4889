#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

#include <ATen/CPUGeneratorImpl.h>

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/tensor/adaptable.h"
#include "core/tensor/runtime.h"
#include "core/training/feature_adapter_parts.h"
#include "core/training/image_classifier.h"

namespace vlm::training {
namespace {

constexpr std::string_view kPlaceholder = "X"; // as trainers/coop.py writes it
constexpr std::string_view kWords = "a photo of a"; // CTX_INIT of configs/trainers/CoOp/vit_b16_ctxv1.yaml

/// Where the placeholder's run of `length` equal ids begins in every text, not before `from`. @throws Error Config
std::int64_t placeholders(const at::Tensor& ids, std::int64_t from, std::int64_t length)
{
    const at::Tensor rows = ids.to(at::kCPU, at::kLong).contiguous();
    const std::int64_t tokens = rows.size(1);
    const auto* values = rows.data_ptr<std::int64_t>();
    for (std::int64_t first = from; first + length <= tokens; ++first) {
        bool fits = true;
        for (std::int64_t row = 0; row < rows.size(0) && fits; ++row)
            fits = std::all_of(values + row * tokens + first, values + row * tokens + first + length,
                [&](std::int64_t id) { return id == values[first]; });
        // Special tokens before the words differ from them; padding behind them is longer than the words only by
        // chance, and the first run counts.
        if (fits)
            return first;
    }
    throw Error(ErrorKind::Config,
        "the tokenizer does not give " + std::to_string(length) + " learned words a token each, or the texts of "
            + std::to_string(tokens) + " tokens have no room for them");
}

struct Coop final : FeatureAdapter::Impl {
    const tensor::Adaptable* model = nullptr;
    tensor::AdaptableEmbedding words;
    std::vector<std::string> prompts; // placeholders before the class names
    std::int64_t specials = 0; // tokens before the first word
    at::Tensor context; // [tokens, width], or [classes, tokens, width]
    at::Tensor cached; // class vectors, while nothing is trained
    bool training = false;

    ~Coop() override
    {
        if (words.slot)
            words.slot->replace = {};
    }

    std::vector<at::Tensor> parameters() const override { return {context}; }

    void setTraining(bool on) override
    {
        training = on;
        cached.reset();
        if (!on) {
            const at::NoGradGuard noGrad;
            cached = classVectors();
        }
    }

    /// Class vectors from the text tower, its placeholders replaced.
    at::Tensor classVectors() const
    {
        const std::int64_t length = context.size(-2);
        words.slot->replace = [this, length](const at::Tensor& ids, const at::Tensor& rows) {
            const std::int64_t first = placeholders(ids, specials, length);
            const at::Tensor learned
                = (context.dim() == 2 ? context.unsqueeze(0) : context).expand({rows.size(0), -1, -1});
            return at::cat({rows.slice(1, 0, first), learned.to(rows.scalar_type()), rows.slice(1, first + length)}, 1);
        };
        try {
            at::Tensor vectors = tensor::normalised(model->textFeatures(prompts));
            words.slot->replace = {};
            return vectors;
        } catch (...) {
            words.slot->replace = {};
            throw;
        }
    }

    at::Tensor logits(const at::Tensor& features) const override
    {
        const at::Tensor classes = training ? classVectors() : cached;
        return at::matmul(tensor::normalised(features.to(model->device())), classes.t()) * scale;
    }

    std::vector<std::pair<std::string, at::Tensor>> saved() const override
    {
        return {{"ctx", context}, {"class_vectors", cached}};
    }
};

/// The word embedding that the text tower looks ids up in: the one with the most rows that a text reaches.
tensor::AdaptableEmbedding wordEmbedding(const models::ImageTextEncoder& encoder, const tensor::Adaptable& model)
{
    const at::NoGradGuard noGrad;
    std::optional<tensor::AdaptableEmbedding> found;
    for (const tensor::AdaptableEmbedding& one : model.trainable().embeddings) {
        bool reached = false;
        one.slot->replace = [&](const at::Tensor& ids, const at::Tensor& rows) {
            reached = reached || (ids.dim() == 2 && rows.dim() == 3);
            return rows;
        };
        const std::vector<std::string> text{std::string(kPlaceholder)};
        (void)model.textFeatures(text);
        one.slot->replace = {};
        if (reached && (!found || one.rows > found->rows))
            found = one;
    }
    if (!found)
        throw Error(
            ErrorKind::Config, encoder.info().name + " has no word embedding that learned words can be put into");
    return *found;
}

bool inWord(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

/// The words with which all prompts begin; empty where they share none, or one of them has nothing else.
std::string sharedWords(std::span<const std::string> prompts)
{
    std::size_t length = prompts.front().size();
    for (const std::string& prompt : prompts)
        length = std::min<std::size_t>(
            length, std::ranges::mismatch(prompts.front(), prompt).in1 - prompts.front().begin());
    const auto splitsWord = [&](const std::string& prompt) {
        return length > 0 && inWord(prompt[length - 1]) && length < prompt.size() && inWord(prompt[length]);
    };
    while (length > 0 && (std::ranges::any_of(prompts, splitsWord) || !inWord(prompts.front()[length - 1])))
        --length;
    const bool nothingElse = std::ranges::any_of(prompts, [&](const std::string& prompt) {
        return std::none_of(prompt.begin() + static_cast<std::ptrdiff_t>(length), prompt.end(), inWord);
    });
    return nothingElse ? std::string() : prompts.front().substr(0, length);
}

/// Ids and rows of the word embedding that texts look up.
std::pair<at::Tensor, at::Tensor> lookedUp(const Coop& coop, const std::vector<std::string>& texts)
{
    const at::NoGradGuard noGrad;
    std::pair<at::Tensor, at::Tensor> seen;
    coop.words.slot->replace = [&](const at::Tensor& ids, const at::Tensor& rows) {
        seen = {ids.to(at::kCPU, at::kLong).contiguous(), rows.clone()};
        return rows;
    };
    (void)coop.model->textFeatures(texts);
    coop.words.slot->replace = {};
    return seen;
}

/// Tokens with which the first two texts both begin.
std::int64_t sharedTokens(const at::Tensor& ids)
{
    std::int64_t count = 0;
    while (count < ids.size(1) && ids[0][count].item<std::int64_t>() == ids[1][count].item<std::int64_t>())
        ++count;
    return count;
}

/// The context at its start, [tokens, width] or [classes, tokens, width], and the prompts with its placeholders.
at::Tensor started(Coop& coop, const std::vector<std::string>& classes, const std::vector<std::string>& prompts,
    const config::CoopOptions& options, std::uint64_t seed)
{
    const auto placeholdersOf = [](std::int64_t count) {
        std::string out(kPlaceholder);
        for (std::int64_t i = 1; i < count; ++i)
            out += " " + std::string(kPlaceholder);
        return out;
    };
    const std::string placeholder(kPlaceholder);
    coop.specials = sharedTokens(lookedUp(coop, {placeholder, "the"}).first);
    if (options.start == "random") {
        for (const std::string& name : classes)
            coop.prompts.push_back(placeholdersOf(options.contextTokens) + " " + name + ".");
        at::Generator generator = at::detail::createCPUGenerator(deriveSeed(seed, "coop"));
        constexpr double kDeviation = 0.02; // PromptLearner.__init__
        std::vector<std::int64_t> shape{options.contextTokens, coop.words.width};
        if (options.classSpecific)
            shape.insert(shape.begin(), static_cast<std::int64_t>(classes.size()));
        return at::randn(shape, generator, at::TensorOptions().dtype(at::kFloat)) * kDeviation;
    }
    std::string words = sharedWords(prompts);
    std::vector<std::string> ends;
    for (std::size_t i = 0; i < prompts.size(); ++i)
        ends.push_back(words.empty() ? " " + classes[i] + "." : prompts[i].substr(words.size()));
    if (words.empty())
        words = kWords;
    const auto [ids, rows] = lookedUp(coop, {words + " " + placeholder, words + " the"});
    const std::int64_t end = sharedTokens(ids);
    for (const std::string& rest : ends)
        coop.prompts.push_back(placeholdersOf(end - coop.specials) + rest);
    coop.chosen["words"] = words;
    const at::Tensor start = rows[0].slice(0, coop.specials, end).to(at::kCPU, at::kFloat);
    return options.classSpecific ? start.unsqueeze(0).repeat({static_cast<std::int64_t>(classes.size()), 1, 1})
                                 : start.clone();
}

}

FeatureAdapter FeatureAdapter::coop(models::ImageTextEncoder& encoder, const FeatureTask& task,
    const std::vector<std::string>& classes, const std::vector<std::string>& prompts,
    const config::CoopOptions& options, const Hooks& hooks, std::stop_token stop)
{
    auto impl = std::make_unique<Coop>();
    impl->method = "coop";
    const FeatureTensors rows = startedFrom(task, *impl);
    if (classes.size() != task.texts.rows || prompts.size() != task.texts.rows)
        throw Error(ErrorKind::Config,
            "CoOp needs a name and a prompt for each of the " + std::to_string(task.texts.rows) + " classes");
    impl->model = &adaptable(encoder);
    impl->words = wordEmbedding(encoder, *impl->model);
    impl->context
        = started(*impl, classes, prompts, options, hooks.seed).to(impl->model->device()).set_requires_grad(true);
    impl->chosen.update({{"context_tokens", impl->context.size(-2)}, {"class_specific", options.classSpecific},
        {"start", options.start}, {"word_embedding", impl->words.path}});
    std::string key = config::toJson(options).dump() + encoder.info().fingerprint;
    for (const std::string& prompt : impl->prompts)
        key += "/" + prompt;
    train(*impl, task, rows.train, rows.validation, options, key, hooks, stop);
    return FeatureAdapter(std::move(impl));
}

}
