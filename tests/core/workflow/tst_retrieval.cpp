#include "core/base/error.h"
#include "core/workflow/retrieval.h"

#include <cmath>
#include <memory>

#include <QTemporaryDir>
#include <QTest>

using namespace vlm;
using workflow::Retrieval;
using workflow::SearchDirection;

namespace {

constexpr std::size_t kTexts = 24;
constexpr std::size_t kImages = 2 * kTexts; // two of each report

/// Two images of every report, the last one without a file.
class Reports : public data::Dataset {
public:
    explicit Reports(data::Task task = data::Task::Caption)
    {
        m_info.id = "reports";
        m_info.task = task;
        for (std::size_t i = 0; i < kImages; ++i) {
            data::Sample sample;
            sample.id = "image-" + std::to_string(i);
            sample.image = std::to_string(i) + ".png";
            sample.answer = "finding " + std::to_string(i / 2);
            sample.split = data::Split::Test;
            m_samples.push_back(sample);
        }
        data::Sample other = m_samples.front();
        other.id = "training";
        other.split = data::Split::Train;
        m_samples.push_back(other);
    }
    const data::DatasetInfo& info() const override { return m_info; }
    std::span<const data::Sample> samples() const override { return m_samples; }
    imaging::Image load(const data::Sample& sample) const override
    {
        if (sample.id == broken)
            throw Error(ErrorKind::Image, sample.id + " is damaged");
        ++loads;
        imaging::Image image(1, 1, 1);
        image.pixels[0] = static_cast<std::uint8_t>(std::stoi(sample.image));
        return image;
    }
    std::string imageKey(const data::Sample& sample) const override { return sample.image; }

    std::string broken{};
    mutable std::atomic<int> loads = 0;

private:
    data::DatasetInfo m_info;
    std::vector<data::Sample> m_samples;
};

/// An image points at its report's axis, and with `pull` at the first one's.
class Axes : public models::ImageTextEncoder {
public:
    explicit Axes(float pull = 0.0F)
        : m_pull(pull)
    {
        m_info.featureDim = static_cast<int>(kTexts);
    }
    imaging::Pixels preprocess(const imaging::Image& image) const override
    {
        return {.channels = 1, .height = 1, .width = 1, .values = {static_cast<float>(image.pixels[0])}};
    }
    Matrix encodeImages(std::span<const imaging::Pixels> pixels, std::stop_token) override
    {
        Matrix out(pixels.size(), kTexts);
        for (std::size_t i = 0; i < pixels.size(); ++i) {
            out(i, static_cast<std::size_t>(pixels[i].values[0]) / 2) = 1.0F;
            out(i, 0) += m_pull;
        }
        return out;
    }
    Matrix encodeTexts(std::span<const std::string> texts, std::stop_token) override
    {
        Matrix out(texts.size(), kTexts);
        for (std::size_t i = 0; i < texts.size(); ++i)
            out(i, static_cast<std::size_t>(std::stoi(texts[i].substr(texts[i].find(' ') + 1)))) = 1.0F;
        return out;
    }
    float logitScale() const override { return 20.0F; }
    float logitBias() const override { return -5.0F; }
    const models::ModelInfo& info() const override { return m_info; }

private:
    models::ModelInfo m_info;
    float m_pull;
};

double valueOf(const workflow::RetrievalSummary& summary, std::string_view metric)
{
    for (const metrics::MetricValue& value : summary.values)
        if (value.metric->id == metric)
            return value.estimate.value;
    return std::nan("");
}

}

