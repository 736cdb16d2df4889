#include "chain_decoder.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <cmath>
#include <map>

#include <QTemporaryDir>
#include <QTest>

using namespace vlm;
using models::EarlyStopping;
using models::GenerateOptions;

namespace {

using Ids = std::vector<std::int64_t>;

constexpr std::int64_t kEnd = 3;

// 0 begins, 1 = A, 2 = B, 3 = end, 4 = C. A is likelier than B, but only B ends at once:
// "B end" has probability 0.36, "A C end" 0.294.
const chain::Table kFork{{0.0, 0.6, 0.4, 0.0, 0.0}, {0.0, 0.0, 0.2, 0.3, 0.5}, {0.0, 0.05, 0.05, 0.9, 0.0},
    {1.0, 0.0, 0.0, 0.0, 0.0}, {0.0, 0.02, 0.0, 0.98, 0.0}};

// 1 and 2 follow each other for ever, 4 and the end are second choices.
const chain::Table kRound{{0.0, 0.9, 0.1, 0.0, 0.0}, {0.0, 0.0, 0.6, 0.1, 0.3}, {0.0, 0.7, 0.0, 0.1, 0.2},
    {1.0, 0.0, 0.0, 0.0, 0.0}, {0.0, 0.1, 0.2, 0.7, 0.0}};

Ids found(const chain::Table& table, const GenerateOptions& options)
{
    return chain::generate(table, {{0}}, options, kEnd).front().ids;
}

}

class TestGeneration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void greedyTakesTheLikeliestToken();
    void steppersAnswerAsLayersDo();
    void beamsFindTheLikelierSequence();
    void lengthPenaltyFavoursLongerOnes();
    void beamsFollowTheOnlyWay();
    void beamsStopAtTheLimit();
    void earlyStoppingTakesTheFirstBeams();
    void beamsWithTemperatureAreRefused();
    void ngramsAppearOnce();
    void repetitionPenaltyDividesWhatWasSeen();
    void leastLengthForbidsTheEnd();
    void onlyTheMostProbableAreDrawn();
    void drawsFollowTheProbabilities();
    void drawsDoNotDependOnTheBatch();
    void generationConfigIsRead();
    void publishedOptionsAreThoseOfTransformers();
    void anUnknownSettingIsNamed();
    void unpackingWithTensorsGivesTheSame();
    void gradientsPassNf4();
};

void TestGeneration::greedyTakesTheLikeliestToken()
{
    QCOMPARE(found(kFork, {.maxNewTokens = 9}), (Ids{1, 4, kEnd}));
}

void TestGeneration::steppersAnswerAsLayersDo()
{
    const std::vector<std::pair<GenerateOptions, bool>> cases{{{.maxNewTokens = 6}, true},
        {{.maxNewTokens = 6, .minNewTokens = 4}, false}, {{.maxNewTokens = 6, .temperature = 0.8, .seed = 4}, false},
        {{.maxNewTokens = 6, .repetitionPenalty = 1.7}, false}};
    for (const chain::Table& table : {kFork, kRound}) {
        for (const auto& [options, free] : cases) {
            int fed = 0;
            const chain::Found stepped = chain::generateStepped(table, {0}, options, kEnd, fed).front();
            QCOMPARE(stepped.ids, found(table, options));
            QCOMPARE(fed <= 0, free || stepped.ids.size() == 1);
        }
    }
}

void TestGeneration::beamsFindTheLikelierSequence()
{
    QCOMPARE(found(kFork, {.maxNewTokens = 9, .beams = 2, .lengthPenalty = 0.0}), (Ids{2, kEnd}));
}

void TestGeneration::lengthPenaltyFavoursLongerOnes()
{
    // log 0.36 / 2 = -0.511 against log 0.294 / 3 = -0.408
    QCOMPARE(found(kFork, {.maxNewTokens = 9, .beams = 2, .lengthPenalty = 1.0}), (Ids{1, 4, kEnd}));
}

void TestGeneration::beamsFollowTheOnlyWay()
{
    // Beams that are one: every token has a single successor, so that the second beam is never possible.
    const chain::Table line{{0.0, 1.0, 0.0, 0.0, 0.0}, {0.0, 0.0, 1.0, 0.0, 0.0}, {0.0, 0.0, 0.0, 1.0, 0.0},
        {1.0, 0.0, 0.0, 0.0, 0.0}, {1.0, 0.0, 0.0, 0.0, 0.0}};
    QCOMPARE(found(line, {.maxNewTokens = 7}), (Ids{1, 2, kEnd}));
    QCOMPARE(found(line, {.maxNewTokens = 7, .beams = 4}), (Ids{1, 2, kEnd}));
    QCOMPARE(found(kRound, {.maxNewTokens = 7, .beams = 1}), found(kRound, {.maxNewTokens = 7}));
}

