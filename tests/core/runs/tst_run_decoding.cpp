// How a run's answers are decoded, and that results know it.
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/runs/decoding.h"
#include "core/runs/keys.h"

using namespace vlm;
using config::DecodingOptions;
using models::GenerateOptions;

namespace {

namespace fs = std::filesystem;

GenerateOptions used(
    const DecodingOptions& options, const models::GenerationDefaults& defaults = {}, data::Task task = data::Task::Vqa)
{
    return runs::generateOptions(options, defaults, task);
}

}

class TestRunDecoding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void greedyIsTheDefault();
    void samplingTakesItsSettings();
    void beamsTakeTheirSettings();
    void theCheckpointsFileIsHeeded();
    void whatTheFileAsksForAndIsNotKnownIsNamed();
    void samplingAmongBeamsIsRefused();
    void settingsOfOtherMethodsHaveNoSay();
    void keysKnowTheDecoding();
    void runsWithoutDecodingAreRead();

private:
    fs::path folder(const std::string& generationConfig)
    {
        const fs::path path = fs::path(m_folder.path().toStdString()) / std::to_string(m_made++);
        fs::create_directories(path);
        if (!generationConfig.empty())
            writeFileAtomically(path / "generation_config.json", generationConfig);
        return path;
    }

    QTemporaryDir m_folder;
    int m_made = 0;
};

void TestRunDecoding::greedyIsTheDefault()
{
    const GenerateOptions greedy = used({});
    QCOMPARE(greedy.temperature, 0.0);
    QCOMPARE(greedy.beams, 1);
    QCOMPARE(greedy.maxNewTokens, 64);
    QCOMPARE(used({}, {}, data::Task::Caption).maxNewTokens, 512);
    QVERIFY(!greedy.repetitionPenalty); // the checkpoint's own
}

void TestRunDecoding::samplingTakesItsSettings()
{
    DecodingOptions options{
        .method = "sampling", .maxNewTokens = 9, .temperature = 0.7, .topP = 0.9, .topK = 5, .seed = 3};
    options.repetitionPenalty = 1.2;
    const GenerateOptions made = used(options);
    QCOMPARE(made.temperature, 0.7);
    QCOMPARE(made.topP, 0.9);
    QCOMPARE(made.topK, 5);
    QCOMPARE(made.seed, 3);
    QCOMPARE(made.maxNewTokens, 9);
    QCOMPARE(made.repetitionPenalty, std::optional(1.2));
    const nlohmann::json facts = runs::decodingFacts(options, made, {});
    QVERIFY(facts.at("method") == "sampling");
    QVERIFY(facts.at("seed") == 3);
    QVERIFY(facts.at("top_k") == 5);
    QVERIFY(!facts.contains("beams") && !facts.contains("source"));
}

void TestRunDecoding::beamsTakeTheirSettings()
{
    const DecodingOptions options{.method = "beams", .beams = 3, .lengthPenalty = 0.4, .earlyStopping = "never"};
    const GenerateOptions made = used(options);
    QCOMPARE(made.beams, 3);
    QCOMPARE(made.lengthPenalty, 0.4);
    QVERIFY(made.earlyStopping == models::EarlyStopping::Never);
    QCOMPARE(made.temperature, 0.0);
    QVERIFY(runs::decodingFacts(options, made, {}).at("early_stopping") == "never");
}

void TestRunDecoding::theCheckpointsFileIsHeeded()
{
    const auto defaults = models::readGenerationDefaults(
        folder(R"({"do_sample": false, "num_beams": 3, "repetition_penalty": 1.3, "max_new_tokens": 20})"));
    const DecodingOptions published{.method = "as-published"};
    const GenerateOptions made = used(published, defaults);
    QCOMPARE(made.beams, 3);
    QCOMPARE(made.repetitionPenalty, std::optional(1.3));
    QCOMPARE(made.maxNewTokens, 20);
    const nlohmann::json facts = runs::decodingFacts(published, made, defaults);
    QVERIFY(facts.at("method") == "beams");
    QVERIFY(facts.at("source") == "generation_config.json");
    QVERIFY(facts.at("repetition_penalty") == 1.3);
    QCOMPARE(used({.method = "as-published", .maxNewTokens = 5}, defaults).maxNewTokens, 5);

    const auto drawing = models::readGenerationDefaults(folder(R"({"do_sample": true, "temperature": 0.2})"));
    QCOMPARE(used(published, drawing).temperature, 0.2);
    QCOMPARE(used(published, drawing).topK, 50);
    // Greedy stays greedy, with the checkpoint's penalty.
    QCOMPARE(used({}, defaults).beams, 1);
    QVERIFY(runs::decodingFacts({}, used({}, defaults), defaults).at("repetition_penalty") == 1.3);
    // No file: greedy, and the record says so.
    const GenerateOptions none = used(published);
    QCOMPARE(none.temperature, 0.0);
    QVERIFY(runs::decodingFacts(published, none, {}).at("source") == "");
}

