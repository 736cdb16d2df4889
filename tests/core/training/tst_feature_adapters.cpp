#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/training/feature_adapters.h"
#include "feature_probes.h"

using namespace vlm;

namespace {

constexpr std::size_t kClasses = 3;

/// Unit directions of classes, blurred; the prompts point elsewhere, so that zero-shot classification is poor.
adaptation::FeatureSet features(std::uint64_t first, std::size_t count, std::size_t dim)
{
    adaptation::FeatureSet set{.features = Matrix(count, dim), .labels = {}};
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t label = i % kClasses;
        PhiloxStream random(7, first + i);
        for (std::size_t k = 0; k < dim; ++k)
            set.features(i, k) = static_cast<float>((k % kClasses == label ? 1.0 : 0.0) + 0.4 * random.normal());
        set.labels.push_back(static_cast<int>(label));
    }
    return set;
}

training::FeatureTask task(std::size_t dim = 12)
{
    training::FeatureTask task{.train = features(0, 60, dim),
        .validation = features(1000, 30, dim),
        .texts = Matrix(kClasses, dim),
        .scale = 10.0};
    for (std::size_t c = 0; c < kClasses; ++c)
        for (std::size_t k = 0; k < dim; ++k) {
            PhiloxStream random(9, c * dim + k);
            task.texts(c, k) = static_cast<float>(random.normal());
        }
    return task;
}

std::vector<double> unit(std::span<const float> row)
{
    double squares = 0.0;
    for (const float value : row)
        squares += static_cast<double>(value) * static_cast<double>(value);
    std::vector<double> out;
    for (const float value : row)
        out.push_back(static_cast<double>(value) / std::sqrt(squares));
    return out;
}

double dot(std::span<const double> a, std::span<const double> b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

std::vector<double> softmax(std::vector<double> logits)
{
    const double highest = *std::ranges::max_element(logits);
    double sum = 0.0;
    for (double& value : logits)
        sum += value = std::exp(value - highest);
    for (double& value : logits)
        value /= sum;
    return logits;
}

double accuracy(const Matrix& probabilities, const std::vector<int>& labels)
{
    double right = 0.0;
    for (std::size_t i = 0; i < probabilities.rows; ++i) {
        const auto row = probabilities.row(i);
        right += (std::ranges::max_element(row) - row.begin()) == labels[i] ? 1.0 : 0.0;
    }
    return right / static_cast<double>(probabilities.rows);
}

/// Largest difference of predictions from a formula for the logits of one feature row.
double formulaError(const training::FeatureAdapter& adapter, const Matrix& rows,
    const std::function<std::vector<double>(std::span<const float>)>& logits)
{
    const Matrix got = adapter.predict(rows);
    double worst = 0.0;
    for (std::size_t i = 0; i < rows.rows; ++i) {
        const std::vector<double> expected = softmax(logits(rows.row(i)));
        for (std::size_t c = 0; c < expected.size(); ++c)
            worst = std::max(worst, std::abs(expected[c] - static_cast<double>(got(i, c))));
    }
    return worst;
}

std::vector<double> zeroShot(const training::FeatureTask& task, std::span<const double> image)
{
    std::vector<double> out;
    for (std::size_t c = 0; c < kClasses; ++c)
        out.push_back(task.scale * dot(image, unit(task.texts.row(c))));
    return out;
}

config::TipAdapterOptions tipOptions()
{
    config::TipAdapterOptions options;
    options.learningRate = 1e-2;
    options.epochs = 10;
    options.batchSize = 20;
    return options;
}

const std::vector<std::string> kNames{"normal", "pneumonia", "effusion"};
const std::vector<std::string> kPrompts{
    "chest x-ray, normal lungs.", "chest x-ray showing pneumonia.", "chest x-ray showing an effusion."};

std::unique_ptr<models::ImageTextEncoder> clip()
{
    return models::loadEncoder(std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/fixtures/clip", {});
}

training::FeatureTask clipTask(models::ImageTextEncoder& encoder)
{
    training::FeatureTask out = task(static_cast<std::size_t>(encoder.info().featureDim));
    out.texts = encoder.encodeTexts(kPrompts, {});
    return out;
}

config::CoopOptions coopOptions()
{
    config::CoopOptions options;
    options.contextTokens = 4;
    options.classSpecific = false;
    options.learningRate = 2e-2;
    options.epochs = 8;
    options.patience = 0;
    return options;
}

}

class FeatureAdaptersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clipAdapterIsItsFormula_data();
    void clipAdapterIsItsFormula();
    void untrainedMethodsAreTheZeroShotModel_data();
    void untrainedMethodsAreTheZeroShotModel();
    void tipAdapterIsThePublishedFormula_data();
    void tipAdapterIsThePublishedFormula();
    void methodsImproveOnThePrompts();
    void tipAdapterCachesSeededShots();
    void unusableCacheIsLeftOut();
    void coopMovesTheContextOnly();
    void gradientsAgreeWithDifferences();
    void stepsFollowTheRule();
    void resumedTrainingEndsWithTheSameTensors_data();
    void resumedTrainingEndsWithTheSameTensors();
    void encoderIsItselfAfterCoop();
    void differentSpacesAreRefused();
};

