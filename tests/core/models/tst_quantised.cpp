#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/decode.h"
#include "core/models/generator.h"
#include "core/models/memory.h"
#include "core/quant/packed.h"

#include <cmath>
#include <map>

#include <QTest>
#include <nlohmann/json.hpp>

using namespace vlm;
using models::Precision;

namespace {

const std::filesystem::path kSource = MEDVLM_SOURCE_DIR;
const std::filesystem::path kModel = kSource / "resources/demo/models/demo-llava-general";

/// The demonstration's test questions by image.
struct Questions {
    std::vector<imaging::Image> images;
    std::vector<std::vector<std::string>> questions;

    explicit Questions(std::size_t most)
    {
        const nlohmann::json expected = readJson(kSource / "tests/data/demo/demo-llava-general/expected_vqa_rad.json");
        std::map<std::string, std::vector<std::string>> byImage;
        for (const nlohmann::json& record : expected.at("records"))
            byImage[record.at("image")].push_back(record.at("question"));
        for (const auto& [name, asked] : byImage) {
            if (images.size() == most)
                break;
            images.push_back(decoding::decode(kSource / "resources/demo/datasets/vqa-rad/images" / name));
            questions.push_back(asked);
        }
    }

    [[nodiscard]] std::vector<models::ImageQuestions> all() const
    {
        std::vector<models::ImageQuestions> list;
        for (std::size_t i = 0; i < images.size(); ++i)
            list.push_back({.image = &images[i], .questions = questions[i]});
        return list;
    }
};

std::vector<std::vector<models::Answer>> answers(
    models::Generator& generator, const Questions& asked, std::int64_t batch)
{
    return generator.answerAll(asked.all(), {.maxNewTokens = 16, .batch = batch}, {});
}

}

class TestQuantised : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manyImagesTogetherAnswerAsOneByOne_data();
    void manyImagesTogetherAnswerAsOneByOne();
    void answersStayClose_data();
    void answersStayClose();
    void everyFamilyLoadsInFourBits_data();
    void everyFamilyLoadsInFourBits();
    void modelsWithoutDecoderAreRefused();
    void memoryIsThatOfTheMatrices();
    void memoryShrinksWithThePrecision_data();
    void memoryShrinksWithThePrecision();
};

void TestQuantised::manyImagesTogetherAnswerAsOneByOne_data()
{
    // Products by integers round the activations: where attention differs by rounding between batches, a rounded
    // activation may differ by a whole step.
    QTest::addColumn<int>("precision");
    QTest::addColumn<double>("same");
    QTest::addColumn<double>("probability");
    QTest::newRow("float32") << static_cast<int>(Precision::Float32) << 1.0 << 1e-4;
    QTest::newRow("int8") << static_cast<int>(Precision::Int8) << 0.95 << 0.05;
    QTest::newRow("int4") << static_cast<int>(Precision::Int4) << 0.95 << 0.05;
    QTest::newRow("nf4") << static_cast<int>(Precision::Nf4) << 1.0 << 1e-4;
}

void TestQuantised::manyImagesTogetherAnswerAsOneByOne()
{
    QFETCH(int, precision);
    QFETCH(double, same);
    QFETCH(double, probability);
    const auto generator = models::loadGenerator(kModel, {.precision = static_cast<Precision>(precision)});
    const Questions asked(12);
    const auto together = answers(*generator, asked, 16);
    const auto alone = answers(*generator, asked, 1);
    QCOMPARE(together.size(), asked.images.size());
    int total = 0;
    int equal = 0;
    for (std::size_t i = 0; i < together.size(); ++i) {
        QCOMPARE(together[i].size(), asked.questions[i].size());
        for (std::size_t q = 0; q < together[i].size(); ++q) {
            ++total;
            equal += together[i][q].ids == alone[i][q].ids ? 1 : 0;
            QVERIFY2(std::abs(together[i][q].yes - alone[i][q].yes) < probability,
                qPrintable(QString::number(std::abs(together[i][q].yes - alone[i][q].yes))));
        }
    }
    QVERIFY2(equal >= same * total, qPrintable(QString("%1 of %2").arg(equal).arg(total)));
}

void TestQuantised::answersStayClose_data()
{
    QTest::addColumn<int>("precision");
    QTest::addColumn<double>("same");
    QTest::addColumn<double>("probability");
    QTest::newRow("bfloat16") << static_cast<int>(Precision::BFloat16) << 0.90 << 0.05;
    QTest::newRow("int8") << static_cast<int>(Precision::Int8) << 0.90 << 0.05;
    QTest::newRow("int4") << static_cast<int>(Precision::Int4) << 0.60 << 0.20;
    QTest::newRow("nf4") << static_cast<int>(Precision::Nf4) << 0.60 << 0.20;
}

