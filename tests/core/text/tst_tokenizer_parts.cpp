#include "core/base/error.h"
#include "core/text/charsmap.h"
#include "core/text/decoders.h"
#include "core/text/normalizers.h"
#include "core/text/post_processor.h"
#include "core/text/pre_tokenizers.h"
#include "core/text/regex.h"
#include "core/text/tokenizer.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <QTest>
#include <nlohmann/json.hpp>

using nlohmann::json;
using Texts = std::vector<std::string>;

namespace {

std::string normalized(const char* section, const std::string& text)
{
    return vlm::text::makeNormalizer(json::parse(section))->apply(text);
}

/// @param first whether the text begins the input
Texts pieces(const std::string& section, const std::string& text, bool first = true)
{
    Texts out;
    for (const auto& piece : vlm::text::makePreTokenizer(json::parse(section))->apply({{.text = text, .first = first}}))
        out.push_back(piece.text);
    return out;
}

std::string decoded(const char* section, const Texts& tokens)
{
    std::string text;
    for (const auto& part : vlm::text::makeDecoder(json::parse(section))->apply(tokens))
        text += part;
    return text;
}

std::string errorOf(const std::function<void()>& action)
{
    try {
        action();
    } catch (const vlm::Error& error) {
        return std::string(name(error.kind())) + ": " + error.what();
    }
    return "no error";
}

void compareTexts(const Texts& got, const Texts& expected)
{
    QCOMPARE(json(got).dump(), json(expected).dump());
}

std::string littleEndian(const std::vector<std::uint32_t>& values)
{
    std::string bytes;
    for (const std::uint32_t value : values) {
        for (unsigned i = 0; i < 4; ++i)
            bytes += static_cast<char>(value >> 8U * i & 0xFFU);
    }
    return bytes;
}

}

class TestTokenizerParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalForms()
    {
        QCOMPARE(normalized(R"({"type": "NFC"})", "e\u0301"), std::string("\u00e9"));
        QCOMPARE(normalized(R"({"type": "NFD"})", "\u00e9"), std::string("e\u0301"));
        QCOMPARE(normalized(R"({"type": "NFKC"})", "\ufb01\u2460"), std::string("fi1"));
        QCOMPARE(normalized(R"({"type": "NFKD"})", "\u1e9b\u0323"), std::string("s\u0323\u0307"));
        QCOMPARE(normalized(R"({"type": "NFC"})", std::string("\u00e9\0b", 4)), std::string("\u00e9\0b", 4));
    }

    void lowercaseIsPerCodePoint()
    {
        QCOMPARE(normalized(R"({"type": "Lowercase"})", "\u0130X \u039f\u03a3"), std::string("i\u0307x \u03bf\u03c3"));
    }

    void bertCleansSplitsAndStrips()
    {
        constexpr const char* kBert = R"({"type": "BertNormalizer", "strip_accents": null, "lowercase": true})";
        QCOMPARE(normalized(kBert, std::string("A\tB\x0b\u200d\0\ufffd\u00a0\u00c9", 16)), std::string("a b e"));
        QCOMPARE(normalized(kBert, "\u80f8x"), std::string(" \u80f8 x"));
        QCOMPARE(normalized(R"({"type": "BertNormalizer", "lowercase": false})", "\u00c9"), std::string("\u00c9"));
        QCOMPARE(normalized(R"({"type": "BertNormalizer", "lowercase": false, "strip_accents": true})", "\u00c9"),
            std::string("E"));
    }

    void smallNormalizers()
    {
        QCOMPARE(normalized(R"({"type": "Strip", "strip_left": true, "strip_right": false})", "\u3000 a "),
            std::string("a "));
        QCOMPARE(normalized(R"({"type": "StripAccents"})", "e\u0301\u0903"), std::string("e"));
        QCOMPARE(normalized(R"({"type": "Prepend", "prepend": "_"})", ""), std::string());
        QCOMPARE(normalized(R"({"type": "Prepend", "prepend": "_"})", "a"), std::string("_a"));
        QCOMPARE(normalized(R"({"type": "Replace", "pattern": {"String": "."}, "content": "$1"})", "a.b"),
            std::string("a$1b"));
        QCOMPARE(normalized(R"({"type": "Replace", "pattern": {"Regex": "\\s{2,}"}, "content": " "})", "a \u00a0\nb"),
            std::string("a b"));
        QCOMPARE(normalized(R"({"type": "ByteLevel"})", " \u00e9"), std::string("\u0120\u00c3\u00a9"));
        QCOMPARE(normalized(R"({"type": "Nmt"})", "a\u200bb\u0001"), std::string("a b"));
        QCOMPARE(
            normalized(
                R"({"type": "Sequence", "normalizers": [{"type": "NFD"}, {"type": "StripAccents"}, {"type": "Lowercase"}]})",
                "\u00c9"),
            std::string("e"));
    }

    void charsmapReplacesByItsTrie()
    {
        // One rule, "A" to "xy": the root's children start at unit 256, 'A' = 0x41 leads to 256 ^ 0x41 = 321, whose
        // leaf (label 0) holds offset 0 of the pool.
        std::vector<std::uint32_t> trie(600);
        trie[0] = 256U << 10U;
        const std::uint32_t at = 256U ^ 0x41U;
        trie[at] = 0x41U | 1U << 8U | 64U << 10U;
        trie[at ^ 64U] = 0x80000000U;
        const std::string blob = littleEndian({2400}) + littleEndian(trie) + std::string("xy\0", 3);
        const vlm::text::Charsmap map(blob);
        QCOMPARE(map.apply("bAA\u00e9"), std::string("bxyxy\u00e9"));
        QVERIFY(errorOf([&] { vlm::text::Charsmap broken(blob.substr(0, 100)); }).starts_with("tokenizer: "));
        QVERIFY(errorOf([] { (void)vlm::text::Charsmap::fromBase64("$$$$"); }).find("base64") != std::string::npos);
    }

    void splitBehaviours_data()
    {
        QTest::addColumn<QString>("behaviour");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("Removed") << "Removed" << QStringList{"the", "final", "countdown"};
        QTest::newRow("Isolated") << "Isolated" << QStringList{"the", "-", "final", "-", "-", "countdown"};
        QTest::newRow("MergedWithPrevious") << "MergedWithPrevious" << QStringList{"the-", "final-", "-", "countdown"};
        QTest::newRow("MergedWithNext") << "MergedWithNext" << QStringList{"the", "-final", "-", "-countdown"};
        QTest::newRow("Contiguous") << "Contiguous" << QStringList{"the", "-", "final", "--", "countdown"};
    }
    /// Expected: the documentation of huggingface/tokenizers, SplitDelimiterBehavior.
    void splitBehaviours()
    {
        QFETCH(QString, behaviour);
        QFETCH(QStringList, expected);
        for (const char* pattern : {R"({"String": "-"})", R"({"Regex": "-"})"}) {
            QStringList got;
            for (const auto& piece : pieces(json{{"type", "Split"}, {"behavior", behaviour.toStdString()},
                                                {"invert", false}, {"pattern", json::parse(pattern)}}
                                                .dump(),
                     "the-final--countdown"))
                got << QString::fromStdString(piece);
            QCOMPARE(got, expected);
        }
    }

    void preTokenizers()
    {
        compareTexts(pieces(R"({"type": "ByteLevel", "add_prefix_space": true})", "It's 12 m\u00e9"),
            {"\u0120It", "'s", "\u012012", "\u0120m\u00c3\u00a9"});
        compareTexts(pieces(R"({"type": "ByteLevel", "add_prefix_space": false})", "a  \n b"),
            {"a", "\u0120\u0120\u010a", "\u0120b"});
        compareTexts(
            pieces(R"({"type": "Whitespace"})", "caf\u00e9 e\u0301_1?! x"), {"caf\u00e9", "e\u0301_1", "?!", "x"});
        compareTexts(pieces(R"({"type": "Whitespace"})", "\u2167\u24b6\u00bd"), {"\u2167\u24b6", "\u00bd"});
        compareTexts(pieces(R"({"type": "WhitespaceSplit"})", " a!\u3000b "), {"a!", "b"});
        compareTexts(pieces(R"({"type": "BertPreTokenizer"})", "no. \u201ca-b\u201d"),
            {"no", ".", "\u201c", "a", "-", "b", "\u201d"});
        compareTexts(
            pieces(R"({"type": "Digits", "individual_digits": true})", "a12\u00bdb"), {"a", "1", "2", "\u00bd", "b"});
        compareTexts(pieces(R"({"type": "Digits", "individual_digits": false})", "a12b3"), {"a", "12", "b", "3"});
        compareTexts(pieces(R"({"type": "Punctuation"})", "a,,b"), {"a", ",", ",", "b"});
        compareTexts(pieces(R"({"type": "Punctuation", "behavior": "Contiguous"})", "a,,b"), {"a", ",,", "b"});
        compareTexts(pieces(R"({"type": "CharDelimiterSplit", "delimiter": "|"})", "a||b"), {"a", "b"});
        compareTexts(
            pieces(
                R"({"type": "Split", "pattern": {"Regex": "[a-z]+"}, "behavior": "Removed", "invert": true})", "ab1cd"),
            {"ab", "cd"});
        compareTexts(
            pieces(
                R"({"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, {"type": "Digits"}]})", "a1 b"),
            {"a", "1", "b"});
    }

    void metaspaceOldAndNew()
    {
        const Texts prefixed{"\u2581a", "\u2581b"};
        compareTexts(
            pieces(R"({"type": "Metaspace", "replacement": "\u2581", "add_prefix_space": true})", "a b"), prefixed);
        compareTexts(
            pieces(R"({"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always"})", "a b", false),
            prefixed);
        compareTexts(
            pieces(R"({"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "first"})", "a b"), prefixed);
        compareTexts(
            pieces(R"({"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "first"})", "a b", false),
            {"a", "\u2581b"});
        compareTexts(pieces(R"({"type": "Metaspace", "replacement": "\u2581", "add_prefix_space": false})", "a b"),
            {"a", "\u2581b"});
        compareTexts(
            pieces(R"({"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": false})",
                "a  b"),
            {"\u2581a\u2581\u2581b"});
    }

    void decoders()
    {
        QCOMPARE(
            decoded(R"({"type": "ByteLevel"})", {"\u00c3", "\u00a9\u0120", "\u2581"}), std::string("\u00e9 \u2581"));
        QCOMPARE(decoded(R"({"type": "ByteLevel"})", {"\u00c3"}), std::string("\ufffd"));
        QCOMPARE(decoded(R"({"type": "Metaspace", "replacement": "\u2581", "add_prefix_space": true})",
                     {"\u2581a", "\u2581b"}),
            std::string("a b"));
        QCOMPARE(decoded(R"({"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "never"})",
                     {"\u2581a", "\u2581b"}),
            std::string(" a b"));
        QCOMPARE(decoded(R"({"type": "WordPiece", "prefix": "##", "cleanup": true})", {"car", "##dio", ".", "'s"}),
            std::string("cardio.'s"));
        QCOMPARE(decoded(R"({"type": "WordPiece", "prefix": "##", "cleanup": false})", {"a", "."}), std::string("a ."));
        QCOMPARE(decoded(R"({"type": "BPEDecoder", "suffix": "</w>"})", {"a</w>", "b", "c</w>"}), std::string("a bc"));
        QCOMPARE(decoded(R"({"type": "ByteFallback"})", {"<0xC3>", "<0xA9>", "x", "<0xC3>", "<0x28>"}),
            std::string("\u00e9x\ufffd\ufffd"));
        QCOMPARE(
            decoded(
                R"({"type": "Sequence", "decoders": [{"type": "Replace", "pattern": {"String": "_"}, "content": " "},
                             {"type": "Fuse"}, {"type": "Strip", "content": " ", "start": 1, "stop": 0}]})",
                {"__a", "_b"}),
            std::string(" a b"));
        QCOMPARE(decoded(R"({"type": "Strip", "content": "_", "start": 0, "stop": 2})", {"a___"}), std::string("a_"));
        QCOMPARE(vlm::text::cleanUpSpaces("is n't it , yes ? do not"), std::string("isn't it, yes? do not"));
    }

    void postProcessorsCompose()
    {
        const auto made
            = vlm::text::makeTemplate(json::parse(R"({"type": "Sequence", "processors": [{"type": "ByteLevel"},
            {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "b", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 1}}],
             "special_tokens": {"b": {"id": "b", "ids": [7, 8], "tokens": ["b", "c"]}}},
            {"type": "RobertaProcessing", "cls": ["x", 1], "sep": ["y", 2]}]})"));
        std::vector<int> ids;
        for (const auto& part : made.parts)
            ids.push_back(part.isText ? -1 : part.id);
        QCOMPARE(ids, (std::vector<int>{1, 7, 8, -1, 2}));
        QCOMPARE(made.added(), std::size_t(4));
    }

    void regexesFollowOniguruma()
    {
        const auto found = [](const char* pattern, std::string_view text) {
            std::string all;
            for (const auto& [begin, end] : vlm::text::Regex(pattern).findAll(text))
                all.append("[").append(text.substr(begin, end - begin)).append("]");
            return all;
        };
        QCOMPARE(found(R"(\s+)", "a\u180e \u00a0b"), std::string("[ \u00a0]"));
        QCOMPARE(found(R"(\w+)", "a\u0301\u203f-\u00bd"), std::string("[a\u0301\u203f]"));
        QCOMPARE(found(R"([^\s\w]+)", "a-\u00bd b"), std::string("[-\u00bd]"));
        QCOMPARE(found("^a$", "a\na"), std::string("[a][a]"));
        QCOMPARE(found("(?i:'s)", "'S"), std::string("['S]"));
        QCOMPARE(found("[]x]", "]x"), std::string("[]][x]"));
        QCOMPARE(found(R"(\u0041|\h)", "A-f"), std::string("[A][f]"));
        QCOMPARE(found("x*", "\u00e9x"), std::string("[][x][]"));
        for (const char* pattern : {"[a[b]]", "[a&&b]", "(", R"([\W])"})
            QVERIFY2(errorOf([pattern] { vlm::text::Regex regex(pattern); }).starts_with("tokenizer: "), pattern);
        QVERIFY(errorOf([] {
            (void)vlm::text::Regex("(a+)+\\d(?<!x)$").findAll(std::string(200, 'a') + "!");
        }).find("limit")
            != std::string::npos);
    }

    void unknownTypesAreNamed_data()
    {
        QTest::addColumn<QString>("section");
        for (const char* section : {"normalizer", "pre_tokenizer", "post_processor", "decoder", "model"})
            QTest::newRow(section) << section;
    }
    void unknownTypesAreNamed()
    {
        QFETCH(QString, section);
        json file = {{"model", {{"type", "WordLevel"}, {"vocab", {{"a", 0}}}}}};
        file[section.toStdString()]["type"] = "Quantum";
        const auto text = errorOf([&] { (void)vlm::text::Tokenizer::fromJson(file.dump()); });
        QVERIFY2(text.starts_with("tokenizer: ") && text.find("\"Quantum\"") != std::string::npos, text.c_str());
        QVERIFY2(text.find(section.toStdString()) != std::string::npos, text.c_str());
    }
};

QTEST_GUILESS_MAIN(TestTokenizerParts)
#include "tst_tokenizer_parts.moc"
