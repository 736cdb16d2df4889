#include "core/training/image_lora.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/checkpoint/checkpoint.h"
#include "core/tensor/runtime.h"
#include "core/tensor/weights.h"
#include "core/training/lora_adapters.h"
#include "core/training/lora_state.h"

namespace vlm::training {
namespace {

constexpr double kMaxGradNorm = 1.0;
constexpr double kLargestScale = 100.0; // CLIP clips its logit scale there

const tensor::Adaptable& adaptable(const models::ImageTextEncoder& encoder)
{
    const auto* found = dynamic_cast<const tensor::Adaptable*>(&encoder);
    if (found == nullptr)
        throw Error(ErrorKind::Config, encoder.info().name + " has no layers that adapters can be attached to");
    return *found;
}

/// Share of the peak learning rate at a step: linear warm-up, then a cosine to zero.
double schedule(std::int64_t step, std::int64_t steps, double warmup)
{
    const auto warm = static_cast<std::int64_t>(std::ceil(warmup * static_cast<double>(steps)));
    if (step < warm)
        return static_cast<double>(step + 1) / static_cast<double>(warm);
    const double progress
        = static_cast<double>(step - warm) / static_cast<double>(std::max<std::int64_t>(1, steps - warm));
    return 0.5 * (1.0 + std::cos(std::numbers::pi * progress));
}

/// Order of the training images in an epoch: a function of seed and epoch alone.
std::vector<std::size_t> order(std::size_t count, std::uint64_t seed, int epoch)
{
    std::vector<std::size_t> indices(count);
    for (std::size_t i = 0; i < count; ++i)
        indices[i] = i;
    PhiloxStream random(deriveSeed(seed, "lora-order"), static_cast<std::uint64_t>(epoch));
    for (std::size_t i = count; i > 1; --i)
        std::swap(indices[i - 1], indices[random.below(static_cast<std::uint32_t>(i))]);
    return indices;
}

/// [indices.size(), c, h, w], preprocessed by all threads.
at::Tensor batchOf(const LabelledImages& images, std::span<const std::size_t> indices, const std::stop_token& stop)
{
    std::vector<imaging::Pixels> pixels(indices.size());
    parallelFor(indices.size(), 1, 0, stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            pixels[i] = images.pixels(indices[i]);
    });
    const imaging::Pixels& first = pixels.front();
    at::Tensor batch
        = at::empty({static_cast<std::int64_t>(pixels.size()), first.channels, first.height, first.width}, at::kFloat);
    auto* target = batch.data_ptr<float>();
    for (const imaging::Pixels& one : pixels)
        target = std::ranges::copy(one.values, target).out;
    return batch;
}

at::Tensor labelsOf(const LabelledImages& images, std::span<const std::size_t> indices)
{
    at::Tensor labels = at::empty({static_cast<std::int64_t>(indices.size())}, at::kLong);
    auto* target = labels.data_ptr<std::int64_t>();
    for (const std::size_t index : indices)
        *target++ = images.labels.at(index);
    return labels;
}

void requireLabels(const LabelledImages& images, std::size_t classes, const char* split)
{
    if (images.labels.empty())
        throw Error(ErrorKind::Data, std::string("the ") + split + " split has no labelled images to adapt with");
    for (const int label : images.labels) {
        if (label < 0 || static_cast<std::size_t>(label) >= classes)
            throw Error(ErrorKind::Data,
                std::string("the ") + split + " split has label " + std::to_string(label) + " with "
                    + std::to_string(classes) + " classes");
    }
}

}

struct ImageLora::Impl {
    models::ImageTextEncoder& encoder;
    const tensor::Adaptable& model;
    config::LoraOptions options;
    std::vector<std::string> prompts;
    std::optional<LoraAdapters> adapters;
    at::Tensor classes; // [classes, dim]; trained with towers = "vision", else the adapted text tower's
    at::Tensor bias; // [classes]
    double scale = 1.0;
    std::vector<EpochReport> reports;

    Impl(models::ImageTextEncoder& e, const config::LoraOptions& o)
        : encoder(e)
        , model(adaptable(e))
        , options(o)
        , scale(std::min<double>(e.logitScale() > 1.0F ? e.logitScale() : kLargestScale, kLargestScale))
    {
    }

    [[nodiscard]] bool trainsHead() const { return options.towers == "vision"; }

    [[nodiscard]] std::vector<at::Tensor> parameters() const
    {
        std::vector<at::Tensor> all = adapters->parameters();
        if (trainsHead())
            all.insert(all.end(), {classes, bias});
        return all;
    }

    [[nodiscard]] at::Tensor classVectors() const { return trainsHead() ? classes : model.textFeatures(prompts); }

    /// [batch, classes]
    [[nodiscard]] at::Tensor logits(const at::Tensor& pixels, const at::Tensor& vectors) const
    {
        const at::Tensor images = tensor::normalised(model.imageFeatures(pixels.to(model.device())));
        return at::linear(images, tensor::normalised(vectors), bias.defined() ? bias / scale : at::Tensor()) * scale;
    }