void FeatureAdaptersTest::clipAdapterIsItsFormula_data()
{
    QTest::addColumn<QString>("start");
    QTest::newRow("as published") << "random";
    QTest::newRow("no ReLU behind the second layer") << "zero-shot";
}

void FeatureAdaptersTest::clipAdapterIsItsFormula()
{
    QFETCH(QString, start);
    const bool residual = start == "zero-shot";
    const training::FeatureTask t = task();
    config::ClipAdapterOptions options;
    options.epochs = 5;
    options.start = start.toStdString();
    options.ratio = 0.2;
    const auto adapter = training::FeatureAdapter::clipAdapter(t, options, {.seed = 3}, {});
    const std::vector<float> down = probes::saved(adapter, "adapter.fc.0.weight"); // [3, 12]
    const std::vector<float> up = probes::saved(adapter, "adapter.fc.2.weight"); // [12, 3]
    QCOMPARE(down.size(), std::size_t(36));
    QCOMPARE(adapter.trainableParameters(), std::int64_t(72));
    const double error = formulaError(adapter, t.validation.features, [&](std::span<const float> f) {
        std::vector<double> hidden(3);
        for (std::size_t h = 0; h < 3; ++h) {
            for (std::size_t k = 0; k < 12; ++k)
                hidden[h] += static_cast<double>(down[h * 12 + k]) * static_cast<double>(f[k]);
            hidden[h] = std::max(0.0, hidden[h]);
        }
        std::vector<float> mixed(12);
        for (std::size_t k = 0; k < 12; ++k) {
            double sum = 0.0;
            for (std::size_t h = 0; h < 3; ++h)
                sum += static_cast<double>(up[k * 3 + h]) * hidden[h];
            mixed[k]
                = static_cast<float>(0.2 * (residual ? sum : std::max(0.0, sum)) + 0.8 * static_cast<double>(f[k]));
        }
        return zeroShot(t, unit(mixed));
    });
    QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
}

void FeatureAdaptersTest::untrainedMethodsAreTheZeroShotModel_data()
{
    QTest::addColumn<bool>("coop");
    QTest::addColumn<bool>("own");
    QTest::newRow("CLIP-Adapter") << false << false;
    QTest::newRow("CoOp") << true << false;
    QTest::newRow("CoOp, words of each class") << true << true;
}

void FeatureAdaptersTest::untrainedMethodsAreTheZeroShotModel()
{
    QFETCH(bool, coop);
    QFETCH(bool, own);
    const auto encoder = clip();
    const training::FeatureTask t = clipTask(*encoder);
    config::ClipAdapterOptions layers;
    config::CoopOptions words;
    words.classSpecific = own;
    words.start = "prompts";
    for (config::OptimisationOptions* one :
        {static_cast<config::OptimisationOptions*>(&layers), static_cast<config::OptimisationOptions*>(&words)}) {
        one->epochs = 1;
        one->learningRate = 1e-8;
    }
    const auto adapter = coop ? training::FeatureAdapter::coop(*encoder, t, kNames, kPrompts, words, {.seed = 3}, {})
                              : training::FeatureAdapter::clipAdapter(t, layers, {.seed = 3}, {});
    const double error
        = formulaError(adapter, t.validation.features, [&](std::span<const float> f) { return zeroShot(t, unit(f)); });
    QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
    if (coop)
        QCOMPARE(adapter.chosen().at("words").get<std::string>(), std::string("chest x-ray"));
}

