// Beams, penalties and draws against searches that were written apart: tests/data/decoding/make_reference.py
#include "pair_decoder.h"

#include "core/base/files.h"

#include <cmath>
#include <filesystem>

#include <QTest>

#include <nlohmann/json.hpp>

using namespace vlm;
using models::GenerateOptions;

namespace {

using Json = nlohmann::json;

models::EarlyStopping stopping(const Json& value)
{
    if (value == "never")
        return models::EarlyStopping::Never;
    return value.get<bool>() ? models::EarlyStopping::First : models::EarlyStopping::Heuristic;
}

GenerateOptions options(const Json& setting)
{
    GenerateOptions made;
    made.maxNewTokens = setting.at("max_new_tokens");
    made.minNewTokens = setting.value("min_new_tokens", 0);
    made.repetitionPenalty = setting.value("repetition_penalty", 1.0);
    made.noRepeatNgram = setting.value("no_repeat_ngram", 0);
    made.temperature = setting.value("temperature", 0.0);
    made.topK = setting.value("top_k", 0);
    made.topP = setting.value("top_p", 1.0);
    made.seed = setting.value("seed", std::uint64_t{0});
    if (setting.contains("beams")) {
        made.beams = setting.at("beams");
        made.lengthPenalty = setting.at("length_penalty");
        made.earlyStopping = stopping(setting.at("early_stopping"));
    }
    return made;
}

std::vector<std::int64_t> idsOf(const Json& value)
{
    return value.get<std::vector<std::int64_t>>();
}

}

class TestDecoding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_reference = readJson(std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/decoding/reference.json");
        for (const Json& table : m_reference.at("tables"))
            m_tables.push_back(table.get<pairs::Table>());
    }
    void beamsFindWhatTheReferenceFinds();
    void drawsHaveTheReferencesProbabilities();
    void aSeedDrawsTheSameEverywhere();
    void drawingFromOneTokenIsGreedy();

private:
    const pairs::Table& tableOf(const Json& one) const { return m_tables.at(one.at("table").get<std::size_t>()); }

    Json m_reference;
    std::vector<pairs::Table> m_tables;
};

void TestDecoding::beamsFindWhatTheReferenceFinds()
{
    QVERIFY(m_reference.at("beams").size() > 1000);
    for (const Json& one : m_reference.at("beams")) {
        const Json& setting = one.at("setting");
        const pairs::Found found
            = pairs::generate(tableOf(one), idsOf(one.at("prompt")), options(setting), idsOf(setting.at("end_ids")));
        const std::string what = setting.dump() + " after " + one.at("prompt").dump() + " in table "
            + one.at("table").dump() + ": " + Json(found.ids).dump() + ", expected " + one.at("ids").dump();
        QVERIFY2(found.ids == idsOf(one.at("ids")), what.c_str());
        QVERIFY2(std::abs(found.score - one.at("score").get<double>()) < 1e-5, what.c_str());
    }
}

void TestDecoding::drawsHaveTheReferencesProbabilities()
{
    for (const Json& one : m_reference.at("draws")) {
        const std::vector<double> ours
            = pairs::firstProbabilities(tableOf(one), idsOf(one.at("prompt")), options(one.at("setting")));
        const auto expected = one.at("first").get<std::vector<double>>();
        QCOMPARE(ours.size(), expected.size());
        for (std::size_t id = 0; id < ours.size(); ++id) {
            QVERIFY2(std::abs(ours[id] - expected[id]) < 1e-6, one.at("setting").dump().c_str());
            QVERIFY(ours[id] > 0.0 || expected[id] == 0.0); // what is stored has nine decimals
            QVERIFY(expected[id] > 0.0 || ours[id] < 1e-9);
        }
    }
}

void TestDecoding::aSeedDrawsTheSameEverywhere()
{
    QVERIFY(m_reference.at("draws").size() > 100);
    for (const Json& one : m_reference.at("draws")) {
        const Json& setting = one.at("setting");
        GenerateOptions wanted = options(setting);
        wanted.firstStream = one.at("stream");
        const pairs::Found found
            = pairs::generate(tableOf(one), idsOf(one.at("prompt")), wanted, idsOf(setting.at("end_ids")));
        QVERIFY2(found.ids == idsOf(one.at("ids")), (setting.dump() + ": " + Json(found.ids).dump()).c_str());
    }
}

void TestDecoding::drawingFromOneTokenIsGreedy()
{
    for (const pairs::Table& table : m_tables) {
        const GenerateOptions greedy{.maxNewTokens = 9};
        const GenerateOptions coldest{.maxNewTokens = 9, .temperature = 1.0, .topK = 1};
        QVERIFY(pairs::generate(table, {4, 2}, greedy, {3}).ids == pairs::generate(table, {4, 2}, coldest, {3}).ids);
    }
}

QTEST_GUILESS_MAIN(TestDecoding)
#include "tst_decoding.moc"