    struct Evaluation {
        double loss = 0.0;
        double accuracy = 0.0;
    };

    [[nodiscard]] Evaluation evaluate(const LabelledImages& images, const std::stop_token& stop) const
    {
        const at::NoGradGuard noGrad;
        const at::Tensor vectors = classVectors();
        Evaluation sum;
        std::vector<std::size_t> indices;
        for (std::size_t i = 0; i < images.labels.size(); ++i) {
            indices.push_back(i);
            if (indices.size() < static_cast<std::size_t>(options.batchSize) && i + 1 < images.labels.size())
                continue;
            throwIfStopped(stop);
            const at::Tensor scores = logits(batchOf(images, indices, stop), vectors).to(at::kCPU);
            const at::Tensor labels = labelsOf(images, indices);
            sum.loss += at::cross_entropy_loss(scores, labels, {}, at::Reduction::Sum).item<double>();
            sum.accuracy += (scores.argmax(1) == labels).sum().item<double>();
            indices.clear();
        }
        const auto count = static_cast<double>(images.labels.size());
        return {.loss = sum.loss / count, .accuracy = sum.accuracy / count};
    }

    [[nodiscard]] std::string key(
        const LoraSetup& setup, const LabelledImages& train, const LabelledImages& validation) const
    {
        Hasher hasher;
        hasher.add(encoder.info().fingerprint).add(setup.seed).add(config::toJson(options).dump());
        for (const std::string& prompt : prompts)
            hasher.add(prompt);
        for (const LabelledImages* images : {&train, &validation}) {
            hasher.add(static_cast<std::uint64_t>(images->labels.size()));
            for (const int label : images->labels)
                hasher.add(static_cast<std::uint64_t>(label));
        }
        return hasher.hex();
    }
};

