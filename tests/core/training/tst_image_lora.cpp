#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/adaptation/linear_probe.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/checkpoint.h"
#include "core/training/image_lora.h"
#include "tests/core/training/two_halves.h"

using namespace vlm;
using namespace vlm::two_halves;

namespace {

training::LoraSetup setup()
{
    auto setup = shortTraining<training::LoraSetup>(5e-3);
    setup.options.rank = 4;
    setup.options.targets = "attention";
    return setup;
}

training::ImageLora fit(models::ImageTextEncoder& encoder, const training::LoraSetup& how, std::stop_token stop = {})
{
    return training::ImageLora::fit(encoder, images(0, 48), images(1000, 24), how, stop);
}

double largestDifference(const Matrix& a, const Matrix& b)
{
    double worst = a.values.size() == b.values.size() ? 0.0 : INFINITY;
    for (std::size_t i = 0; i < std::min(a.values.size(), b.values.size()); ++i)
        worst = std::max(worst, std::abs(static_cast<double>(a.values[i]) - b.values[i]));
    return worst;
}

std::string errorOf(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}

class ImageLoraTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trainingLearnsTheClasses_data();
    void trainingLearnsTheClasses();
    void resumedTrainingEndsWithTheSameWeights_data();
    void resumedTrainingEndsWithTheSameWeights();
    void accumulatedStepsAreThoseOfALargeBatch();
    void probeHeadStartsAsTheLinearProbe();
    void startIsKeptWhenTrainingDoesNotHelp();
    void lastEpochIsKeptOnRequest();
    void classWeightsMoveTheDecisionToTheRareClass();
    void doraWithoutTrainingChangesNothing();
    void shortFormatTrainsTheSame();
    void whatIsTrainedStaysFloat32InShortFormat();
    void savedAdapterPredictsTheSame();
    void fileHasPeftNamesAndShapes();
    void encoderIsItselfAgainAfterwards();
    void stopIsCancelledAndLeavesTheEncoderAlone();
    void adapterOfAnotherModelIsRefused();
    void noMatchingLayerNamesTheLayers();
    void labelOutsideTheClassesIsRefused();
};

void ImageLoraTest::trainingLearnsTheClasses_data()
{
    QTest::addColumn<QString>("towers");
    QTest::addColumn<QString>("targets");
    QTest::addColumn<bool>("rankStabilised");
    QTest::newRow("vision attention") << "vision"
                                      << "attention" << false;
    QTest::newRow("vision mlp, rsLoRA") << "vision"
                                        << "mlp" << true;
    QTest::newRow("both towers, all linear layers") << "both"
                                                    << "all-linear" << false;
}

void ImageLoraTest::trainingLearnsTheClasses()
{
    QFETCH(QString, towers);
    QFETCH(QString, targets);
    QFETCH(bool, rankStabilised);
    const auto encoder = models::loadEncoder(fixture(), {});
    training::LoraSetup how = setup();
    how.options.towers = towers.toStdString();
    how.options.targets = targets.toStdString();
    how.options.rankStabilised = rankStabilised;
    how.options.epochs = 6;
    const auto lora = fit(*encoder, how);
    QCOMPARE(lora.epochs().size(), std::size_t(6));
    QVERIFY(lora.epochs().back().trainLoss < 0.5 * lora.epochs().front().trainLoss);
    const Matrix probabilities = lora.predict(testPixels(), {});
    for (std::size_t i = 0; i < probabilities.rows; ++i)
        QVERIFY(std::abs(probabilities(i, 0) + probabilities(i, 1) - 1.0F) < 1e-5F);
    const int right = rightOf(probabilities);
    QVERIFY2(right >= 11, qPrintable(QString::number(right)));
}

void ImageLoraTest::resumedTrainingEndsWithTheSameWeights_data()
{
    QTest::addColumn<QString>("head");
    QTest::addColumn<bool>("everything");
    QTest::newRow("prompts, dropout") << "prompts" << false;
    QTest::newRow("probe, everything there is") << "probe" << true;
    QTest::newRow("random head, everything there is") << "random" << true;
}