void FeatureAdaptersTest::tipAdapterIsThePublishedFormula_data()
{
    QTest::addColumn<bool>("trained");
    QTest::newRow("fixed keys") << false;
    QTest::newRow("trained keys") << true;
}

void FeatureAdaptersTest::tipAdapterIsThePublishedFormula()
{
    QFETCH(bool, trained);
    const training::FeatureTask t = task();
    const auto keys = trained ? training::CacheKeys::Trained : training::CacheKeys::Fixed;
    const auto adapter = training::FeatureAdapter::tipAdapter(t, tipOptions(), keys, {.seed = 3}, {});
    const std::vector<float> cache = probes::saved(adapter, "cache_keys"); // [60, 12]
    const std::vector<float> values = probes::saved(adapter, "cache_values"); // [60, 3]
    QCOMPARE(cache.size(), std::size_t(720));
    QCOMPARE(adapter.trainableParameters(), std::int64_t(trained ? 720 : 0));
    const double alpha = adapter.chosen().at("alpha");
    const double beta = adapter.chosen().at("beta");
    QVERIFY(alpha > 0.0); // the prompts alone are poor
    const double error = formulaError(adapter, t.validation.features, [&](std::span<const float> f) {
        const std::vector<double> image = unit(f);
        std::vector<double> logits = zeroShot(t, image);
        for (std::size_t j = 0; j < 60; ++j) {
            double affinity = 0.0;
            for (std::size_t k = 0; k < 12; ++k)
                affinity += image[k] * static_cast<double>(cache[j * 12 + k]);
            for (std::size_t c = 0; c < kClasses; ++c)
                logits[c] += alpha * std::exp(-beta * (1.0 - affinity)) * static_cast<double>(values[j * kClasses + c]);
        }
        return logits;
    });
    QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
}

void FeatureAdaptersTest::methodsImproveOnThePrompts()
{
    const training::FeatureTask t = task();
    const adaptation::FeatureSet test = features(5000, 90, 12);
    Matrix plain(test.features.rows, kClasses);
    for (std::size_t i = 0; i < plain.rows; ++i) {
        const std::vector<double> logits = zeroShot(t, unit(test.features.row(i)));
        std::ranges::transform(logits, plain.row(i).begin(), [](double v) { return static_cast<float>(v); });
    }
    const double start = accuracy(plain, test.labels);
    const auto better = [&](const training::FeatureAdapter& adapter) {
        return accuracy(adapter.predict(test.features), test.labels) > start + 0.1;
    };
    config::ClipAdapterOptions options;
    options.learningRate = 1e-2;
    options.ratio = 0.8;
    QVERIFY(better(training::FeatureAdapter::clipAdapter(t, options, {.seed = 1}, {})));
    QVERIFY(better(training::FeatureAdapter::tipAdapter(t, tipOptions(), training::CacheKeys::Fixed, {.seed = 1}, {})));
    QVERIFY(
        better(training::FeatureAdapter::tipAdapter(t, tipOptions(), training::CacheKeys::Trained, {.seed = 1}, {})));
}

void FeatureAdaptersTest::tipAdapterCachesSeededShots()
{
    const training::FeatureTask t = task();
    config::TipAdapterOptions options = tipOptions();
    options.shots = 2;
    const auto keys = [&](std::uint64_t seed) {
        const auto adapter
            = training::FeatureAdapter::tipAdapter(t, options, training::CacheKeys::Fixed, {.seed = seed}, {});
        return probes::saved(adapter, "cache_keys");
    };
    QCOMPARE(keys(1).size(), kClasses * 2 * 12);
    QCOMPARE(keys(1), keys(1));
    QVERIFY(keys(1) != keys(2));
}

