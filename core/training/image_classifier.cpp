#include "core/training/image_classifier.h"

#include <algorithm>
#include <cmath>

#include <ATen/CPUGeneratorImpl.h>

#include "core/adaptation/linear_probe.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/checkpoint/checkpoint.h"
#include "core/tensor/runtime.h"
#include "core/tensor/weights.h"
#include "core/training/augment.h"

namespace vlm::training {
namespace {

constexpr double kLargestScale = 100.0; // CLIP clips its logit scale there
constexpr std::size_t kProbeBatch = 64;

double scaleOf(const models::ImageTextEncoder& encoder)
{
    return std::min<double>(encoder.logitScale() > 1.0F ? encoder.logitScale() : kLargestScale, kLargestScale);
}

adaptation::FeatureSet featuresOf(const models::ImageTextEncoder& encoder, const tensor::Adaptable& model,
    const LabelledImages& images, const std::stop_token& stop)
{
    const c10::NoGradGuard noGrad;
    std::vector<at::Tensor> rows;
    for (std::size_t first = 0; first < images.labels.size(); first += kProbeBatch) {
        throwIfStopped(stop);
        std::vector<std::size_t> indices;
        for (std::size_t i = first; i < std::min(first + kProbeBatch, images.labels.size()); ++i)
            indices.push_back(i);
        const at::Tensor pixels = batchOf(images, indices, std::nullopt, {}, 0, stop);
        rows.push_back(model.imageFeatures(pixels.to(model.device())).to(at::kCPU));
    }
    if (rows.empty())
        throw Error(ErrorKind::Data, "there are no images to adapt " + encoder.info().name + " with");
    return {.features = tensor::toMatrix(at::cat(rows)), .labels = images.labels};
}

}

const tensor::Adaptable& adaptable(const models::ImageTextEncoder& encoder)
{
    const auto* found = dynamic_cast<const tensor::Adaptable*>(&encoder);
    if (found == nullptr)
        throw Error(ErrorKind::Config, encoder.info().name + " has no layers that adapters can be attached to");
    return *found;
}

at::Tensor batchOf(const LabelledImages& images, std::span<const std::size_t> indices, std::optional<int> epoch,
    const config::AugmentOptions& options, std::uint64_t seed, const std::stop_token& stop)
{
    std::vector<imaging::Pixels> pixels(indices.size());
    parallelFor(indices.size(), 1, 0, stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            pixels[i] = images.pixels(indices[i]);
            if (epoch)
                pixels[i] = augmented(
                    pixels[i], options, seed, static_cast<std::uint64_t>(*epoch) * images.labels.size() + indices[i]);
        }
    });
    const imaging::Pixels& first = pixels.front();
    at::Tensor batch
        = at::empty({static_cast<std::int64_t>(pixels.size()), first.channels, first.height, first.width}, at::kFloat);
    auto* target = batch.data_ptr<float>();
    for (const imaging::Pixels& one : pixels)
        target = std::ranges::copy(one.values, target).out;
    return batch;
}

Examples examplesOf(const LabelledImages& images, const config::AugmentOptions& options, std::uint64_t seed,
    const std::stop_token& stop)
{
    return {.labels = images.labels,
        .inputs = [&images, &options, seed, stop](std::span<const std::size_t> indices, std::optional<int> epoch) {
            return batchOf(images, indices, epoch, options, seed, stop);
        }};
}

ImageClassifier::ImageClassifier(models::ImageTextEncoder& encoder)
    : m_encoder(encoder)
    , m_model(adaptable(encoder))
    , m_scale(scaleOf(encoder))
{
}

void ImageClassifier::startFromProbe(const LabelledImages& train, const LabelledImages& validation,
    const config::LinearProbeOptions& options, std::size_t classes, const std::stop_token& stop)
{
    const adaptation::LinearProbe probe = adaptation::LinearProbe::fit(featuresOf(m_encoder, m_model, train, stop),
        featuresOf(m_encoder, m_model, validation, stop), static_cast<int>(classes), options, stop);
    const at::Tensor head = tensor::toTensor(probe.head()).to(m_model.device());
    m_head = Head::Linear;
    m_weight = head.slice(1, 0, -1).contiguous().set_requires_grad(true);
    m_bias = head.select(1, -1).contiguous().set_requires_grad(true);
}

void ImageClassifier::startFromPrompts(const std::vector<std::string>& prompts, Head head)
{
    m_head = head;
    m_prompts = prompts;
    const c10::NoGradGuard noGrad;
    m_weight = tensor::normalised(m_model.textFeatures(prompts)).clone();
    m_bias = at::zeros({static_cast<std::int64_t>(prompts.size())}, m_weight.options());
    m_weight.set_requires_grad(head == Head::Prompts);
    m_bias.set_requires_grad(head == Head::Prompts);
}