void ImageLoraTest::resumedTrainingEndsWithTheSameWeights()
{
    QFETCH(QString, head);
    QFETCH(bool, everything);
    const QTemporaryDir directory;
    const std::filesystem::path root = directory.path().toStdString();
    training::LoraSetup how = setup();
    how.options.head = head.toStdString();
    how.options.dropout = 0.1;
    if (everything) {
        how.options.weightDecomposed = true;
        how.options.bias = "all";
        how.options.targets = "all-linear";
        how.options.accumulation = 2;
        how.options.classWeights = true;
        how.options.labelSmoothing = 0.1;
        how.options.flip = "horizontal";
        how.options.rotation = 10.0;
        how.options.crop = 0.1;
        how.options.brightness = 0.1;
        how.options.contrast = 0.1;
        how.options.schedule = "linear";
        how.options.keep = "last";
    }
    {
        const auto encoder = models::loadEncoder(fixture(), {});
        fit(*encoder, how).save(root / "whole");
    }
    how.stateFolder = root / "state";
    {
        const auto encoder = models::loadEncoder(fixture(), {});
        std::stop_source source;
        training::LoraSetup interrupted = how;
        interrupted.epochDone = [&](const training::EpochReport& report) {
            if (report.epoch == 2)
                source.request_stop();
        };
        QVERIFY(!errorOf([&] { fit(*encoder, interrupted, source.get_token()); }).empty());
    }
    const auto encoder = models::loadEncoder(fixture(), {});
    int epochs = 0;
    how.epochDone = [&](const training::EpochReport&) { ++epochs; };
    const auto resumed = fit(*encoder, how);
    QCOMPARE(epochs, 1); // the third; the first two came from the state
    QCOMPARE(resumed.epochs().size(), std::size_t(3));
    resumed.save(root / "resumed");
    for (const char* file : {"adapter_model.safetensors", "class_head.safetensors"})
        QCOMPARE(readFile(root / "resumed" / file), readFile(root / "whole" / file));
}

void ImageLoraTest::accumulatedStepsAreThoseOfALargeBatch()
{
    const auto encoder = models::loadEncoder(fixture(), {});
    const auto predictions = [&](int batch, int accumulation) {
        training::LoraSetup how = setup();
        how.options.batchSize = batch;
        how.options.accumulation = accumulation;
        how.options.classWeights = true;
        how.options.labelSmoothing = 0.1;
        how.options.keep = "last";
        return fit(*encoder, how).predict(testPixels(), {});
    };
    QVERIFY(largestDifference(predictions(16, 1), predictions(4, 4)) < 1e-4);
}

void ImageLoraTest::probeHeadStartsAsTheLinearProbe()
{
    const auto encoder = models::loadEncoder(fixture(), {});
    const auto features = [&](const training::LabelledImages& set) {
        std::vector<imaging::Pixels> pixels;
        for (std::size_t i = 0; i < set.labels.size(); ++i)
            pixels.push_back(set.pixels(i));
        return adaptation::FeatureSet{.features = encoder->encodeImages(pixels, {}), .labels = set.labels};
    };
    const auto probe = adaptation::LinearProbe::fit(features(images(0, 48)), features(images(1000, 24)), 2, {});
    const Matrix expected = probe.predict(encoder->encodeImages(testPixels(), {}));
    training::LoraSetup how = setup();
    how.options.head = "probe";
    how.options.epochs = 1;
    how.options.learningRate = 1e-8;
    QVERIFY(largestDifference(fit(*encoder, how).predict(testPixels(), {}), expected) < 1e-4);
}

void ImageLoraTest::startIsKeptWhenTrainingDoesNotHelp()
{
    const auto encoder = models::loadEncoder(fixture(), {});
    training::LabelledImages wrong = images(0, 48); // what training learns from is the opposite of what is true
    for (int& label : wrong.labels)
        label = 1 - label;
    wrong.pixels = [](std::size_t i) { return image(i, static_cast<int>(i % 2)); };
    training::LabelledImages held = images(1000, 24);
    training::LoraSetup how = setup();
    how.options.patience = 2;
    how.options.epochs = 20;
    const auto kept = training::ImageLora::fit(*encoder, wrong, held, how, {});
    const auto& epochs = kept.course().epochs;
    const double best = kept.course().keptEpoch == 0
        ? kept.course().startLoss
        : epochs.at(static_cast<std::size_t>(kept.course().keptEpoch) - 1).validationLoss;
    for (const training::EpochReport& epoch : epochs)
        QVERIFY(epoch.validationLoss >= best);
    QVERIFY(best <= kept.course().startLoss);
    QVERIFY(epochs.size() < 20U); // patience ended it
    QCOMPARE(epochs.size(), static_cast<std::size_t>(kept.course().keptEpoch) + 2);
}

void ImageLoraTest::lastEpochIsKeptOnRequest()
{
    const auto encoder = models::loadEncoder(fixture(), {});
    training::LoraSetup how = setup();
    how.options.keep = "last";
    QCOMPARE(fit(*encoder, how).course().keptEpoch, 3);
}