class TestRetrieval : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void identicalReportsAreOneTextOfAllTheirImages()
    {
        const workflow::RetrievalSet set = workflow::retrievalSet(Reports());
        QCOMPARE(set.images.size(), kImages); // none of the training split
        QCOMPARE(set.texts.size(), kTexts);
        QCOMPARE(set.texts[3].images, (std::vector<std::size_t>{6, 7}));
        QCOMPARE(set.images[7].texts, std::vector<std::size_t>{3});
    }

    void moreImagesThanTheLimitAreCountedNotHidden()
    {
        const workflow::RetrievalSet set = workflow::retrievalSet(Reports(), 10);
        QCOMPARE(set.images.size(), std::size_t{10});
        QCOMPARE(set.leftOut, kImages - 10);
        QCOMPARE(set.texts.size(), std::size_t{5});
    }

    void questionsLendNoTextsButTheirImagesCanBeSearched()
    {
        const auto dataset = std::make_shared<Reports>(data::Task::Vqa);
        Retrieval retrieval(dataset, std::make_unique<Axes>(), {});
        QVERIFY(retrieval.set().texts.empty());
        QVERIFY(retrieval.summary(SearchDirection::TextToImage, 0, {}).values.empty());
        const std::vector<float> scores = retrieval.scores("finding 4", {});
        QCOMPARE(workflow::ranked(scores, {}, 2).top.front().item, std::size_t{8});
    }

    void scoresAreCosinesWithoutScaleAndBias()
    {
        const Retrieval retrieval(std::make_shared<Reports>(), std::make_unique<Axes>(), {});
        const std::vector<float> scores = retrieval.scores(SearchDirection::ImageToText, 9);
        QCOMPARE(scores.size(), kTexts);
        QVERIFY(std::abs(scores[4] - 1.0F) < 1e-5F);
        QVERIFY(std::abs(scores[5]) < 1e-5F);
    }

    void aPerfectModelRecallsAllAndChanceIsWhatARandomOrderGives()
    {
        const Retrieval retrieval(std::make_shared<Reports>(), std::make_unique<Axes>(), {});
        const auto toImage = retrieval.summary(SearchDirection::TextToImage, 200, {});
        QCOMPARE(toImage.queries, kTexts);
        QCOMPARE(toImage.gallery, kImages);
        QCOMPARE(valueOf(toImage, "recall_at_1"), 1.0);
        QCOMPARE(valueOf(toImage, "median_rank"), 1.0);
        // Two of 48 are right: 1 - 46/48 at K = 1, 1 - C(46, 5) / C(48, 5) at K = 5.
        QVERIFY(std::abs(toImage.chance[0] - 2.0 / 48.0) < 1e-12);
        QVERIFY(std::abs(toImage.chance[1] - (1.0 - (43.0 * 42.0) / (48.0 * 47.0))) < 1e-12);
        const auto toText = retrieval.summary(SearchDirection::ImageToText, 200, {});
        QCOMPARE(toText.queries, kImages);
        QVERIFY(std::abs(toText.chance[0] - 1.0 / 24.0) < 1e-12);
        QVERIFY(toText.hubs.k > 0);
        QVERIFY(toText.values.front().estimate.hasInterval());
    }

    void aTextThatIsFoundWhateverIsAskedIsAHub()
    {
        const Retrieval retrieval(std::make_shared<Reports>(), std::make_unique<Axes>(2.0F), {});
        const auto summary = retrieval.summary(SearchDirection::ImageToText, 0, {});
        QVERIFY(summary.hubs.isHub(0));
        QVERIFY(!summary.hubs.isHub(5));
        QVERIFY(summary.hubs.skewness > 1.0);
        QCOMPARE(summary.hubs.counts[0], static_cast<std::uint32_t>(kImages));
        QVERIFY(valueOf(summary, "recall_at_1") < 0.1);
    }

    void theFirstRightAnswerIsKnownWhereverItStands()
    {
        const std::vector<float> scores{0.1F, 0.9F, 0.5F, 0.5F};
        const std::vector<std::size_t> right{0, 3};
        const workflow::Ranking found = workflow::ranked(scores, right, 2);
        QCOMPARE(found.top.size(), std::size_t{2});
        QCOMPARE(found.top[1].item, std::size_t{2}); // ties keep the gallery's order
        QVERIFY(!found.top[1].correct);
        QCOMPARE(found.correct.front().rank, std::size_t{3});
        QCOMPARE(found.correct.back().rank, std::size_t{4});
    }

    void anImageThatCannotBeReadIsLeftOutAndCounted()
    {
        const auto dataset = std::make_shared<Reports>();
        dataset->broken = "image-6";
        const Retrieval retrieval(dataset, std::make_unique<Axes>(), {});
        QCOMPARE(retrieval.set().images.size(), kImages - 1);
        QCOMPARE(retrieval.set().unreadable, std::size_t{1});
        QVERIFY(retrieval.set().firstProblem.find("damaged") != std::string::npos);
        QCOMPARE(retrieval.set().texts[3].images, std::vector<std::size_t>{6}); // image-7 took its place
        QCOMPARE(
            workflow::ranked(retrieval.scores(SearchDirection::TextToImage, 3), {}, 1).top[0].item, std::size_t{6});
    }

    void whatWasEncodedOnceIsTakenFromTheCache()
    {
        const QTemporaryDir folder;
        const auto dataset = std::make_shared<Reports>();
        const Retrieval::Options options{.cache = folder.path().toStdString(), .fingerprint = "model-1"};
        const Retrieval first(dataset, std::make_unique<Axes>(), options);
        QCOMPARE(first.fromCache(), std::size_t{0});
        const int before = dataset->loads;
        const Retrieval second(dataset, std::make_unique<Axes>(), options);
        QCOMPARE(second.fromCache(), kImages);
        QCOMPARE(dataset->loads.load(), before);
        QCOMPARE(second.scores(SearchDirection::ImageToText, 9), first.scores(SearchDirection::ImageToText, 9));
    }

    void aCancelledSearchEnds()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(
            Error, Retrieval(std::make_shared<Reports>(), std::make_unique<Axes>(), {.stop = stop.get_token()}));
    }
};

QTEST_GUILESS_MAIN(TestRetrieval)
#include "tst_retrieval.moc"