void ImageClassifier::startAtRandom(std::size_t classes, std::int64_t dim, std::uint64_t seed)
{
    at::Generator generator = at::detail::createCPUGenerator(deriveSeed(seed, "head"));
    const double bound = 1.0 / std::sqrt(static_cast<double>(dim));
    const auto rows = static_cast<std::int64_t>(classes);
    m_head = Head::Linear;
    m_weight = at::empty({rows, dim}, at::kFloat).uniform_(-bound, bound, generator).to(m_model.device());
    m_bias = at::empty({rows}, at::kFloat).uniform_(-bound, bound, generator).to(m_model.device());
    m_weight.set_requires_grad(true);
    m_bias.set_requires_grad(true);
}

std::vector<at::Tensor> ImageClassifier::parameters() const
{
    if (m_head == Head::TextTower)
        return {};
    return {m_weight, m_bias};
}

void ImageClassifier::setTraining(bool training)
{
    m_training = training;
    m_cached.reset();
}

at::Tensor ImageClassifier::classVectors() const
{
    if (m_head != Head::TextTower || m_prompts.empty()) // a loaded head has vectors, and no prompts
        return m_weight;
    if (m_training)
        return m_model.textFeatures(m_prompts);
    if (!m_cached.defined())
        m_cached = m_model.textFeatures(m_prompts).detach();
    return m_cached;
}

at::Tensor ImageClassifier::logits(const at::Tensor& pixels) const
{
    const at::Tensor features = m_model.imageFeatures(pixels.to(m_model.device()));
    if (m_head == Head::Linear)
        return at::linear(features, m_weight, m_bias);
    const at::Tensor classes = tensor::normalised(classVectors());
    if (classes.size(1) != features.size(1))
        throw Error(ErrorKind::Config,
            m_encoder.info().name
                + " compares images and texts in a way of its own; its classifier has to start as a "
                  "linear probe");
    return at::linear(tensor::normalised(features), classes) * m_scale + m_bias;
}

Matrix ImageClassifier::predict(
    std::span<const imaging::Pixels> pixels, std::size_t batchSize, const std::stop_token& stop) const
{
    const c10::NoGradGuard noGrad;
    const LabelledImages images{.pixels = [&](std::size_t i) { return pixels[i]; }, .labels = {}};
    std::vector<at::Tensor> rows;
    for (std::size_t first = 0; first < pixels.size(); first += batchSize) {
        throwIfStopped(stop);
        std::vector<std::size_t> indices;
        for (std::size_t i = first; i < std::min(first + batchSize, pixels.size()); ++i)
            indices.push_back(i);
        rows.push_back(
            at::softmax(logits(batchOf(images, indices, std::nullopt, {}, 0, stop)).to(at::kFloat), -1).to(at::kCPU));
    }
    return rows.empty() ? Matrix() : tensor::toMatrix(at::cat(rows));
}

void ImageClassifier::saveHead(const std::filesystem::path& folder) const
{
    const c10::NoGradGuard noGrad;
    const auto plain = [](const at::Tensor& tensor) { return tensor.detach().to(at::kCPU, at::kFloat).contiguous(); };
    const at::Tensor weight = plain(classVectors());
    const at::Tensor bias = plain(m_bias);
    const at::Tensor scale = at::full({1}, m_head == Head::Linear ? 0.0 : m_scale, at::kFloat);
    std::vector<checkpoint::TensorView> views;
    for (const auto& [name, tensor] : {std::pair{"weight", &weight}, {"bias", &bias}, {"scale", &scale}})
        views.push_back({.name = name,
            .dtype = checkpoint::DType::F32,
            .shape = tensor->sizes().vec(),
            .bytes = {static_cast<const std::byte*>(tensor->data_ptr()), tensor->nbytes()}});
    checkpoint::writeSafetensors(folder / "class_head.safetensors", views);
}

void ImageClassifier::loadHead(const std::filesystem::path& folder)
{
    const checkpoint::Checkpoint file = checkpoint::Checkpoint::open(folder / "class_head.safetensors");
    const tensor::Weights weights(file, {.device = m_model.device()});
    m_weight = (weights / "weight").get((weights / "weight").shape()).clone();
    m_bias = (weights / "bias").get({m_weight.size(0)}).clone();
    m_scale = (weights / "scale").scalar();
    m_head = m_scale == 0.0 ? Head::Linear : Head::TextTower;
    m_prompts.clear();
}

}
