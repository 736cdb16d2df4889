#include "core/text/tokenizer.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <QTest>
#include <nlohmann/json.hpp>

namespace fs = std::filesystem;

namespace {

const fs::path kData = fs::path(MEDVLM_SOURCE_DIR) / "tests/data/tokenizers";
const fs::path kPublished = fs::path(MEDVLM_SOURCE_DIR) / "resources/tokenizers";

std::vector<nlohmann::json> linesOf(const fs::path& file)
{
    std::vector<nlohmann::json> rows;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        rows.push_back(nlohmann::json::parse(line));
    return rows;
}

std::string differences(const vlm::text::Tokenizer& tokenizer, const nlohmann::json& row)
{
    const auto text = row["text"].get<std::string>();
    const auto compare = [&](const char* field, const nlohmann::json& ours) {
        return row.contains(field) && row[field] != ours ? std::string(field) + " of " + row["text"].dump()
                + ": expected " + row[field].dump() + ", got " + ours.dump() + "\n"
                                                         : std::string();
    };
    std::string found = compare("ids_no_special", tokenizer.encode(text, {.addSpecialTokens = false}).ids);
    if (!row.contains("ids"))
        return found;
    found += compare("ids", tokenizer.encode(text).ids);
    const auto ids = row["ids"].get<std::vector<std::int64_t>>();
    const bool both = row.contains("decoded_skip_special"); // then "decoded" has the special tokens
    found += compare("decoded", tokenizer.decode(ids, {.skipSpecial = !both}));
    found += compare("decoded_skip_special", tokenizer.decode(ids));
    return found;
}

void expectParity(const vlm::text::Tokenizer& tokenizer, const fs::path& rows, std::size_t count)
{
    const auto all = linesOf(rows);
    QCOMPARE(all.size(), count);
    std::string found;
    for (const auto& row : all)
        found += differences(tokenizer, row);
    QVERIFY2(found.empty(), found.c_str());
}

}

class TestTokenizerParity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedClipAgreesWithTheReference()
    {
        expectParity(vlm::text::Tokenizer::fromFolder(kPublished / "clip"), kData / "clip_published.jsonl", 45);
    }

    void publishedBertAgreesWithTheReference()
    {
        expectParity(vlm::text::Tokenizer::fromFolder(kPublished / "bert"), kData / "bert_published.jsonl", 45);
    }

    void publishedBertAgreesWithASecondSource()
    {
        expectParity(vlm::text::Tokenizer::fromFolder(kPublished / "bert"), kData / "bert_llamacpp.jsonl", 47);
    }

    void everyFamilyAgreesWithTheReference_data()
    {
        QTest::addColumn<QString>("family");
        for (const auto& entry : fs::directory_iterator(kData)) {
            if (entry.is_directory())
                QTest::newRow(entry.path().filename().c_str())
                    << QString::fromStdString(entry.path().filename().string());
        }
    }
    void everyFamilyAgreesWithTheReference()
    {
        QFETCH(QString, family);
        const fs::path folder = kData / family.toStdString();
        expectParity(vlm::text::Tokenizer::fromFile(folder / "tokenizer.json"), folder / "golden.jsonl", 7);
    }

    void namesTheRolesOfPublishedTokens()
    {
        const auto clip = vlm::text::Tokenizer::fromFolder(kPublished / "clip");
        QCOMPARE(clip.special().bos, std::optional(49406));
        QCOMPARE(clip.special().eos, std::optional(49407));
        QCOMPARE(clip.special().pad, std::optional(49407));
        QCOMPARE(clip.maxLength(), std::optional<std::size_t>(77));
        QCOMPARE(clip.vocabularySize(), 49408);
        const auto bert = vlm::text::Tokenizer::fromFolder(kPublished / "bert");
        QCOMPARE(bert.special().pad, std::optional(0));
        QCOMPARE(bert.special().mask, std::optional(103));
        QCOMPARE(bert.special().bos, std::optional<int>());
        QCOMPARE(bert.idOf("[SEP]"), std::optional(102));
        QCOMPARE(bert.tokenOf(2540), std::optional<std::string>("heart"));
        QCOMPARE(bert.tokenOf(30522), std::optional<std::string>());
    }

    void manyThreadsGetTheSameIds()
    {
        const auto tokenizer = vlm::text::Tokenizer::fromFolder(kPublished / "clip");
        const auto rows = linesOf(kData / "clip_published.jsonl");
        std::vector<std::string> found(4);
        std::vector<std::jthread> threads;
        for (std::string& mine : found) {
            threads.emplace_back([&mine, &rows, tokenizer] {
                for (int repeat = 0; repeat < 5; ++repeat) {
                    for (const auto& row : rows)
                        mine += differences(tokenizer, row);
                }
            });
        }
        threads.clear();
        for (const std::string& each : found)
            QVERIFY2(each.empty(), each.c_str());
    }
};

QTEST_GUILESS_MAIN(TestTokenizerParity)
#include "tst_tokenizer_parity.moc"