void TestGeneration::beamsStopAtTheLimit()
{
    // The likeliest three tokens without an end: 1 2 1 has 0.9 · 0.6 · 0.7.
    const auto one = chain::generate(kRound, {{0}}, {.maxNewTokens = 3, .beams = 3, .lengthPenalty = 0.0}, kEnd);
    QCOMPARE(one.front().ids, (Ids{1, 2, 1}));
    QVERIFY(!one.front().finished);
}

void TestGeneration::earlyStoppingTakesTheFirstBeams()
{
    const chain::Table table{{0.0, 0.5, 0.5, 0.0, 0.0}, {0.0, 0.0, 0.0, 0.6, 0.4}, {0.0, 0.0, 0.0, 0.6, 0.4},
        {1.0, 0.0, 0.0, 0.0, 0.0}, {0.0, 0.0, 0.0, 0.999, 0.001}};
    // "1 end" and "2 end" have 0.3 each, "1 4" and "2 4" 0.2: both beams finish after two tokens with log 0.3 / 2 =
    // -0.602.
    GenerateOptions options{.maxNewTokens = 6, .beams = 2, .lengthPenalty = 1.0, .earlyStopping = EarlyStopping::First};
    QCOMPARE(found(table, options), (Ids{1, kEnd}));
    // The heuristic values "1 4" at its length, log 0.2 / 2 = -0.805, and stops too, although "1 4 end" would reach
    // log 0.1998 / 3 = -0.537. "Never" values it at the greatest length, log 0.2 / 6, and goes on.
    options.earlyStopping = EarlyStopping::Heuristic;
    QCOMPARE(found(table, options), (Ids{1, kEnd}));
    GenerateOptions never = options;
    never.earlyStopping = EarlyStopping::Never;
    QCOMPARE(found(table, never), (Ids{1, 4, kEnd}));
}

void TestGeneration::beamsWithTemperatureAreRefused()
{
    try {
        (void)found(kFork, {.temperature = 1.0, .beams = 2});
        QFAIL("searched");
    } catch (const Error& error) {
        QVERIFY(error.kind() == ErrorKind::Config);
    }
}

void TestGeneration::ngramsAppearOnce()
{
    QCOMPARE(found(kRound, {.maxNewTokens = 5}), (Ids{1, 2, 1, 2, 1}));
    // After 1 2 1 another 2 would repeat "1 2": the next best is 4, which ends.
    QCOMPARE(found(kRound, {.maxNewTokens = 5, .noRepeatNgram = 2}), (Ids{1, 2, 1, 4, kEnd}));
}

void TestGeneration::repetitionPenaltyDividesWhatWasSeen()
{
    // Scores are log probabilities, negative, so that the penalty multiplies: after 1, token 2 keeps log 0.6; after 1
    // 2, token 1 goes from log 0.7 = -0.36 to -1.78 with 5, behind token 4 with log 0.2 = -1.61.
    GenerateOptions options{.maxNewTokens = 4};
    options.repetitionPenalty = 5.0;
    QCOMPARE(found(kRound, options), (Ids{1, 2, 4, kEnd}));
}

void TestGeneration::leastLengthForbidsTheEnd()
{
    const Ids ids = found(kFork, {.maxNewTokens = 6, .minNewTokens = 4});
    QVERIFY(std::ranges::find(ids.begin(), ids.begin() + 4, kEnd) == ids.begin() + 4);
    const Ids beams = found(kFork, {.maxNewTokens = 6, .minNewTokens = 4, .beams = 2});
    QVERIFY(std::ranges::find(beams.begin(), beams.begin() + 4, kEnd) == beams.begin() + 4);
}

void TestGeneration::onlyTheMostProbableAreDrawn()
{
    QCOMPARE(found(kFork, {.maxNewTokens = 9, .temperature = 3.0, .topK = 1}), (Ids{1, 4, kEnd}));
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Ids ids = found(kRound, {.maxNewTokens = 2, .temperature = 9.0, .topK = 2, .seed = seed});
        QVERIFY(ids[0] == 1 || ids[0] == 2);
        QVERIFY2(ids[1] == (ids[0] == 1 ? 2 : 1) || ids[1] == 4, "the third most probable token was drawn");
    }
    // 0.5 and 0.3 reach 0.75; the 0.2 left are never drawn.
    for (std::uint64_t seed = 0; seed < 200; ++seed)
        QVERIFY(chain::generate(kFork, {{1}}, {.maxNewTokens = 1, .temperature = 1.0, .topP = 0.75, .seed = seed}, kEnd)
                    .front()
                    .ids
            != Ids{2});
}

