#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/decode.h"
#include "core/models/generator.h"

#include <cmath>
#include <map>

#include <QTest>
#include <nlohmann/json.hpp>

using namespace vlm;

namespace {

const std::filesystem::path kSource = MEDVLM_SOURCE_DIR;

imaging::Image gradient(int side)
{
    imaging::Image image(side, side, 3);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>((i * 7) % 251);
    return image;
}

std::unique_ptr<models::Generator> fixture(const char* name)
{
    return models::loadGenerator(kSource / "tests/data/fixtures" / name, {});
}

}

class TestGenerative : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void demonstrationAnswersAreTheReferences();
    void answersDoNotDependOnTheBatch_data();
    void answersDoNotDependOnTheBatch();
    void probabilitiesAreThoseOfTheAnswer();
    void samplingRepeatsWithItsSeed();
    void aStopRequestEndsTheAnswer();
    void aTemplateWithoutImageIsRefused();
};

void TestGenerative::demonstrationAnswersAreTheReferences()
{
    const nlohmann::json expected = readJson(kSource / "tests/data/demo/demo-llava-general/expected_vqa_rad.json");
    const auto generator = models::loadGenerator(kSource / "resources/demo/models/demo-llava-general", {});
    const models::GenerateOptions options{.maxNewTokens = 16};
    std::map<std::string, std::vector<std::size_t>> byImage;
    const nlohmann::json& records = expected.at("records");
    for (std::size_t i = 0; i < records.size(); ++i)
        byImage[records[i].at("image")].push_back(i);
    int different = 0;
    for (const auto& [name, rows] : byImage) {
        const auto image = decoding::decode(kSource / "resources/demo/datasets/vqa-rad/images" / name);
        std::vector<std::string> questions;
        for (const std::size_t row : rows)
            questions.push_back(records[row].at("question"));
        const auto answers = generator->answer(image, questions, options, {});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string wanted = records[rows[i]].at("prediction");
            if (answers[i].text != wanted) {
                ++different;
                qInfo("%s: '%s', reference '%s'", name.c_str(), answers[i].text.c_str(), wanted.c_str());
            }
        }
    }
    QCOMPARE(different, 0);
}

void TestGenerative::answersDoNotDependOnTheBatch_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
        {"llava", "llava_original", "llava_med_original", "llava_mistral", "llava_sharded_bf16", "vila_siglip_qwen2",
            "vila", "gemma3", "qwen2_vl", "qwen2_5_vl", "internvl", "blip_vqa", "blip2_opt", "xraygpt"})
        QTest::newRow(name) << name;
}

void TestGenerative::answersDoNotDependOnTheBatch()
{
    QFETCH(QString, name);
    const auto generator = fixture(qPrintable(name));
    const std::vector<std::string> questions{"Is there a mass?", "What organ is abnormal in this image?", "Why?"};
    models::GenerateOptions options{.maxNewTokens = 8};
    const auto together = generator->answer(gradient(40), questions, options, {});
    options.batch = 1;
    const auto alone = generator->answer(gradient(40), questions, options, {});
    QCOMPARE(together.size(), questions.size());
    for (std::size_t i = 0; i < questions.size(); ++i) {
        QVERIFY(together[i].ids == alone[i].ids);
        QVERIFY(std::abs(together[i].yes - alone[i].yes) < 1e-5);
    }
}

void TestGenerative::probabilitiesAreThoseOfTheAnswer()
{
    const auto generator = fixture("llava");
    const std::vector<std::string> questions{"Is there a mass?"};
    const auto answers = generator->answer(gradient(32), questions, {.maxNewTokens = 5}, {});
    QCOMPARE(answers[0].ids.size(), answers[0].logProbabilities.size());
    for (const float one : answers[0].logProbabilities)
        QVERIFY(one <= 0.0F && std::isfinite(one));
    QVERIFY(answers[0].yes >= 0.0 && answers[0].no >= 0.0 && answers[0].yes + answers[0].no <= 1.0);
    QVERIFY(answers[0].promptTokens > 16);
}

void TestGenerative::samplingRepeatsWithItsSeed()
{
    const auto generator = fixture("llava");
    const std::vector<std::string> questions{"Is there a mass?"};
    models::GenerateOptions options{.maxNewTokens = 8, .temperature = 5.0, .topP = 0.95, .seed = 3};
    const auto first = generator->answer(gradient(32), questions, options, {});
    const auto again = generator->answer(gradient(32), questions, options, {});
    options.seed = 4;
    const auto other = generator->answer(gradient(32), questions, options, {});
    QVERIFY(first[0].ids == again[0].ids);
    QVERIFY(first[0].ids != other[0].ids);
}

void TestGenerative::aStopRequestEndsTheAnswer()
{
    const auto generator = fixture("llava");
    std::stop_source stop;
    stop.request_stop();
    const std::vector<std::string> questions{"Is there a mass?"};
    try {
        (void)generator->answer(gradient(32), questions, {}, stop.get_token());
        QFAIL("answered");
    } catch (const Error& error) {
        QVERIFY(error.kind() == ErrorKind::Cancelled);
    }
}

void TestGenerative::aTemplateWithoutImageIsRefused()
{
    const auto generator = fixture("llava");
    models::GenerateOptions options;
    options.promptTemplate = "{question}";
    const std::vector<std::string> questions{"Is there a mass?"};
    try {
        (void)generator->answer(gradient(32), questions, options, {});
        QFAIL("answered");
    } catch (const Error& error) {
        QVERIFY(std::string(error.what()).find("{image}") != std::string::npos);
    }
}

QTEST_GUILESS_MAIN(TestGenerative)
#include "tst_generative.moc"