ImageLora::ImageLora(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
ImageLora::~ImageLora() = default;
ImageLora::ImageLora(ImageLora&&) noexcept = default;
ImageLora& ImageLora::operator=(ImageLora&&) noexcept = default;

ImageLora ImageLora::fit(models::ImageTextEncoder& encoder, const LabelledImages& train,
    const LabelledImages& validation, const LoraSetup& setup, std::stop_token stop)
{
    const std::size_t classCount = setup.prompts.size();
    if (classCount < 2)
        throw Error(ErrorKind::Config, "adaptation needs a prompt for each of at least two classes");
    requireLabels(train, classCount, "training");
    requireLabels(validation, classCount, "validation");

    auto impl = std::make_unique<Impl>(encoder, setup.options);
    impl->prompts = setup.prompts;
    {
        const at::NoGradGuard noGrad;
        impl->classes = tensor::normalised(impl->model.textFeatures(setup.prompts)).clone();
    }
    const config::LoraOptions& options = impl->options;
    impl->adapters.emplace(impl->model, options, setup.seed);
    if (impl->trainsHead()) {
        impl->classes.set_requires_grad(true);
        impl->bias = at::zeros({static_cast<std::int64_t>(classCount)}, impl->classes.options().requires_grad(false))
                         .set_requires_grad(true);
    }

    tensor::AdamW optimiser(
        impl->parameters(), {.learningRate = options.learningRate, .weightDecay = options.weightDecay});
    LoraState state{.key = impl->key(setup, train, validation), .reports = {}, .best = {}};
    if (!setup.stateFolder.empty())
        restoreState(setup.stateFolder, state, optimiser);

    const auto batch = static_cast<std::size_t>(options.batchSize);
    const std::size_t perEpoch = (train.labels.size() + batch - 1) / batch;
    const auto steps = static_cast<std::int64_t>(perEpoch) * options.epochs;
    while (state.epoch < options.epochs && (options.patience == 0 || state.epochsSinceBest < options.patience)) {
        const int epoch = state.epoch;
        const std::vector<std::size_t> indices = order(train.labels.size(), setup.seed, epoch);
        at::manual_seed(deriveSeed(setup.seed, "lora-dropout-" + std::to_string(epoch)));
        impl->adapters->setTraining(true);
        double lossSum = 0.0;
        double rate = 0.0;
        for (std::size_t i = 0; i < perEpoch; ++i) {
            throwIfStopped(stop);
            const auto chosen = std::span(indices).subspan(i * batch, std::min(batch, indices.size() - i * batch));
            const std::int64_t step
                = static_cast<std::int64_t>(epoch) * static_cast<std::int64_t>(perEpoch) + static_cast<std::int64_t>(i);
            rate = options.learningRate * schedule(step, steps, options.warmup);
            optimiser.setLearningRate(rate);
            const at::Tensor scores = impl->logits(batchOf(train, chosen, stop), impl->classVectors());
            const at::Tensor loss = at::cross_entropy_loss(scores, labelsOf(train, chosen).to(scores.device()));
            optimiser.zeroGrad();
            loss.backward();
            optimiser.clipGradNorm(kMaxGradNorm);
            optimiser.step();
            const double value = loss.item<double>();
            if (!std::isfinite(value))
                throw Error(ErrorKind::Tensor,
                    "the loss became " + std::to_string(value) + " at step " + std::to_string(step + 1)
                        + "; a smaller learning rate than " + std::to_string(options.learningRate) + " may help");
            lossSum += value * static_cast<double>(chosen.size());
            if (setup.stepDone)
                setup.stepDone(step + 1, steps, value);
        }
        impl->adapters->setTraining(false);
        const Impl::Evaluation held = impl->evaluate(validation, stop);
        state.epoch = epoch + 1;
        const bool best = state.best.empty() || held.loss < state.bestLoss;
        state.epochsSinceBest = best ? 0 : state.epochsSinceBest + 1;
        if (best) {
            state.bestLoss = held.loss;
            state.best.clear();
            for (const at::Tensor& parameter : impl->parameters())
                state.best.push_back(parameter.detach().clone());
        }
        state.reports.push_back({.epoch = state.epoch,
            .epochs = options.epochs,
            .steps = static_cast<std::int64_t>(perEpoch) * state.epoch,
            .learningRate = rate,
            .trainLoss = lossSum / static_cast<double>(train.labels.size()),
            .validationLoss = held.loss,
            .validationAccuracy = held.accuracy,
            .best = best});
        if (!setup.stateFolder.empty())
            saveState(setup.stateFolder, state, optimiser);
        if (setup.epochDone)
            setup.epochDone(state.reports.back());
    }

    const at::NoGradGuard noGrad;
    const std::vector<at::Tensor> parameters = impl->parameters();
    for (std::size_t i = 0; i < state.best.size(); ++i)
        parameters[i].copy_(state.best[i]);
    impl->reports = state.reports;
    return ImageLora(std::move(impl));
}

ImageLora ImageLora::load(models::ImageTextEncoder& encoder, const std::filesystem::path& folder)
{
    auto impl = std::make_unique<Impl>(encoder, config::LoraOptions{});
    impl->adapters.emplace(impl->model, folder);
    const checkpoint::Checkpoint head = checkpoint::Checkpoint::open(folder / "class_head.safetensors");
    const tensor::Weights weights(head, {.device = impl->model.device()});
    impl->classes = (weights / "weight").get((weights / "weight").shape()).clone();
    impl->bias = (weights / "bias").get({impl->classes.size(0)}).clone();
    impl->scale = (weights / "scale").scalar();
    return ImageLora(std::move(impl));
}

Matrix ImageLora::predict(std::span<const imaging::Pixels> pixels, std::stop_token stop) const
{
    const at::NoGradGuard noGrad;
    const at::Tensor vectors = m_impl->prompts.empty() ? m_impl->classes : m_impl->classVectors();
    const LabelledImages images{.pixels = [&](std::size_t i) { return pixels[i]; }, .labels = {}};
    std::vector<at::Tensor> rows;
    const auto batch = static_cast<std::size_t>(m_impl->options.batchSize);
    for (std::size_t first = 0; first < pixels.size(); first += batch) {
        throwIfStopped(stop);
        std::vector<std::size_t> indices;
        for (std::size_t i = first; i < std::min(first + batch, pixels.size()); ++i)
            indices.push_back(i);
        rows.push_back(at::softmax(m_impl->logits(batchOf(images, indices, stop), vectors), -1).to(at::kCPU));
    }
    return rows.empty() ? Matrix() : tensor::toMatrix(at::cat(rows));
}

void ImageLora::save(const std::filesystem::path& folder) const
{
    const at::NoGradGuard noGrad;
    m_impl->adapters->save(folder, m_impl->options);
    const auto plain = [](const at::Tensor& tensor) { return tensor.detach().to(at::kCPU, at::kFloat).contiguous(); };
    const at::Tensor weight = plain(m_impl->classVectors());
    const at::Tensor bias = m_impl->bias.defined() ? plain(m_impl->bias) : at::zeros({weight.size(0)});
    const at::Tensor scale = at::full({1}, m_impl->scale);
    std::vector<checkpoint::TensorView> views;
    for (const auto& [name, tensor] : {std::pair{"weight", &weight}, {"bias", &bias}, {"scale", &scale}})
        views.push_back({.name = name,
            .dtype = checkpoint::DType::F32,
            .shape = tensor->sizes().vec(),
            .bytes = {static_cast<const std::byte*>(tensor->data_ptr()), tensor->nbytes()}});
    checkpoint::writeSafetensors(folder / "class_head.safetensors", views);
}

std::int64_t ImageLora::trainableParameters() const
{
    std::int64_t count = 0;
    for (const at::Tensor& parameter : m_impl->parameters())
        count += parameter.numel();
    return count;
}

const std::vector<EpochReport>& ImageLora::epochs() const
{
    return m_impl->reports;
}

std::vector<std::string> ImageLora::layers() const
{
    std::vector<std::string> names;
    for (const LoraAdapters::One& one : m_impl->adapters->all())
        names.push_back(one.linear.path);
    return names;
}

}