void TestGeneration::drawsFollowTheProbabilities()
{
    std::map<std::int64_t, int> count;
    constexpr int kDraws = 4000;
    for (std::uint64_t seed = 0; seed < kDraws; ++seed)
        ++count[chain::generate(kFork, {{1}}, {.maxNewTokens = 1, .temperature = 1.0, .seed = seed}, kEnd)
                    .front()
                    .ids.front()];
    for (const auto& [id, probability] : {std::pair{2, 0.2}, {3, 0.3}, {4, 0.5}}) {
        const double deviation = std::sqrt(probability * (1.0 - probability) / kDraws);
        QVERIFY(std::abs(count[id] / double(kDraws) - probability) < 5.0 * deviation);
    }
}

void TestGeneration::drawsDoNotDependOnTheBatch()
{
    const std::vector<Ids> prompts{{0}, {0, 1}, {0, 2}, {0, 4, 1}};
    GenerateOptions options{.maxNewTokens = 6, .temperature = 2.0, .seed = 5};
    const auto together = chain::generate(kRound, prompts, options, kEnd);
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        options.firstStream = i;
        QCOMPARE(chain::generate(kRound, {prompts[i]}, options, kEnd).front().ids, together[i].ids);
    }
}

void TestGeneration::generationConfigIsRead()
{
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    QVERIFY(models::readGenerationDefaults(path).source.empty());
    writeFileAtomically(path / "generation_config.json",
        R"({"do_sample": true, "temperature": 0.01, "top_p": 0.001, "top_k": 1, "repetition_penalty": 1.05,
            "num_beams": 2, "length_penalty": 0.5, "early_stopping": "never", "no_repeat_ngram_size": 3,
            "max_new_tokens": 33, "eos_token_id": [7, 9], "pad_token_id": null})");
    const models::GenerationDefaults defaults = models::readGenerationDefaults(path);
    QCOMPARE(defaults.source, path / "generation_config.json");
    QCOMPARE(defaults.sample, std::optional(true));
    QCOMPARE(defaults.temperature, std::optional(0.01));
    QCOMPARE(defaults.topP, std::optional(0.001));
    QCOMPARE(defaults.topK, std::optional<std::int64_t>(1));
    QCOMPARE(defaults.beams, std::optional<std::int64_t>(2));
    QCOMPARE(defaults.lengthPenalty, std::optional(0.5));
    QVERIFY(defaults.earlyStopping == EarlyStopping::Never);
    QCOMPARE(defaults.noRepeatNgram, std::optional<std::int64_t>(3));
    QCOMPARE(defaults.maxNewTokens, std::optional<std::int64_t>(33));
    QCOMPARE(defaults.endIds, (Ids{7, 9}));
}

void TestGeneration::publishedOptionsAreThoseOfTransformers()
{
    GenerateOptions greedy = models::asPublished({}, {.maxNewTokens = 12});
    QCOMPARE(greedy.temperature, 0.0);
    QCOMPARE(greedy.maxNewTokens, 12);
    models::GenerationDefaults defaults;
    defaults.temperature = 0.7; // without do_sample it has no effect, as in transformers
    QCOMPARE(models::asPublished(defaults, {}).temperature, 0.0);
    defaults.sample = true;
    QCOMPARE(models::asPublished(defaults, {}).temperature, 0.7);
    QCOMPARE(models::asPublished(defaults, {}).topK, 50);
    defaults.sample = false;
    QCOMPARE(models::asPublished(defaults, {.temperature = 2.0}).temperature, 0.0);
}

void TestGeneration::anUnknownSettingIsNamed()
{
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    writeFileAtomically(path / "generation_config.json", R"({"early_stopping": "sometimes"})");
    try {
        (void)models::readGenerationDefaults(path);
        QFAIL("read");
    } catch (const Error& error) {
        QVERIFY(std::string(error.what()).find("early_stopping") != std::string::npos);
    }
}

void TestGeneration::unpackingWithTensorsGivesTheSame()
{
    for (const auto precision : {models::Precision::Int8, models::Precision::Int4, models::Precision::Nf4}) {
        for (const auto& [rows, cols] : {std::pair{16, 64}, {33, 70}, {50, 1100}})
            QCOMPARE(chain::unpackingDifference(precision, rows, cols), 0.0);
    }
}

void TestGeneration::gradientsPassNf4()
{
    QVERIFY(chain::gradientDifference() < 1e-5);
}

QTEST_GUILESS_MAIN(TestGeneration)
#include "tst_generation.moc"
