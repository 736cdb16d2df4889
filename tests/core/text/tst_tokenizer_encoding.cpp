#include "core/base/error.h"
#include "core/text/tokenizer.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <QTest>
#include <nlohmann/json.hpp>

using nlohmann::json;
using vlm::text::Padding;
using vlm::text::Side;
using vlm::text::Tokenizer;
using Ids = std::vector<std::int64_t>;

namespace {

const std::filesystem::path kData = std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/tokenizers";

Tokenizer bert()
{
    return Tokenizer::fromFile(kData / "bert/tokenizer.json");
}

/// A file with this model; words are cut at spaces.
Tokenizer withModel(json model, json added = json::array())
{
    return Tokenizer::fromJson(json{{"model", std::move(model)}, {"added_tokens", std::move(added)},
        {"pre_tokenizer", {{"type", "WhitespaceSplit"}}}}
                                   .dump());
}

Ids idsOf(const Tokenizer& tokenizer, const std::string& text)
{
    return tokenizer.encode(text, {.addSpecialTokens = false}).ids;
}

std::string errorOf(const auto& action)
{
    try {
        (void)action();
    } catch (const vlm::Error& error) {
        return error.what();
    }
    return "no error";
}

json addedToken(int id, const char* content, json flags = json::object())
{
    flags.update({{"id", id}, {"content", content}});
    return flags;
}

}