void ImageLoraTest::classWeightsMoveTheDecisionToTheRareClass()
{
    const auto encoder = models::loadEncoder(fixture(), {});
    training::LabelledImages skewed;
    for (std::size_t i = 0; i < 40; ++i)
        skewed.labels.push_back(i % 8 == 0 ? 1 : 0);
    skewed.pixels = [](std::size_t i) { return image(i, 0); }; // nothing tells the classes apart
    const auto rare = [&](bool weighted) {
        training::LoraSetup how = setup();
        how.options.head = "random";
        how.options.learningRate = 2e-2;
        how.options.epochs = 10;
        how.options.keep = "last";
        how.options.classWeights = weighted;
        const Matrix p
            = training::ImageLora::fit(*encoder, skewed, images(1000, 24), how, {}).predict(testPixels(), {});
        double sum = 0.0;
        for (std::size_t i = 0; i < p.rows; i += 2) // images that look as those of training
            sum += static_cast<double>(p(i, 1));
        return sum / (static_cast<double>(p.rows) / 2.0);
    };
    const double plain = rare(false);
    const double weighted = rare(true);
    QVERIFY2(plain < 0.3, qPrintable(QString::number(plain))); // one in eight
    QVERIFY2(weighted > plain + 0.15, qPrintable(QString::number(weighted)));
}

void ImageLoraTest::doraWithoutTrainingChangesNothing()
{
    const auto encoder = models::loadEncoder(fixture(), {});
    training::LoraSetup how = setup();
    how.options.epochs = 1;
    how.options.learningRate = 1e-8;
    const Matrix plain = fit(*encoder, how).predict(testPixels(), {});
    how.options.weightDecomposed = true;
    QVERIFY(largestDifference(fit(*encoder, how).predict(testPixels(), {}), plain) < 1e-5);
}

void ImageLoraTest::shortFormatTrainsTheSame()
{
    training::LoraSetup how = setup();
    how.options.keep = "last";
    // At five times this rate the loss in float32 rises from one epoch to the next; whatever is rounded then decides
    // where it goes.
    how.options.learningRate = 1e-3;
    const auto exact = models::loadEncoder(fixture(), {});
    const auto shorter = models::loadEncoder(fixture(), {.precision = models::Precision::BFloat16});
    const auto reference = fit(*exact, how);
    const Matrix expected = reference.predict(testPixels(), {});
    const auto mixed = fit(*shorter, how);
    // Products of bfloat16 alone, before anything is trained: the noise that training may have, but not more.
    const double rounding = std::abs(reference.course().startLoss - mixed.course().startLoss);
    QVERIFY2(rounding < 0.02, qPrintable(QString::number(rounding)));
    for (std::size_t i = 0; i < reference.epochs().size(); ++i) {
        const training::EpochReport& wanted = reference.epochs()[i];
        const training::EpochReport& found = mixed.epochs()[i];
        for (const double difference :
            {wanted.trainLoss - found.trainLoss, wanted.validationLoss - found.validationLoss})
            QVERIFY2(std::abs(difference) < 0.02, qPrintable(QString::number(difference)));
    }
    const double difference = largestDifference(expected, mixed.predict(testPixels(), {}));
    QVERIFY2(difference < 0.03, qPrintable(QString::number(difference)));
}

void ImageLoraTest::whatIsTrainedStaysFloat32InShortFormat()
{
    const QTemporaryDir directory;
    const std::filesystem::path folder = directory.path().toStdString();
    const auto encoder = models::loadEncoder(fixture(), {.precision = models::Precision::BFloat16});
    training::LoraSetup how = setup();
    how.stateFolder = folder / "state";
    fit(*encoder, how).save(folder / "adapter");
    for (const auto& file : {folder / "adapter" / "adapter_model.safetensors",
             folder / "adapter" / "class_head.safetensors", folder / "state" / "training_state.safetensors"}) {
        const checkpoint::Checkpoint trained = checkpoint::Checkpoint::open(file);
        std::size_t fine = 0;
        std::size_t all = 0;
        for (const checkpoint::TensorView& view : trained.tensors()) {
            QCOMPARE(view.dtype, checkpoint::DType::F32);
            for (std::size_t at = 0; at + 4 <= view.bytes.size(); at += 4) {
                std::uint32_t bits = 0;
                std::memcpy(&bits, view.bytes.data() + at, 4);
                ++all;
                fine += (bits & 0xffffU) != 0; // a number that bfloat16 cannot hold
            }
        }
        QVERIFY2(10 * fine > 9 * all,
            qPrintable(QStringLiteral("%1: %2 of %3")
                           .arg(QString::fromStdString(file.filename().string()))
                           .arg(fine)
                           .arg(all)));
    }
}

