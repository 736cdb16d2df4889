#include "core/training/image_lora.h"

#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/training/image_classifier.h"
#include "core/training/lora_adapters.h"

namespace vlm::training {

struct ImageLora::Impl final : Trainee {
    config::LoraOptions options;
    ImageClassifier classifier;
    std::optional<LoraAdapters> adapters;
    Course course;

    Impl(models::ImageTextEncoder& encoder, const config::LoraOptions& o)
        : options(o)
        , classifier(encoder)
    {
    }

    [[nodiscard]] std::vector<at::Tensor> parameters() const override
    {
        std::vector<at::Tensor> all = adapters->parameters();
        const std::vector<at::Tensor> head = classifier.parameters();
        all.insert(all.end(), head.begin(), head.end());
        return all;
    }

    [[nodiscard]] at::Tensor logits(const at::Tensor& pixels) const override { return classifier.logits(pixels); }

    void setTraining(bool training) override
    {
        adapters->setTraining(training);
        classifier.setTraining(training);
    }

    void startHead(const LabelledImages& train, const LabelledImages& validation, const LoraSetup& setup,
        const std::stop_token& stop)
    {
        const std::size_t classes = setup.prompts.size();
        if (options.towers != "vision")
            classifier.startFromPrompts(setup.prompts, ImageClassifier::Head::TextTower);
        else if (options.head == "prompts")
            classifier.startFromPrompts(setup.prompts, ImageClassifier::Head::Prompts);
        else if (options.head == "probe")
            classifier.startFromProbe(train, validation, setup.probe, classes, stop);
        else
            classifier.startAtRandom(classes, classifier.encoder().info().featureDim, setup.seed);
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
    const std::size_t classes = setup.prompts.size();
    if (classes < 2)
        throw Error(ErrorKind::Config, "adaptation needs a prompt for each of at least two classes");
    requireLabels(train.labels, classes, "training");
    requireLabels(validation.labels, classes, "validation");

    auto impl = std::make_unique<Impl>(encoder, setup.options);
    impl->startHead(train, validation, setup, stop);
    impl->adapters.emplace(impl->classifier.model(), setup.options, setup.seed);
    std::string key = "lora/" + encoder.info().fingerprint + config::toJson(setup.options).dump()
        + config::toJson(setup.probe).dump();
    for (const std::string& prompt : setup.prompts)
        key += "/" + prompt;
    impl->course = optimise(*impl, examplesOf(train, impl->options, setup.seed, stop),
        examplesOf(validation, impl->options, setup.seed, stop),
        {.options = impl->options, .classes = classes, .key = key, .hooks = setup}, stop);
    return ImageLora(std::move(impl));
}

ImageLora ImageLora::load(models::ImageTextEncoder& encoder, const std::filesystem::path& folder)
{
    auto impl = std::make_unique<Impl>(encoder, config::LoraOptions{});
    impl->adapters.emplace(impl->classifier.model(), folder);
    impl->classifier.loadHead(folder);
    return ImageLora(std::move(impl));
}

Matrix ImageLora::predict(std::span<const imaging::Pixels> pixels, std::stop_token stop) const
{
    return m_impl->classifier.predict(pixels, static_cast<std::size_t>(m_impl->options.batchSize), stop);
}

void ImageLora::save(const std::filesystem::path& folder) const
{
    m_impl->adapters->save(folder, m_impl->options);
    m_impl->classifier.saveHead(folder);
}

std::int64_t ImageLora::trainableParameters() const
{
    return elementCount(*m_impl);
}

const Course& ImageLora::course() const
{
    return m_impl->course;
}

std::vector<std::string> ImageLora::layers() const
{
    std::vector<std::string> names;
    for (const LoraAdapters::One& one : m_impl->adapters->all())
        names.push_back(one.linear.path);
    return names;
}

}