void FeatureAdaptersTest::unusableCacheIsLeftOut()
{
    training::FeatureTask t = task();
    for (std::size_t i = 0; i < t.train.labels.size(); ++i) // the cache says the opposite of what validation holds
        t.train.labels[i] = (t.train.labels[i] + 1) % static_cast<int>(kClasses);
    for (std::size_t c = 0; c < kClasses; ++c)
        for (std::size_t k = 0; k < 12; ++k)
            t.texts(c, k) = k % kClasses == c ? 1.0F : 0.0F; // and the prompts are right
    const auto adapter
        = training::FeatureAdapter::tipAdapter(t, tipOptions(), training::CacheKeys::Fixed, {.seed = 1}, {});
    QCOMPARE(adapter.chosen().at("alpha").get<double>(), 0.0);
}

void FeatureAdaptersTest::coopMovesTheContextOnly()
{
    const auto encoder = clip();
    const training::FeatureTask t = clipTask(*encoder);
    const auto adapter = training::FeatureAdapter::coop(*encoder, t, kNames, kPrompts, coopOptions(), {.seed = 5}, {});
    QCOMPARE(adapter.trainableParameters(), std::int64_t(4 * 32)); // tokens x width of the fixture's text tower
    QVERIFY(adapter.course().keptEpoch > 0);
    QVERIFY(adapter.course().epochs.back().trainLoss < adapter.course().epochs.front().trainLoss);
    config::CoopOptions own = coopOptions();
    own.classSpecific = true;
    const auto specific = training::FeatureAdapter::coop(*encoder, t, kNames, kPrompts, own, {.seed = 5}, {});
    QCOMPARE(specific.trainableParameters(), std::int64_t(3 * 4 * 32));
}

void FeatureAdaptersTest::gradientsAgreeWithDifferences()
{
    const training::FeatureTask t = task();
    config::ClipAdapterOptions clipOptions;
    clipOptions.epochs = 1;
    const auto clipAdapter = training::FeatureAdapter::clipAdapter(t, clipOptions, {.seed = 3}, {});
    double error = probes::gradientError(clipAdapter, t.train, 12);
    QVERIFY2(error < 0.02, qPrintable(QString::number(error)));
    config::TipAdapterOptions options = tipOptions();
    options.epochs = 1;
    const auto tip = training::FeatureAdapter::tipAdapter(t, options, training::CacheKeys::Trained, {.seed = 3}, {});
    error = probes::gradientError(tip, t.train, 24);
    QVERIFY2(error < 0.02, qPrintable(QString::number(error)));
    const auto encoder = clip();
    config::CoopOptions coop = coopOptions();
    coop.epochs = 1;
    const training::FeatureTask ofClip = clipTask(*encoder);
    const auto context = training::FeatureAdapter::coop(*encoder, ofClip, kNames, kPrompts, coop, {.seed = 3}, {});
    error = probes::gradientError(context, ofClip.train, 8);
    QVERIFY2(error < 0.02, qPrintable(QString::number(error)));
}

void FeatureAdaptersTest::stepsFollowTheRule()
{
    const training::FeatureTask t = task();
    const auto trained = [&](const char* rule) {
        config::ClipAdapterOptions options;
        options.epochs = 20;
        options.optimiser = rule;
        return training::FeatureAdapter::clipAdapter(t, options, {.seed = 3}, {});
    };
    const auto adam = trained("adamw");
    const auto descent = trained("sgd");
    QVERIFY(descent.course().epochs.back().trainLoss < descent.course().epochs.front().trainLoss);
    QVERIFY(probes::saved(adam, "adapter.fc.2.weight") != probes::saved(descent, "adapter.fc.2.weight"));
    const double error = probes::momentumError();
    QVERIFY2(error < 1e-6, qPrintable(QString::number(error)));
}