void ImageLoraTest::savedAdapterPredictsTheSame()
{
    const QTemporaryDir directory;
    const std::filesystem::path folder = directory.path().toStdString();
    const auto encoder = models::loadEncoder(fixture(), {});
    Matrix before;
    {
        const auto lora = fit(*encoder, setup());
        before = lora.predict(testPixels(), {});
        lora.save(folder);
    }
    const auto loaded = training::ImageLora::load(*encoder, folder);
    QVERIFY(largestDifference(loaded.predict(testPixels(), {}), before) < 1e-5);
}

void ImageLoraTest::fileHasPeftNamesAndShapes()
{
    const QTemporaryDir directory;
    const std::filesystem::path folder = directory.path().toStdString();
    const auto encoder = models::loadEncoder(fixture(), {});
    fit(*encoder, setup()).save(folder);
    const auto file = checkpoint::Checkpoint::open(folder / "adapter_model.safetensors");
    QCOMPARE(file.tensors().size(), std::size_t(2 * 2 * 4)); // A and B, two layers of q, k, v, out
    const std::string stem = "base_model.model.vision_model.encoder.layers.1.self_attn.q_proj";
    const auto* a = file.find(stem + ".lora_A.weight");
    const auto* b = file.find(stem + ".lora_B.weight");
    QVERIFY(a != nullptr && b != nullptr);
    QCOMPARE(a->shape, (std::vector<std::int64_t>{4, 32}));
    QCOMPARE(b->shape, (std::vector<std::int64_t>{32, 4}));
    const nlohmann::json config = readJson(folder / "adapter_config.json");
    QCOMPARE(config.at("peft_type").get<std::string>(), std::string("LORA"));
    QCOMPARE(config.at("r").get<int>(), 4);
    QCOMPARE(config.at("target_modules").size(), std::size_t(8));
}

void ImageLoraTest::encoderIsItselfAgainAfterwards()
{
    const auto encoder = models::loadEncoder(fixture(), {});
    const Matrix before = encoder->encodeImages(testPixels(), {});
    {
        const auto lora = fit(*encoder, setup());
        QVERIFY(largestDifference(encoder->encodeImages(testPixels(), {}), before) > 1e-3);
    }
    QCOMPARE(encoder->encodeImages(testPixels(), {}).values, before.values);
}

void ImageLoraTest::stopIsCancelledAndLeavesTheEncoderAlone()
{
    const auto encoder = models::loadEncoder(fixture(), {});
    const Matrix before = encoder->encodeImages(testPixels(), {});
    std::stop_source source;
    training::LoraSetup how = setup();
    how.stepDone = [&](std::int64_t step, std::int64_t, double) {
        if (step == 2)
            source.request_stop();
    };
    try {
        fit(*encoder, how, source.get_token());
        QFAIL("went on after the stop");
    } catch (const Error& error) {
        QCOMPARE(error.kind(), ErrorKind::Cancelled);
    }
    QCOMPARE(encoder->encodeImages(testPixels(), {}).values, before.values);
}

void ImageLoraTest::adapterOfAnotherModelIsRefused()
{
    const QTemporaryDir directory;
    const std::filesystem::path folder = directory.path().toStdString();
    const auto clip = models::loadEncoder(fixture(), {});
    training::LoraSetup how = setup();
    how.options.epochs = 1;
    fit(*clip, how).save(folder);
    const auto other = models::loadEncoder(fixture().parent_path() / "pmcclip", {});
    const std::string text = errorOf([&] { training::ImageLora::load(*other, folder); });
    QVERIFY2(text.find("vision_model.encoder.layers.0") != std::string::npos, text.c_str());
}

void ImageLoraTest::noMatchingLayerNamesTheLayers()
{
    const auto encoder = models::loadEncoder(fixture().parent_path() / "pmcclip", {}); // no MLP in a ResNet
    training::LoraSetup how = setup();
    how.options.targets = "mlp";
    const std::string text = errorOf([&] { fit(*encoder, how); });
    QVERIFY2(text.find("attnpool.q_proj") != std::string::npos, text.c_str());
}

void ImageLoraTest::labelOutsideTheClassesIsRefused()
{
    const auto encoder = models::loadEncoder(fixture(), {});
    training::LabelledImages wrong = images(0, 8);
    wrong.labels[3] = 2;
    const std::string text = errorOf([&] { training::ImageLora::fit(*encoder, wrong, images(1000, 4), setup(), {}); });
    QVERIFY2(text.find("label 2") != std::string::npos, text.c_str());
}

QTEST_GUILESS_MAIN(ImageLoraTest)
#include "tst_image_lora.moc"
