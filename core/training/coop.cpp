#include <algorithm>
#include <optional>

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

/// Where the placeholder's run of `length` equal ids begins in every text. @throws Error Config
std::int64_t placeholders(const at::Tensor& ids, std::int64_t length)
{
    const at::Tensor rows = ids.to(at::kCPU, at::kLong).contiguous();
    const std::int64_t tokens = rows.size(1);
    const auto* values = rows.data_ptr<std::int64_t>();
    for (std::int64_t first = 0; first + length <= tokens; ++first) {
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
            const std::int64_t first = placeholders(ids, length);
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

}

FeatureAdapter FeatureAdapter::coop(models::ImageTextEncoder& encoder, const FeatureTask& task,
    const std::vector<std::string>& classes, const config::CoopOptions& options, const Hooks& hooks,
    std::stop_token stop)
{
    auto impl = std::make_unique<Coop>();
    impl->method = "coop";
    const FeatureTensors rows = startedFrom(task, *impl);
    if (classes.size() != task.texts.rows)
        throw Error(
            ErrorKind::Config, "CoOp needs a name for each of the " + std::to_string(task.texts.rows) + " classes");
    impl->model = &adaptable(encoder);
    impl->words = wordEmbedding(encoder, *impl->model);
    std::string before;
    for (int i = 0; i < options.contextTokens; ++i)
        before += std::string(kPlaceholder) + " ";
    for (const std::string& name : classes)
        impl->prompts.push_back(before + name + ".");
    at::Generator generator = at::detail::createCPUGenerator(deriveSeed(hooks.seed, "coop"));
    constexpr double kDeviation = 0.02; // PromptLearner.__init__
    std::vector<std::int64_t> shape{options.contextTokens, impl->words.width};
    if (options.classSpecific)
        shape.insert(shape.begin(), static_cast<std::int64_t>(classes.size()));
    impl->context = (at::randn(shape, generator, at::TensorOptions().dtype(at::kFloat)) * kDeviation)
                        .to(impl->model->device())
                        .set_requires_grad(true);
    impl->chosen = {{"context_tokens", options.contextTokens}, {"class_specific", options.classSpecific},
        {"word_embedding", impl->words.path}};
    std::string key = config::toJson(options).dump() + encoder.info().fingerprint;
    for (const std::string& prompt : impl->prompts)
        key += "/" + prompt;
    train(*impl, task, rows.train, rows.validation, options, key, hooks, stop);
    return FeatureAdapter(std::move(impl));
}

}
