#include "tests/core/runs/fake_study.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/models/generator.h"

namespace vlm::testing {
namespace {

constexpr std::size_t kDim = 8;

class FakeEncoder : public models::ImageTextEncoder {
public:
    explicit FakeEncoder(std::shared_ptr<FakeWorld> world)
        : m_world(std::move(world))
    {
        ++m_world->loads;
        m_info.family = "fake";
        m_info.featureDim = static_cast<int>(kDim);
        m_info.fingerprint = m_world->modelFingerprint;
    }

    imaging::Pixels preprocess(const imaging::Image& image) const override
    {
        imaging::Pixels pixels{
            .channels = 1, .height = 1, .width = static_cast<int>(image.pixels.size()), .values = {}};
        for (const std::uint8_t value : image.pixels)
            pixels.values.push_back(static_cast<float>(value) / 255.0F);
        return pixels;
    }

    Matrix encodeImages(std::span<const imaging::Pixels> pixels, std::stop_token stop) override
    {
        if (m_world->beforeBatch)
            m_world->beforeBatch();
        const auto until = std::chrono::steady_clock::now() + m_world->perImage * static_cast<int>(pixels.size());
        while (std::chrono::steady_clock::now() < until) {
            throwIfStopped(stop);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        throwIfStopped(stop);
        Matrix out(pixels.size(), kDim);
        for (std::size_t i = 0; i < pixels.size(); ++i)
            std::ranges::copy(pixels[i].values, out.row(i).begin());
        m_world->encodedImages += static_cast<int>(pixels.size());
        return out;
    }

    Matrix encodeTexts(std::span<const std::string> texts, std::stop_token) override
    {
        m_world->encodedTexts += static_cast<int>(texts.size());
        Matrix out(texts.size(), kDim);
        for (std::size_t i = 0; i < texts.size(); ++i)
            out(i, i % kDim) = 1.0F;
        return out;
    }

    float logitScale() const override { return 10.0F; }
    const models::ModelInfo& info() const override { return m_info; }

private:
    std::shared_ptr<FakeWorld> m_world;
    models::ModelInfo m_info;
};

/// Says "yes" to questions with an even number, else "no, because …"; wrong for every seventh.
class FakeGenerator : public models::Generator {
public:
    explicit FakeGenerator(std::shared_ptr<FakeWorld> world)
        : m_world(std::move(world))
    {
        ++m_world->loads;
    }

    std::vector<models::Answer> answer(const imaging::Image&, std::span<const std::string> questions,
        const models::GenerateOptions&, std::stop_token stop) override
    {
        throwIfStopped(stop);
        ++m_world->encodedImages;
        std::vector<models::Answer> answers;
        for (const std::string& question : questions) {
            const int number = std::stoi(question.substr(question.find_first_of("0123456789")));
            const bool yes = (number % 2 == 0) != (number % 7 == 0);
            answers.push_back({.text = yes ? "Yes." : "No, because it is not.",
                .raw = yes ? " Yes." : " No, because it is not.",
                .ids = {5, 6, 2},
                .logProbabilities = {-0.5F, -0.25F, 0.0F},
                .yes = yes ? 0.75 : 0.25,
                .no = yes ? 0.125 : 0.625,
                .finished = true,
                .promptTokens = 40});
        }
        return answers;
    }

    std::string_view promptTemplate() const override { return "{image}{question}"; }
    const models::ModelInfo& info() const override { return m_info; }

private:
    std::shared_ptr<FakeWorld> m_world;
    models::ModelInfo m_info;
};

class FakeDataset : public data::Dataset {
public:
    FakeDataset(std::shared_ptr<FakeWorld> world, const std::string& id)
        : m_world(std::move(world))
    {
        m_info.id = id;
        m_info.title = id;
        m_info.task = m_world->questions ? data::Task::Vqa : data::Task::Diagnosis;
        m_info.fingerprint = m_world->datasetFingerprint;
        for (int c = 0; c < m_world->classes; ++c) {
            m_info.classes.push_back("class " + std::to_string(c));
            if (m_world->prompts)
                m_info.prompts.push_back("an image of class " + std::to_string(c));
        }
        add(data::Split::Train, m_world->train);
        add(data::Split::Validation, m_world->validation);
        add(data::Split::Test, m_world->test);
    }