void FeatureAdaptersTest::resumedTrainingEndsWithTheSameTensors_data()
{
    QTest::addColumn<QString>("method");
    QTest::newRow("CLIP-Adapter") << "clip";
    QTest::newRow("CLIP-Adapter, SGD") << "sgd";
    QTest::newRow("Tip-Adapter-F") << "tip";
    QTest::newRow("CoOp") << "coop";
    QTest::newRow("CoOp, words of each class") << "own";
}

void FeatureAdaptersTest::resumedTrainingEndsWithTheSameTensors()
{
    QFETCH(QString, method);
    const QTemporaryDir directory;
    const std::filesystem::path root = directory.path().toStdString();
    const auto fit = [&](const training::Hooks& hooks, const std::stop_token& stop) {
        if (method == "coop" || method == "own") { // a process that goes on has an encoder of its own
            const auto encoder = clip();
            config::CoopOptions options;
            options.classSpecific = method == "own";
            options.epochs = 4;
            training::FeatureAdapter adapter
                = training::FeatureAdapter::coop(*encoder, clipTask(*encoder), kNames, kPrompts, options, hooks, stop);
            adapter.save(root / "last");
            return adapter.course();
        }
        if (method == "tip") {
            config::TipAdapterOptions options = tipOptions();
            options.epochs = 4;
            const auto adapter
                = training::FeatureAdapter::tipAdapter(task(), options, training::CacheKeys::Trained, hooks, stop);
            adapter.save(root / "last");
            return adapter.course();
        }
        config::ClipAdapterOptions options;
        options.epochs = 4;
        options.optimiser = method == "sgd" ? "sgd" : "adamw";
        const auto adapter = training::FeatureAdapter::clipAdapter(task(), options, hooks, stop);
        adapter.save(root / "last");
        return adapter.course();
    };
    const training::Course whole = fit({.seed = 3}, {});
    const std::string expected = readFile(root / "last" / "feature_adapter.safetensors");
    const std::string description = readFile(root / "last" / "feature_adapter.json");
    std::filesystem::remove_all(root / "last");
    std::stop_source source;
    training::Hooks hooks{.seed = 3, .stateFolder = root / "state"};
    hooks.stepDone = [&](std::int64_t step, std::int64_t steps, double) {
        if (step == steps / 2 + 1) // in the middle of an epoch
            source.request_stop();
    };
    bool stopped = false;
    try {
        (void)fit(hooks, source.get_token());
    } catch (const Error& error) {
        stopped = error.kind() == ErrorKind::Cancelled;
    }
    QVERIFY(stopped);
    QVERIFY(!std::filesystem::exists(root / "last"));
    const training::Course resumed = fit({.seed = 3, .stateFolder = root / "state"}, {});
    QVERIFY(resumed.resumedEpochs > 0);
    QCOMPARE(resumed.epochs.size(), whole.epochs.size());
    QCOMPARE(resumed.epochs.back().validationLoss, whole.epochs.back().validationLoss);
    QCOMPARE(readFile(root / "last" / "feature_adapter.safetensors"), expected);
    QCOMPARE(readFile(root / "last" / "feature_adapter.json"), description);
}

void FeatureAdaptersTest::encoderIsItselfAfterCoop()
{
    const auto encoder = clip();
    const std::vector<std::string> prompts{"a chest x-ray", "X X X X normal."};
    const Matrix before = encoder->encodeTexts(prompts, {});
    (void)training::FeatureAdapter::coop(
        *encoder, clipTask(*encoder), kNames, kPrompts, coopOptions(), {.seed = 5}, {});
    QCOMPARE(encoder->encodeTexts(prompts, {}).values, before.values);
}

void FeatureAdaptersTest::differentSpacesAreRefused()
{
    training::FeatureTask t = task();
    t.texts = Matrix(kClasses, 7);
    std::string text;
    try {
        (void)training::FeatureAdapter::clipAdapter(t, {}, {}, {});
    } catch (const Error& error) {
        text = error.what();
    }
    QVERIFY2(text.find("one space for both") != std::string::npos, text.c_str());
}

QTEST_GUILESS_MAIN(FeatureAdaptersTest)
#include "tst_feature_adapters.moc"