void TestRunDecoding::whatTheFileAsksForAndIsNotKnownIsNamed()
{
    const auto defaults
        = models::readGenerationDefaults(folder(R"({"do_sample": true, "typical_p": 0.9, "min_p": 0.0})"));
    QCOMPARE(defaults.unknown, (std::vector<std::string>{"typical_p 0.9"}));
    try {
        (void)used({.method = "as-published"}, defaults);
        QFAIL("decoded otherwise than the file says");
    } catch (const Error& error) {
        QVERIFY(error.kind() == ErrorKind::Config);
        QVERIFY(std::string(error.what()).find("typical_p 0.9") != std::string::npos);
    }
    QCOMPARE(used({}, defaults).temperature, 0.0); // only those who ask for the file's way are stopped
}

void TestRunDecoding::samplingAmongBeamsIsRefused()
{
    const auto defaults = models::readGenerationDefaults(folder(R"({"do_sample": true, "num_beams": 4})"));
    try {
        (void)used({.method = "as-published"}, defaults);
        QFAIL("decoded otherwise than the file says");
    } catch (const Error& error) {
        QVERIFY(std::string(error.what()).find("4 beams") != std::string::npos);
    }
}

void TestRunDecoding::settingsOfOtherMethodsHaveNoSay()
{
    DecodingOptions touched;
    touched.temperature = 3.0;
    touched.beams = 9;
    touched.seed = 1;
    QVERIFY(config::heeded(touched) == config::heeded({}));
    touched.method = "sampling";
    QVERIFY(config::heeded(touched) != config::heeded({.method = "sampling"}));
}

void TestRunDecoding::keysKnowTheDecoding()
{
    const config::ModelRef bare{.id = "m", .folder = folder(""), .specialist = false, .pairing = {}};
    const config::ModelRef published{
        .id = "m", .folder = folder(R"({"repetition_penalty": 1.3})"), .specialist = false, .pairing = {}};
    store::DatasetRow questions;
    questions.task = "vqa";
    const auto key = [](const config::ModelRef& model, const store::DatasetRow& dataset, DecodingOptions decoding) {
        config::RunConfig config;
        config.decoding = std::move(decoding);
        const auto mode = config::Mode::OffTheShelf;
        return runs::cellKey(runs::cellIdentity("weights", dataset, mode, model, config), config);
    };
    const std::string greedy = key(bare, questions, {});
    QCOMPARE(key(bare, questions, {.beams = 7}), greedy);
    QVERIFY(key(bare, questions, {.method = "beams"}) != greedy);
    QVERIFY(key(bare, questions, {.method = "sampling", .seed = 1}) != key(bare, questions, {.method = "sampling"}));
    QVERIFY(key(bare, questions, {.method = "as-published"}) != greedy);
    QVERIFY(key(published, questions, {}) != greedy); // its penalty also decides greedy answers
    // Models that score classes do not decode.
    store::DatasetRow classes;
    classes.task = "diagnosis";
    QCOMPARE(key(bare, classes, {.method = "beams"}), key(published, classes, {}));
}

void TestRunDecoding::runsWithoutDecodingAreRead()
{
    const auto study = [](const std::string& more) {
        return nlohmann::json::parse(
            R"({"models": [{"folder": "m"}], "datasets": [{"path": "d"}], "modes": ["ots"])" + more + "}");
    };
    QCOMPARE(config::runConfigFromJson(study(""), "/").decoding.method, std::string("greedy"));
    const auto read
        = config::runConfigFromJson(study(R"(, "decoding": {"method": "beams", "beams": 5})"), "/").decoding;
    QCOMPARE(read.beams, 5);
    config::RunConfig written;
    written.decoding = read;
    QVERIFY(config::toJson(written).at("decoding").at("method") == "beams");
    try {
        (void)config::runConfigFromJson(study(R"(, "decoding": {"method": "guessing"})"), "/");
        QFAIL("read");
    } catch (const Error& error) {
        QVERIFY(std::string(error.what()).find("as-published") != std::string::npos);
    }
}

QTEST_GUILESS_MAIN(TestRunDecoding)
#include "tst_run_decoding.moc"