    const data::DatasetInfo& info() const override { return m_info; }
    std::span<const data::Sample> samples() const override { return m_samples; }

    imaging::Image load(const data::Sample& sample) const override
    {
        if (m_world->broken.contains(sample.id))
            throw Error(ErrorKind::Image, sample.image + ": truncated after 12 bytes");
        ++m_world->decoded;
        const auto index = static_cast<std::uint64_t>(&sample - m_samples.data());
        PhiloxStream stream(7, index);
        imaging::Image image(static_cast<int>(kDim), 1, 1);
        for (std::size_t i = 0; i < kDim; ++i)
            image.pixels[i]
                = static_cast<std::uint8_t>(stream.below(120) + (static_cast<int>(i) == sample.label ? 110U : 0U));
        return image;
    }

    std::string imageKey(const data::Sample& sample) const override { return sample.image; }

private:
    void add(data::Split split, int count)
    {
        for (int i = 0; i < count; ++i) {
            data::Sample sample;
            sample.id = std::string(data::name(split)) + "/" + std::to_string(i);
            sample.split = split;
            sample.image = sample.id + ".png";
            sample.label = m_world->oneClassTest && split == data::Split::Test ? 0 : i % m_world->classes;
            sample.cluster = sample.id;
            if (m_world->questions) {
                sample.label = -1;
                sample.image = std::string(data::name(split)) + "/" + std::to_string(i / 3) + ".png";
                sample.question = "Is " + std::to_string(i) + " even?";
                sample.answer = i % 2 == 0 ? "yes" : "no";
                sample.answerType = data::AnswerType::Closed;
                sample.cluster = sample.image;
            }
            m_samples.push_back(sample);
        }
    }

    std::shared_ptr<FakeWorld> m_world;
    data::DatasetInfo m_info;
    std::vector<data::Sample> m_samples;
};

}

runs::Sources fakeSources(std::shared_ptr<FakeWorld> world)
{
    runs::Sources sources;
    sources.model = [world](const config::ModelRef&, const models::LoadOptions& options) {
        world->loadedIn.push_back(options.precision);
        return std::make_unique<FakeEncoder>(world);
    };
    sources.modelFingerprint = [world](const config::ModelRef&) { return world->modelFingerprint; };
    sources.dataset
        = [world](const config::DatasetRef& reference) { return std::make_unique<FakeDataset>(world, reference.id); };
    sources.kind = [world](const config::ModelRef&) {
        return world->questions ? models::FamilyKind::Generative : models::FamilyKind::Contrastive;
    };
    sources.generator = [world](const config::ModelRef&, const models::LoadOptions& options) {
        world->loadedIn.push_back(options.precision);
        return std::make_unique<FakeGenerator>(world);
    };
    return sources;
}

config::RunConfig fakeConfig(std::vector<config::Mode> modes)
{
    config::RunConfig config;
    config.name = "fake study";
    config.models = {{.id = "fake", .folder = "/nowhere", .specialist = false, .pairing = "CLIP"}};
    config.datasets = {{.id = "numbers", .path = "/nowhere", .inDomainFor = {}}};
    config.modes = std::move(modes);
    config.evaluation.batchSize = 16;
    config.evaluation.threads = 2;
    config.evaluation.bootstrapReplicates = 100;
    config.linearProbe.lambdaSteps = 5;
    config.linearProbe.maxIterations = 200;
    return config;
}

void RecordingSink::on(const runs::Event& event)
{
    const std::scoped_lock lock(m_mutex);
    m_events.push_back(event);
}

void RecordingSink::clear()
{
    const std::scoped_lock lock(m_mutex);
    m_events.clear();
}

std::vector<runs::Event> RecordingSink::events() const
{
    const std::scoped_lock lock(m_mutex);
    return m_events;
}

}