class TestTokenizerEncoding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void batchesArePaddedToTheLongest()
    {
        const auto batch = bert().encodeBatch(std::vector<std::string>{"a", "a a a"}, {.padding = Padding::Longest});
        QCOMPARE(batch[0].ids.size(), std::size_t(5));
        QCOMPARE(batch[0].attentionMask, (Ids{1, 1, 1, 0, 0}));
        QCOMPARE(batch[0].ids[3], std::int64_t(0));
        QCOMPARE(batch[1].attentionMask, (Ids{1, 1, 1, 1, 1}));
        QCOMPARE(batch[0].typeIds, (Ids{0, 0, 0, 0, 0}));
    }

    void paddingToALengthOnEitherSide()
    {
        const auto right = bert().encode("a", {.maxLength = 5, .padding = Padding::MaxLength, .padId = 9});
        QCOMPARE(right.ids, (Ids{2, 18, 3, 9, 9}));
        const auto left = bert().encode("a", {.maxLength = 5, .padding = Padding::MaxLength, .padSide = Side::Left});
        QCOMPARE(left.ids, (Ids{0, 0, 2, 18, 3}));
        QCOMPARE(left.attentionMask, (Ids{0, 0, 1, 1, 1}));
    }

    void truncationKeepsTheSpecialTokens()
    {
        const auto whole = bert().encode("a photo of a benign breast").ids;
        const auto right = bert().encode("a photo of a benign breast", {.maxLength = 4}).ids;
        QCOMPARE(right, (Ids{2, whole[1], whole[2], 3}));
        const auto left
            = bert().encode("a photo of a benign breast", {.maxLength = 4, .truncationSide = Side::Left}).ids;
        QCOMPARE(left, (Ids{2, whole[whole.size() - 3], whole[whole.size() - 2], 3}));
        QCOMPARE(bert().encode("a", {.maxLength = 2}).ids, (Ids{2, 3}));
        QVERIFY(
            errorOf([] { return bert().encode("a", {.maxLength = 1}); }).find("special tokens") != std::string::npos);
    }

    void paddingWithoutAPadTokenIsAnError()
    {
        const auto tokenizer = withModel({{"type", "WordLevel"}, {"unk_token", "u"}, {"vocab", {{"u", 0}}}});
        const auto text
            = errorOf([&] { return tokenizer.encode("u", {.maxLength = 3, .padding = Padding::MaxLength}); });
        QVERIFY2(text.find("pad_token") != std::string::npos, text.c_str());
    }

    void illFormedUtf8IsReadAsReplacementCharacters()
    {
        const auto tokenizer
            = withModel({{"type", "WordLevel"}, {"unk_token", "u"}, {"vocab", {{"u", 0}, {"a\ufffd\ufffdb", 1}}}});
        QCOMPARE(idsOf(tokenizer,
                     "a\xe2\x82\xff"
                     "b"),
            (Ids{1}));
        QCOMPARE(idsOf(tokenizer, "\xed\xa0\x80"), (Ids{0}));
    }

    void addedTokensAreFoundLongestFirst()
    {
        const json model = {{"type", "WordLevel"}, {"unk_token", "u"}, {"vocab", {{"u", 0}, {"x", 1}}}};
        const auto tokenizer = withModel(model,
            {addedToken(2, "<a>", {{"special", true}}), addedToken(3, "<a><b>"),
                addedToken(4, "<s>", {{"lstrip", true}, {"rstrip", true}}),
                addedToken(5, "by", {{"single_word", true}})});
        QCOMPARE(idsOf(tokenizer, "x<a><b>x<a>"), (Ids{1, 3, 1, 2}));
        QCOMPARE(idsOf(tokenizer, "by babyby"), (Ids{5, 0}));
        QCOMPARE(idsOf(tokenizer, "x  <s>  <s> x"), (Ids{1, 4, 4, 1}));
        QCOMPARE(tokenizer.decode(Ids{1, 2, 3, 99}), std::string("x <a><b>"));
        QCOMPARE(tokenizer.decode(Ids{1, 2}, {.skipSpecial = false}), std::string("x <a>"));
    }

    void normalizedAddedTokensAreFoundInNormalizedText()
    {
        const json added = json::array(
            {addedToken(1, "<IMG>", {{"normalized", true}}), addedToken(2, "<RAW>", {{"normalized", false}})});
        const auto tokenizer = Tokenizer::fromJson(json{{"normalizer", {{"type", "Lowercase"}}},
            {"added_tokens", added}, {"model", {{"type", "WordLevel"}, {"unk_token", "u"}, {"vocab", {{"u", 0}}}}}}
                                                       .dump());
        QCOMPARE(idsOf(tokenizer, "<img><Img>"), (Ids{1, 1}));
        QCOMPARE(idsOf(tokenizer, "<RAW><raw>"), (Ids{2, 0}));
    }

    void bpeMergesByRank()
    {
        const json vocab = {{"a", 0}, {"b", 1}, {"c", 2}, {"ab", 3}, {"bc", 4}, {"abc", 5}, {"<unk>", 6}};
        const json model = {{"type", "BPE"}, {"unk_token", "<unk>"}, {"fuse_unk", true}, {"vocab", vocab},
            {"merges", {"b c", "a b", "a bc"}}};
        QCOMPARE(idsOf(withModel(model), "abc abab xyza"), (Ids{5, 3, 3, 6, 0}));
        auto pairs = model;
        pairs["merges"] = json::parse(R"([["b", "c"], ["a", "b"], ["a", "bc"]])");
        QCOMPARE(idsOf(withModel(pairs), "abc"), (Ids{5}));
        auto unfused = model;
        unfused["fuse_unk"] = false;
        QCOMPARE(idsOf(withModel(unfused), "xya"), (Ids{6, 6, 0}));
        auto silent = model;
        silent["unk_token"] = nullptr;
        QCOMPARE(idsOf(withModel(silent), "xya"), (Ids{0}));
        auto whole = model;
        whole["merges"] = json::array();
        QCOMPARE(idsOf(withModel(whole), "abc"), (Ids{0, 1, 2}));
        whole["ignore_merges"] = true;
        QCOMPARE(idsOf(withModel(whole), "abc"), (Ids{5}));
    }

    void bpePrefixesAndSuffixes()
    {
        const json model = {{"type", "BPE"}, {"continuing_subword_prefix", "##"}, {"end_of_word_suffix", "</w>"},
            {"vocab", {{"a", 0}, {"##b", 1}, {"##c</w>", 2}, {"ab", 3}, {"abc</w>", 4}, {"a</w>", 5}}},
            {"merges", {"a ##b", "ab ##c</w>"}}};
        QCOMPARE(idsOf(withModel(model), "abc a"), (Ids{4, 5}));
    }

    void bpeFallsBackToBytes()
    {
        const json model = {{"type", "BPE"}, {"unk_token", "<unk>"}, {"byte_fallback", true},
            {"vocab", {{"<unk>", 0}, {"<0xC3>", 1}, {"<0xA9>", 2}}}, {"merges", json::array()}};
        QCOMPARE(idsOf(withModel(model), "\u00e9"), (Ids{1, 2}));
        QCOMPARE(idsOf(withModel(model), "\u00e8"), (Ids{0}));
    }

    void wordPieceIsGreedy()
    {
        const json model = {{"type", "WordPiece"}, {"max_input_chars_per_word", 6}, {"continuing_subword_prefix", "##"},
            {"vocab", {{"[UNK]", 0}, {"a", 1}, {"ab", 2}, {"##c", 3}, {"##b", 4}, {"##\u00e9", 5}}}};
        QCOMPARE(idsOf(withModel(model), "abc ax ab\u00e9c abcccc abccccc"), (Ids{2, 3, 0, 2, 5, 3, 2, 3, 3, 3, 3, 0}));
    }

    /// Expected: the example in models/unigram/model.rs.
    void unigramTakesTheLikeliestPath()
    {
        const json model = {{"type", "Unigram"}, {"unk_id", 0},
            {"vocab",
                json::parse(
                    R"([["<unk>",0],["a",0],["b",0],["c",0],["d",0],["cd",1],["ab",2],["abc",5],["abcd",10]])")}};
        QCOMPARE(idsOf(withModel(model), "abcdacdxx"), (Ids{8, 1, 5, 0}));
        auto open = model;
        open.erase("unk_id");
        QVERIFY(errorOf([&] { return idsOf(withModel(open), "x"); }).find("unk_id") != std::string::npos);
    }

    void olderFilesWithoutModelTypeAreRecognised()
    {
        QCOMPARE(idsOf(withModel({{"vocab", json::parse(R"([["u", 0], ["a", -1]])")}, {"unk_id", 0}}), "a"), (Ids{1}));
        QCOMPARE(idsOf(withModel({{"vocab", {{"a", 0}, {"b", 1}, {"ab", 2}}}, {"merges", {"a b"}}}), "ab"), (Ids{2}));
    }

    void limitsOfTheFileAreReportedNotApplied()
    {
        const auto tokenizer = Tokenizer::fromJson(json{
            {"model", {{"type", "WordLevel"}, {"vocab", {{"a", 0}, {"<unk>", 1}}}}},
            {"pre_tokenizer", {{"type", "WhitespaceSplit"}}},
            {"truncation", {{"direction", "Left"}, {"max_length", 2}, {"strategy", "LongestFirst"}, {"stride", 0}}},
            {"padding",
                {{"strategy", {{"Fixed", 4}}}, {"direction", "Left"}, {"pad_id", 1}, {"pad_type_id", 0},
                    {"pad_token", "<unk>"}}}}.dump());
        QCOMPARE(tokenizer.encode("a a a").ids.size(), std::size_t(3));
        QCOMPARE(tokenizer.encode("a", tokenizer.fileOptions()).ids, (Ids{1, 1, 1, 0}));
    }

    void faultsInFilesAreErrors_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("not JSON") << QByteArray("{\"model\": ") << QByteArray("not JSON at byte");
        QTest::newRow("not an object") << QByteArray("[]") << QByteArray("not an object");
        QTest::newRow("no model") << QByteArray("{}") << QByteArray("no \"model\"");
        QTest::newRow("merge outside the vocabulary")
            << QByteArray(R"({"model": {"type": "BPE", "vocab": {"a": 0}, "merges": ["a b"]}})") << QByteArray("\"b\"");
        QTest::newRow("three halves") << QByteArray(
            R"({"model": {"type": "BPE", "vocab": {"a": 0}, "merges": ["a a a"]}})")
                                      << QByteArray("a a a");
        QTest::newRow("huge id") << QByteArray(R"({"model": {"vocab": {"a": 4000000000}}})")
                                 << QByteArray("out of range");
        QTest::newRow("negative id") << QByteArray(R"({"model": {"vocab": {"a": -1}}})") << QByteArray("-1");
        QTest::newRow("text as id") << QByteArray(R"({"model": {"vocab": {"a": "b"}}})") << QByteArray("vocab");
        QTest::newRow("dropout") << QByteArray(
            R"({"model": {"type": "BPE", "dropout": 0.1, "vocab": {}, "merges": []}})")
                                 << QByteArray("dropout");
        QTest::newRow("too deep") << QByteArray(100, '[') << QByteArray("deeply");
    }
    void faultsInFilesAreErrors()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, expected);
        const auto text = errorOf([&] { return Tokenizer::fromJson(file.toStdString()); });
        QVERIFY2(text.find(expected.toStdString()) != std::string::npos, text.c_str());
    }
};

QTEST_GUILESS_MAIN(TestTokenizerEncoding)
#include "tst_tokenizer_encoding.moc"