void TestQuantised::answersStayClose()
{
    QFETCH(int, precision);
    QFETCH(double, same);
    QFETCH(double, probability);
    const Questions asked(40);
    const auto exact = answers(*models::loadGenerator(kModel, {}), asked, 16);
    const auto rounded
        = answers(*models::loadGenerator(kModel, {.precision = static_cast<Precision>(precision)}), asked, 16);
    int total = 0;
    int equal = 0;
    double difference = 0.0;
    bool identical = true;
    for (std::size_t i = 0; i < exact.size(); ++i) {
        for (std::size_t q = 0; q < exact[i].size(); ++q) {
            ++total;
            equal += exact[i][q].text == rounded[i][q].text ? 1 : 0;
            difference += std::abs(exact[i][q].yes - rounded[i][q].yes);
            identical = identical && exact[i][q].yes == rounded[i][q].yes;
        }
    }
    QVERIFY2(equal >= same * total, qPrintable(QString("%1 of %2").arg(equal).arg(total)));
    QVERIFY2(difference <= probability * total, qPrintable(QString::number(difference / total)));
    QVERIFY2(!identical, "the weights were not rounded at all");
}

void TestQuantised::everyFamilyLoadsInFourBits_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"llava", "llava_original", "llava_med_original", "llava_mistral", "llava_sharded_bf16",
             "vila_siglip_qwen2", "vila", "gemma3", "qwen2_vl", "qwen2_5_vl", "internvl", "blip2_opt", "xraygpt"})
        QTest::newRow(name) << name;
}

void TestQuantised::everyFamilyLoadsInFourBits()
{
    QFETCH(QString, name);
    imaging::Image image(40, 40, 3);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>((i * 7) % 251);
    const std::vector<std::string> questions{"Is there a mass?", "Why?"};
    for (const Precision precision : {Precision::Int8, Precision::Int4, Precision::Nf4}) {
        const auto generator
            = models::loadGenerator(kSource / "tests/data/fixtures" / name.toStdString(), {.precision = precision});
        const auto together = generator->answer(image, questions, {.maxNewTokens = 6, .batch = 2}, {});
        const auto alone = generator->answer(image, questions, {.maxNewTokens = 6, .batch = 1}, {});
        const auto beams = generator->answer(image, questions, {.maxNewTokens = 6, .beams = 3}, {});
        for (std::size_t i = 0; i < questions.size(); ++i) {
            QVERIFY(together[i].ids == alone[i].ids);
            QVERIFY(!beams[i].ids.empty() && std::isfinite(beams[i].logProbabilities.back()));
        }
    }
}

void TestQuantised::modelsWithoutDecoderAreRefused()
{
    const auto refused = [](auto&& load) {
        try {
            (void)load();
        } catch (const Error& error) {
            return error.kind() == ErrorKind::Config;
        }
        return false;
    };
    QVERIFY(refused([] {
        return models::loadEncoder(kSource / "resources/demo/models/demo-clip-general", {.precision = Precision::Int4});
    }));
    QVERIFY(refused(
        [] { return models::loadGenerator(kSource / "tests/data/fixtures/blip_vqa", {.precision = Precision::Nf4}); }));
}

void TestQuantised::memoryIsThatOfTheMatrices()
{
    // Five layers of width 192, MLP 512, heads 6 of 32; the vocabulary of 2048 is tied. All stored as float16.
    const auto matrices = [](quant::Format format) {
        return 5
            * (4 * quant::packedBytes(format, 192, 192) + 2 * quant::packedBytes(format, 512, 192)
                + quant::packedBytes(format, 192, 512));
    };
    const models::MemoryNeed exact = models::memoryNeed(kModel, Precision::Float32);
    const models::MemoryNeed four = models::memoryNeed(kModel, Precision::Int4);
    const models::MemoryNeed nf4 = models::memoryNeed(kModel, Precision::Nf4);
    constexpr std::int64_t kWeights = 5 * (4 * 192 * 192 + 3 * 192 * 512);
    constexpr std::int64_t kVocabulary = std::int64_t{2048} * 192;
    QCOMPARE(exact.own - four.own,
        4 * (kWeights + kVocabulary) - matrices(quant::Format::Int4)
            - quant::packedBytes(quant::Format::Int8, 2048, 192));
    QCOMPARE(exact.own - nf4.own, 4 * (kWeights + kVocabulary) - matrices(quant::Format::Nf4) - 2 * kVocabulary);
    QCOMPARE(exact.mapped, 2 * kVocabulary); // the embedding stays float16
    QCOMPARE(exact.largestLayer, 2 * kWeights / 5);
    QCOMPARE(exact.cachePerToken, 5 * 2 * 192 * 4);
    QCOMPARE(exact.total(10, 3), exact.own + exact.mapped + exact.largestLayer + 30 * exact.cachePerToken);
}

void TestQuantised::memoryShrinksWithThePrecision_data()
{
    everyFamilyLoadsInFourBits_data();
}

void TestQuantised::memoryShrinksWithThePrecision()
{
    QFETCH(QString, name);
    const auto need = [&](Precision precision) {
        return models::memoryNeed(kSource / "tests/data/fixtures" / name.toStdString(), precision);
    };
    QVERIFY(need(Precision::Int8).total(0, 0) < need(Precision::Float32).total(0, 0));
    QVERIFY(need(Precision::Int4).total(0, 0) < need(Precision::Int8).total(0, 0));
    QVERIFY(need(Precision::Float32).cachePerToken > 0);
}

QTEST_GUILESS_MAIN(TestQuantised)
#include "tst_quantised.moc"
