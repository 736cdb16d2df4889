#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>

#include "core/checkpoint/checkpoint.h"
#include "probes.h"

using namespace vlm;

namespace {

constexpr double kFloatRounding = 1e-5; // sums of a few dozen products of order one

}

class TensorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void attentionIsTheFormula();
    void inferenceProductIsThePlainOne();
    void adamwFollowsItsClosedForm();
    void parameterWithoutGradientStays();
    void gradientsAreScaledToTheNorm();
    void adapterAddsItsScaledProduct();
    void adapterThatTheReferenceNeverRunsIsInert();
    void halfWeightsAreWidenedExactly();
    void float32WeightsShareTheMapping();
    void missingTensorNamesItsNeighbours();
    void recomputedLayersGiveTheSameGradients();
    void adaptersMoveEveryLayerWithRecomputation();
    void aCacheKeepsItsTokensAsItGrows();
};

void TensorTest::attentionIsTheFormula()
{
    QVERIFY(probes::attentionDifference(false) < kFloatRounding);
    QVERIFY(probes::attentionDifference(true) < kFloatRounding);
}

void TensorTest::inferenceProductIsThePlainOne()
{
    for (const int images : {1, 2, 5}) // one image and several take different ways
        QVERIFY2(probes::linearDifference(images) < kFloatRounding, qPrintable(QString::number(images)));
}

void TensorTest::adamwFollowsItsClosedForm()
{
    // Under a constant gradient both corrected moments are the gradient itself, so a step is p(1 - lr·wd) - lr.
    const auto values = probes::adamwSteps(3, 0.1, 0.01);
    double expected = 1.0;
    for (const double value : values) {
        expected = expected * (1.0 - 0.1 * 0.01) - 0.1;
        QVERIFY2(std::abs(value - expected) < 1e-7, qPrintable(QString::number(value, 'g', 12)));
    }
}

void TensorTest::parameterWithoutGradientStays()
{
    QCOMPARE(probes::adamwWithoutGradient(0.7), 0.7);
}

void TensorTest::gradientsAreScaledToTheNorm()
{
    const auto values = probes::clippedGradients(); // 3-4-5 triangle
    QVERIFY(std::abs(values[0] - 5.0) < 1e-12);
    QVERIFY(std::abs(values[1] - 0.6) < 1e-6);
    QVERIFY(std::abs(values[2] - 0.8) < 1e-6);
}

void TensorTest::adapterAddsItsScaledProduct()
{
    // x = (5, 6): A x = 5 + 2·6 = 17; B · 17 = (51, 68); alpha / rank = 2. dy/dB = 2 · 17 in both rows.
    const std::vector<double> expected{5, 6, 5 + 102, 6 + 136, 34, 34};
    QCOMPARE(probes::loraOutputs(), expected);
}

void TensorTest::adapterThatTheReferenceNeverRunsIsInert()
{
    QVERIFY(probes::bypassedAdapterIsInert());
}

void TensorTest::halfWeightsAreWidenedExactly()
{
    const QTemporaryDir directory;
    const std::filesystem::path file = std::filesystem::path(directory.path().toStdString()) / "w.safetensors";
    const std::array<std::uint16_t, 3> half{0x3C00, 0xC000, 0x3800}; // 1, -2, 0.5
    const std::array<std::uint16_t, 3> brain{0x3F80, 0xC000, 0x3F00}; // the same
    const std::array tensors{
        checkpoint::TensorView{
            .name = "brain", .dtype = checkpoint::DType::BF16, .shape = {3}, .bytes = std::as_bytes(std::span(brain))},
        checkpoint::TensorView{
            .name = "half", .dtype = checkpoint::DType::F16, .shape = {3}, .bytes = std::as_bytes(std::span(half))}};
    checkpoint::writeSafetensors(file, tensors);
    const std::vector<double> expected{1, -2, 0.5};
    QCOMPARE(probes::widened(file, "half"), expected);
    QCOMPARE(probes::widened(file, "brain"), expected);
}

void TensorTest::float32WeightsShareTheMapping()
{
    const std::filesystem::path clip
        = std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/fixtures/clip/model.safetensors";
    QVERIFY(probes::sharesMapping(clip, "visual_projection.weight"));
}

void TensorTest::missingTensorNamesItsNeighbours()
{
    const std::filesystem::path clip
        = std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/fixtures/clip/model.safetensors";
    const std::string text
        = probes::fetchError(clip, "vision_model.encoder.layers.0.self_attn.q_proj.wieght", {32, 32});
    QVERIFY2(text.find("[32, 32]") != std::string::npos, text.c_str());
    QVERIFY2(text.find("vision_model.encoder.layers.0.self_attn.q_proj.weight") != std::string::npos, text.c_str());
    QCOMPARE(probes::fetchError(clip, "visual_projection.weight", {24, 32}), std::string());
}

void TensorTest::recomputedLayersGiveTheSameGradients()
{
    const probes::TrainedStep kept = probes::decoderStep(true, false);
    const probes::TrainedStep again = probes::decoderStep(true, true);
    QCOMPARE(again.loss, kept.loss);
    QCOMPARE(again.gradients.size(), kept.gradients.size());
    double largest = 0.0;
    double difference = 0.0; // the order of sums differs; dropout that drew otherwise would be as large as a gradient
    for (std::size_t i = 0; i < kept.gradients.size(); ++i) {
        largest = std::max(largest, std::abs(kept.gradients[i]));
        difference = std::max(difference, std::abs(again.gradients[i] - kept.gradients[i]));
    }
    QVERIFY2(difference <= kFloatRounding * largest, qPrintable(QString::number(difference / largest)));
}

void TensorTest::adaptersMoveEveryLayerWithRecomputation()
{
    const probes::TrainedStep step = probes::decoderStep(true, true);
    QVERIFY(std::ranges::count(step.gradients, 0.0) * 10 < static_cast<std::ptrdiff_t>(step.gradients.size()));
}

void TensorTest::aCacheKeepsItsTokensAsItGrows()
{
    QCOMPARE(probes::cacheDifference(false), 0.0);
    QCOMPARE(probes::cacheDifference(true), 0.0);
}

QTEST_GUILESS_MAIN(TensorTest)
#include "tst_tensor.moc"
