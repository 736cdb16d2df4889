#include "core/training/fine_tuning.h"

#include <utility>

#include "core/base/error.h"
#include "core/checkpoint/checkpoint.h"
#include "core/training/image_classifier.h"
#include "core/training/trained_tensors.h"

namespace vlm::training {
namespace {

/// The parameters that image features depend on: those that get a gradient from them.
std::vector<tensor::NamedParameter> imageParameters(const tensor::Adaptable& model, const at::Tensor& pixels)
{
    const auto& all = model.trainable().parameters;
    for (const tensor::NamedParameter& one : all)
        at::Tensor(one.tensor).set_requires_grad(true);
    std::vector<tensor::NamedParameter> found;
    try {
        model.imageFeatures(pixels.to(model.device())).sum().backward();
        for (const tensor::NamedParameter& one : all)
            if (one.tensor.grad().defined())
                found.push_back(one);
    } catch (...) {
        for (const tensor::NamedParameter& one : all)
            at::Tensor(one.tensor).set_requires_grad(false);
        throw;
    }
    for (const tensor::NamedParameter& one : all) {
        at::Tensor handle = one.tensor;
        handle.mutable_grad().reset();
        handle.set_requires_grad(false);
    }
    return found;
}

}

struct FineTuning::Impl final : Trainee {
    config::FineTuneOptions options;
    ImageClassifier classifier;
    TrainedTensors weights;
    std::vector<at::Tensor> start; // of parameters()
    std::vector<at::Tensor> trained;
    double alpha = 1.0;
    Course course;

    Impl(models::ImageTextEncoder& encoder, const config::FineTuneOptions& o)
        : options(o)
        , classifier(encoder)
    {
    }

    [[nodiscard]] std::vector<at::Tensor> parameters() const override
    {
        std::vector<at::Tensor> all = weights.tensors();
        const std::vector<at::Tensor> head = classifier.parameters();
        all.insert(all.end(), head.begin(), head.end());
        return all;
    }

    [[nodiscard]] at::Tensor logits(const at::Tensor& pixels) const override { return classifier.logits(pixels); }
    void setTraining(bool training) override { classifier.setTraining(training); }

    [[nodiscard]] std::vector<at::Tensor> copies() const
    {
        std::vector<at::Tensor> out;
        for (const at::Tensor& parameter : parameters())
            out.push_back(parameter.detach().clone());
        return out;
    }

    void set(double share)
    {
        const at::NoGradGuard noGrad;
        const std::vector<at::Tensor> all = parameters();
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i].copy_(share == 0.0 ? start[i]
                    : share == 1.0    ? trained[i]
                                      : start[i] * (1.0 - share) + trained[i] * share);
        alpha = share;
    }
};

FineTuning::FineTuning(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
FineTuning::~FineTuning() = default;
FineTuning::FineTuning(FineTuning&&) noexcept = default;
FineTuning& FineTuning::operator=(FineTuning&&) noexcept = default;

FineTuning FineTuning::fit(models::ImageTextEncoder& encoder, const LabelledImages& train,
    const LabelledImages& validation, const FineTuneSetup& setup, std::stop_token stop)
{
    const std::size_t classes = setup.prompts.size();
    if (classes < 2)
        throw Error(ErrorKind::Config, "adaptation needs a prompt for each of at least two classes");
    requireLabels(train.labels, classes, "training");
    requireLabels(validation.labels, classes, "validation");

    auto impl = std::make_unique<Impl>(encoder, setup.options);
    if (setup.options.head == "probe")
        impl->classifier.startFromProbe(train, validation, setup.probe, classes, stop);
    else
        impl->classifier.startFromPrompts(setup.prompts, ImageClassifier::Head::Prompts);
    const std::size_t one = 0;
    impl->weights = TrainedTensors(imageParameters(
        impl->classifier.model(), batchOf(train, std::span(&one, 1), std::nullopt, {}, setup.seed, stop)));
    impl->start = impl->copies();

    // Mixing comes after training, so that both modes go on from one state.
    config::FineTuneOptions trainedWith = setup.options;
    trainedWith.mixingSteps = 1;
    std::string key
        = "ft/" + encoder.info().fingerprint + config::toJson(trainedWith).dump() + config::toJson(setup.probe).dump();
    for (const std::string& prompt : setup.prompts)
        key += "/" + prompt;
    impl->course = optimise(*impl, examplesOf(train, impl->options, setup.seed, stop),
        examplesOf(validation, impl->options, setup.seed, stop),
        {.options = impl->options, .classes = classes, .key = key, .hooks = setup}, stop);
    impl->trained = impl->copies();
    return FineTuning(std::move(impl));
}

std::vector<MixturePoint> FineTuning::mix(const LabelledImages& validation, int steps, std::stop_token stop)
{
    const Examples examples = examplesOf(validation, m_impl->options, 0, stop);
    std::vector<MixturePoint> curve;
    std::size_t best = 0;
    for (int i = 0; i <= steps; ++i) {
        m_impl->set(static_cast<double>(i) / steps);
        const Evaluation held = evaluate(*m_impl, examples, static_cast<std::size_t>(m_impl->options.batchSize), stop);
        curve.push_back({.alpha = m_impl->alpha, .loss = held.loss, .accuracy = held.accuracy});
        if (held.loss < curve[best].loss)
            best = curve.size() - 1;
    }
    m_impl->set(curve[best].alpha);
    return curve;
}

double FineTuning::alpha() const
{
    return m_impl->alpha;
}

Matrix FineTuning::predict(std::span<const imaging::Pixels> pixels, std::stop_token stop) const
{
    return m_impl->classifier.predict(pixels, static_cast<std::size_t>(m_impl->options.batchSize), stop);
}

void FineTuning::save(const std::filesystem::path& folder) const
{
    std::filesystem::create_directories(folder);
    std::vector<at::Tensor> kept; // the views point into these
    std::vector<checkpoint::TensorView> views;
    for (const tensor::NamedParameter& one : m_impl->weights.all()) {
        kept.push_back(one.tensor.detach().to(at::kCPU).contiguous());
        views.push_back({.name = one.key,
            .dtype = checkpoint::DType::F32,
            .shape = kept.back().sizes().vec(),
            .bytes = {static_cast<const std::byte*>(kept.back().data_ptr()), kept.back().nbytes()}});
    }
    checkpoint::writeSafetensors(folder / "fine_tuned.safetensors", views, {{"format", "pt"}});
    m_impl->classifier.saveHead(folder);
}

std::int64_t FineTuning::trainableParameters() const
{
    return elementCount(*m_impl);
}

const Course& FineTuning::course() const
{
    return m_impl->course;
}

std::vector<std::string> FineTuning::tensors() const
{
    std::vector<std::string> names;
    for (const tensor::NamedParameter& one : m_impl->weights.all())
        names.push_back(one.path);
    return names;
}

}
