#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/checkpoint.h"
#include "core/training/fine_tuning.h"
#include "tests/core/training/two_halves.h"

using namespace vlm;
using namespace vlm::two_halves;

namespace {

training::FineTuneSetup setup()
{
    return shortTraining<training::FineTuneSetup>(1e-3);
}

training::FineTuning fit(
    models::ImageTextEncoder& encoder, const training::FineTuneSetup& how, std::stop_token stop = {})
{
    return training::FineTuning::fit(encoder, images(0, 48), images(1000, 24), how, stop);
}

}

class FineTuningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trainsTheImageTowerAlone();
    void mixingReachesFromTheStartToTheTrainedWeights();
    void mixtureIsTheMeanOfBothWeights();
    void encoderIsItselfAgainAfterwards();
    void resumedTrainingEndsWithTheSameWeights();
    void shortFormatIsRefused();
};

void FineTuningTest::trainsTheImageTowerAlone()
{
    const auto encoder = models::loadEncoder(fixture(), {});
    training::FineTuneSetup how = setup();
    how.options.epochs = 6;
    const auto tuned = fit(*encoder, how);
    QVERIFY(tuned.course().epochs.back().trainLoss < 0.5 * tuned.course().epochs.front().trainLoss);
    const std::vector<std::string> names = tuned.tensors();
    const auto has = [&](const std::string& name) { return std::ranges::find(names, name) != names.end(); };
    QVERIFY(has("visual_projection.weight"));
    QVERIFY(has("vision_model.embeddings.position_embedding.weight"));
    QVERIFY(has("vision_model.encoder.layers.1.layer_norm2.bias"));
    QVERIFY(std::ranges::none_of(names, [](const std::string& name) { return name.starts_with("text_"); }));
    const int right = rightOf(tuned.predict(testPixels(), {}));
    QVERIFY2(right >= 11, qPrintable(QString::number(right)));
}

void FineTuningTest::mixingReachesFromTheStartToTheTrainedWeights()
{
    const auto encoder = models::loadEncoder(fixture(), {});
    auto tuned = fit(*encoder, setup());
    const Matrix trained = tuned.predict(testPixels(), {});
    const auto curve = tuned.mix(images(1000, 24), 10, {});
    QCOMPARE(curve.size(), std::size_t(11));
    QVERIFY(std::abs(curve.front().loss - tuned.course().startLoss) < 1e-6);
    const int kept = tuned.course().keptEpoch;
    QVERIFY(kept > 0);
    QVERIFY(std::abs(curve.back().loss - tuned.course().epochs.at(static_cast<std::size_t>(kept) - 1).validationLoss)
        < 1e-6);
    const auto best = std::ranges::min_element(curve, {}, &training::MixturePoint::loss);
    QCOMPARE(tuned.alpha(), best->alpha);
    (void)tuned.mix(images(1000, 24), 1, {}); // start or trained weights only
    if (tuned.alpha() == 1.0)
        QCOMPARE(tuned.predict(testPixels(), {}).values, trained.values);
}

void FineTuningTest::mixtureIsTheMeanOfBothWeights()
{
    const QTemporaryDir directory;
    const std::filesystem::path root = directory.path().toStdString();
    const auto encoder = models::loadEncoder(fixture(), {});
    auto tuned = fit(*encoder, setup());
    tuned.save(root / "trained");
    const auto curve = tuned.mix(images(1000, 24), 2, {});
    tuned.save(root / "mixed");
    const auto base = checkpoint::Checkpoint::open(fixture());
    const auto trained = checkpoint::Checkpoint::open(root / "trained" / "fine_tuned.safetensors");
    const auto mixed = checkpoint::Checkpoint::open(root / "mixed" / "fine_tuned.safetensors");
    const std::string name = "vision_model.encoder.layers.0.mlp.fc1.weight"; // as the checkpoint spells it
    const auto values = [&](const checkpoint::Checkpoint& file) {
        const auto* view = file.find(name);
        std::vector<float> out(view == nullptr ? 0 : view->bytes.size() / sizeof(float));
        if (view != nullptr)
            std::memcpy(out.data(), view->bytes.data(), view->bytes.size());
        return out;
    };
    const std::vector<float> before = values(base);
    const std::vector<float> after = values(trained);
    const std::vector<float> between = values(mixed);
    QVERIFY(!before.empty() && before != after);
    QCOMPARE(between.size(), before.size());
    const double alpha = tuned.alpha();
    for (std::size_t i = 0; i < before.size(); ++i)
        QVERIFY(std::abs((1.0 - alpha) * static_cast<double>(before[i]) + alpha * static_cast<double>(after[i])
                    - static_cast<double>(between[i]))
            < 1e-6);
}

void FineTuningTest::encoderIsItselfAgainAfterwards()
{
    const auto encoder = models::loadEncoder(fixture(), {});
    const Matrix before = encoder->encodeImages(testPixels(), {});
    {
        const auto tuned = fit(*encoder, setup());
        QVERIFY(encoder->encodeImages(testPixels(), {}).values != before.values);
    }
    QCOMPARE(encoder->encodeImages(testPixels(), {}).values, before.values);
}

void FineTuningTest::resumedTrainingEndsWithTheSameWeights()
{
    const QTemporaryDir directory;
    const std::filesystem::path root = directory.path().toStdString();
    training::FineTuneSetup how = setup();
    how.options.accumulation = 2;
    how.options.flip = "horizontal";
    how.options.rotation = 10.0;
    {
        const auto encoder = models::loadEncoder(fixture(), {});
        fit(*encoder, how).save(root / "whole");
    }
    how.stateFolder = root / "state";
    bool stopped = false;
    {
        const auto encoder = models::loadEncoder(fixture(), {});
        std::stop_source source;
        training::FineTuneSetup interrupted = how;
        interrupted.epochDone = [&](const training::EpochReport& report) {
            if (report.epoch == 1)
                source.request_stop();
        };
        try {
            (void)fit(*encoder, interrupted, source.get_token());
        } catch (const Error& error) {
            stopped = error.kind() == ErrorKind::Cancelled;
        }
    }
    QVERIFY(stopped);
    const auto encoder = models::loadEncoder(fixture(), {});
    fit(*encoder, how).save(root / "resumed");
    for (const char* file : {"fine_tuned.safetensors", "class_head.safetensors"})
        QCOMPARE(readFile(root / "resumed" / file), readFile(root / "whole" / file));
}

void FineTuningTest::shortFormatIsRefused()
{
    const auto encoder = models::loadEncoder(fixture(), {.precision = models::Precision::BFloat16});
    std::string text;
    try {
        (void)fit(*encoder, setup());
    } catch (const Error& error) {
        text = error.what();
    }
    QVERIFY2(text.find("float32 only") != std::string::npos, text.c_str());
}

QTEST_GUILESS_MAIN(FineTuningTest)
#include "tst_fine_tuning.moc"
