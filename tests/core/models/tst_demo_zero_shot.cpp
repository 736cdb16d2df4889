#include <QtTest>

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/data/dataset.h"
#include "core/models/model.h"

using namespace vlm;

namespace {

// Reference logits are written with four decimals; decoding, resizing and both towers stand between the file and them.
constexpr double kTolerance = 5e-3;

std::filesystem::path demo()
{
    return std::filesystem::path(MEDVLM_SOURCE_DIR) / "resources/demo";
}

nlohmann::json expected(const std::string& model)
{
    return readJson(std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/demo" / model / "expected_zero_shot.json");
}

}

/// The embedded models, from image files to zero-shot logits, against the reference implementation.
class DemoZeroShot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logitsAreTheReferences_data();
    void logitsAreTheReferences();
    void siglipModelsLoadAndTellClassesApart();
};

void DemoZeroShot::logitsAreTheReferences_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("dataset");
    for (const char* model : {"demo-clip-general", "demo-clip-radiology"}) {
        for (const char* dataset : {"pneumoniamnist", "busi-ultrasound", "pathmnist-sample"})
            QTest::addRow("%s on %s", model, dataset) << model << dataset;
    }
}

void DemoZeroShot::logitsAreTheReferences()
{
    QFETCH(QString, model);
    QFETCH(QString, dataset);
    const nlohmann::json reference = expected(model.toStdString()).at(dataset.toStdString());
    const auto encoder = models::loadEncoder(demo() / "models" / model.toStdString(), {});
    const auto data = data::open(demo() / "datasets" / dataset.toStdString());
    const auto samples = data::samplesOf(*data, data::Split::Test);
    QCOMPARE(samples.size(), reference.at("n").get<std::size_t>());
    std::vector<imaging::Pixels> pixels;
    for (const data::Sample* sample : samples)
        pixels.push_back(encoder->preprocess(data->load(*sample)));
    const Matrix logits
        = encoder->logits(encoder->encodeImages(pixels, {}), encoder->encodeTexts(data->info().prompts, {}));
    double worst = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        QCOMPARE(samples[i]->label, reference.at("labels")[i].get<int>());
        for (std::size_t j = 0; j < logits.cols; ++j)
            worst = std::max(worst, std::abs(logits(i, j) - reference.at("logits")[i][j].get<double>()));
    }
    QVERIFY2(worst < kTolerance, qPrintable(QString::number(worst)));
    qInfo("%zu images, largest difference of a logit %.1e", samples.size(), worst);
}

void DemoZeroShot::siglipModelsLoadAndTellClassesApart()
{
    for (const char* model : {"demo-siglip-general", "demo-siglip-radiology"}) {
        const auto encoder = models::loadEncoder(demo() / "models" / model, {});
        const auto data = data::open(demo() / "datasets/pneumoniamnist");
        const auto samples = data::samplesOf(*data, data::Split::Test);
        std::vector<imaging::Pixels> pixels;
        for (std::size_t i = 0; i < 4; ++i)
            pixels.push_back(encoder->preprocess(data->load(*samples[i])));
        const Matrix images = encoder->encodeImages(pixels, {});
        const Matrix logits = encoder->logits(images, encoder->encodeTexts(data->info().prompts, {}));
        QCOMPARE(static_cast<int>(images.cols), encoder->info().featureDim);
        for (const float value : logits.values)
            QVERIFY(std::isfinite(value));
        QVERIFY(logits(0, 0) != logits(0, 1));
    }
}

QTEST_GUILESS_MAIN(DemoZeroShot)
#include "tst_demo_zero_shot.moc"
