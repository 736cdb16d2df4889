#include "core/base/error.h"
#include "core/text/tokenizer.h"

#include <bit>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>
#include <zlib.h>

namespace fs = std::filesystem;
using vlm::text::Tokenizer;

namespace {

const fs::path kData = fs::path(MEDVLM_SOURCE_DIR) / "tests/data/tokenizers";
const fs::path kPublished = fs::path(MEDVLM_SOURCE_DIR) / "resources/tokenizers";

void write(const fs::path& file, std::string_view content)
{
    std::ofstream(file, std::ios::binary) << content;
}

nlohmann::json readModel(const char* name)
{
    std::ifstream in(kPublished / name / "tokenizer.json");
    return nlohmann::json::parse(in)["model"];
}

std::string mergesOf(const nlohmann::json& model)
{
    std::string lines = "#version: 0.2\n";
    for (const auto& merge : model["merges"])
        lines += (merge.is_string() ? merge.get<std::string>()
                                    : merge[0].get<std::string>() + " " + merge[1].get<std::string>())
            + "\n";
    return lines;
}

std::string gzip(std::string content)
{
    std::string out(content.size() + 1024, '\0');
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(content.data());
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// Ids of the published rows whose texts both layouts treat alike.
std::string idDifferences(const Tokenizer& tokenizer, const fs::path& rows)
{
    std::string found;
    std::ifstream in(rows);
    for (std::string line; std::getline(in, line);) {
        const auto row = nlohmann::json::parse(line);
        if (nlohmann::json(tokenizer.encode(row["text"].get<std::string>()).ids) != row["ids"])
            found += row["text"].dump() + "\n";
    }
    return found;
}

// ---- A SentencePiece model, written field by field.

std::string varint(std::uint64_t value)
{
    std::string out;
    for (; value >= 0x80; value >>= 7U)
        out += static_cast<char>((value & 0x7FU) | 0x80U);
    return out + static_cast<char>(value);
}

std::string bytesField(unsigned number, std::string_view bytes)
{
    return varint(number << 3U | 2U) + varint(bytes.size()) + std::string(bytes);
}

std::string numberField(unsigned number, std::uint64_t value)
{
    return varint(number << 3U) + varint(value);
}

std::string piece(std::string_view text, float score, unsigned type = 1)
{
    const auto bits = std::bit_cast<std::uint32_t>(score);
    std::string fixed;
    for (unsigned i = 0; i < 4; ++i)
        fixed += static_cast<char>(bits >> 8U * i & 0xFFU);
    return bytesField(1, bytesField(1, text) + varint(2U << 3U | 5U) + fixed + numberField(3, type));
}

std::string failure(const fs::path& folder)
{
    try {
        (void)Tokenizer::fromFolder(folder);
    } catch (const vlm::Error& error) {
        return error.what();
    }
    return "no error";
}

}

class TestTokenizerLayouts : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    fs::path folder(const char* name) const
    {
        const auto path = fs::path(m_dir.path().toStdString()) / name;
        fs::create_directories(path);
        return path;
    }

private Q_SLOTS:
    void vocabTxtIsBert()
    {
        const auto here = folder("bert");
        const auto vocabulary = readModel("bert")["vocab"];
        std::vector<std::string> tokens(vocabulary.size());
        for (const auto& [token, id] : vocabulary.items())
            tokens[id.get<std::size_t>()] = token;
        std::string lines;
        for (const auto& token : tokens)
            lines += token + "\n";
        write(here / "vocab.txt", lines);
        const auto tokenizer = Tokenizer::fromFolder(here);
        QCOMPARE(idDifferences(tokenizer, kData / "bert_published.jsonl"), std::string());
        QCOMPARE(tokenizer.special().mask, std::optional(103));
        QCOMPARE(tokenizer.decode(tokenizer.encode("A mass?").ids), std::string("a mass?"));
    }

    void vocabTxtKeepsCaseWhereTheConfigSaysSo()
    {
        const auto here = folder("cased");
        write(here / "vocab.txt", "[PAD]\r\n[UNK]\r\n[CLS]\r\n[SEP]\r\n[MASK]\r\nLung\r\nlung\r\n");
        QCOMPARE(Tokenizer::fromFolder(here).encode("Lung").ids, (std::vector<std::int64_t>{2, 6, 3}));
        write(here / "tokenizer_config.json", R"({"do_lower_case": false})");
        QCOMPARE(Tokenizer::fromFolder(here).encode("Lung").ids, (std::vector<std::int64_t>{2, 5, 3}));
    }

    void vocabJsonAndMergesAreClip()
    {
        const auto here = folder("clip");
        const auto model = readModel("clip");
        write(here / "vocab.json", model["vocab"].dump());
        write(here / "merges.txt", mergesOf(model));
        QCOMPARE(idDifferences(Tokenizer::fromFolder(here), kData / "clip_published.jsonl"), std::string());
    }

    void openaiMergesAreClipPlainAndCompressed()
    {
        const auto model = readModel("clip");
        // The published file goes on after the merges that CLIP uses.
        const std::string lines = mergesOf(model) + "lung s</w>\n";
        for (const auto& [name, file, content] : {std::tuple("plain", "bpe_simple_vocab_16e6.txt", lines),
                 std::tuple("gz", "bpe_simple_vocab_16e6.txt.gz", gzip(lines))}) {
            const auto here = folder(name);
            write(here / file, content);
            const auto tokenizer = Tokenizer::fromFolder(here);
            QCOMPARE(tokenizer.vocabularySize(), 49408);
            QCOMPARE(idDifferences(tokenizer, kData / "clip_published.jsonl"), std::string());
        }
    }

    void damagedGzipIsAnError()
    {
        const auto here = folder("damaged");
        const auto whole = gzip(mergesOf(readModel("clip")));
        write(here / "bpe_simple_vocab_16e6.txt.gz", std::string_view(whole).substr(0, whole.size() / 2));
        const auto text = failure(here);
        QVERIFY2(text.find("gzip: damaged") != std::string::npos, text.c_str());
    }

    void byteLevelVocabJsonIsGpt2()
    {
        const auto here = folder("gpt2");
        const auto fixture = kData / "blip2_opt";
        std::ifstream in(fixture / "tokenizer.json");
        const auto model = nlohmann::json::parse(in)["model"];
        write(here / "vocab.json", model["vocab"].dump());
        write(here / "merges.txt", mergesOf(model));
        QCOMPARE(idDifferences(Tokenizer::fromFolder(here), fixture / "golden.jsonl"), std::string());
    }

    void sentencePieceBpeIsLlama()
    {
        const auto here = folder("llama");
        std::string model = piece("<unk>", 0, 2) + piece("<s>", 0, 3) + piece("</s>", 0, 3);
        for (const char* text : {"<0xC3>", "<0xA9>"})
            model += piece(text, 0, 6);
        float score = 0;
        for (const char* text : {"\u2581l", "un", "\u2581lun", "\u2581lung", "\u2581", "l", "u", "n", "g", "s"})
            model += piece(text, score -= 1);
        model += bytesField(2, numberField(3, 2) + numberField(35, 1));
        write(here / "tokenizer.model", model);
        const auto tokenizer = Tokenizer::fromFolder(here);
        const auto encoding = tokenizer.encode("lungs \u00e9x");
        QCOMPARE(encoding.ids, (std::vector<std::int64_t>{1, 8, 14, 9, 3, 4, 0}));
        QCOMPARE(tokenizer.decode(encoding.ids), std::string("lungs \u00e9"));
        QCOMPARE(tokenizer.special().eos, std::optional(2));
        QCOMPARE(tokenizer.encode("lung</s>lung").ids, (std::vector<std::int64_t>{1, 8, 2, 8}));
        write(here / "tokenizer_config.json", R"({"legacy": false})");
        QCOMPARE(
            Tokenizer::fromFolder(here).encode("lung</s>lung").ids, (std::vector<std::int64_t>{1, 8, 2, 10, 6, 13}));
        write(here / "tokenizer_config.json", R"({"add_bos_token": false, "add_eos_token": true})");
        QCOMPARE(Tokenizer::fromFolder(here).encode("lung").ids, (std::vector<std::int64_t>{8, 2}));
    }

    void sentencePieceUnigramIsT5AndSiglip()
    {
        std::string model = piece("<pad>", 0, 3) + piece("</s>", 0, 3) + piece("<unk>", 0, 2);
        for (const auto& [text, score] : {std::pair("\u2581", -2.0F), {"\u2581lung", -3.0F}, {"\u2581lun", -1.0F},
                 {"g", -4.0F}, {"s", -1.0F}, {"gs", -1.5F}, {"L", -2.0F}, {"!", -2.0F}})
            model += piece(text, score);
        model += bytesField(2, numberField(3, 1));
        const auto t5 = folder("t5");
        write(t5 / "spiece.model", model);
        // "▁lun" + "gs" (-2.5) is likelier than "▁lung" + "s" (-4)
        QCOMPARE(Tokenizer::fromFolder(t5).encode("lungs!").ids, (std::vector<std::int64_t>{5, 8, 10, 1}));
        QCOMPARE(Tokenizer::fromFolder(t5).encode("  Lungs  ").ids, (std::vector<std::int64_t>{3, 9, 2, 8, 1}));
        const auto siglip = folder("siglip");
        write(siglip / "spiece.model", model);
        write(siglip / "tokenizer_config.json", R"({"tokenizer_class": "SiglipTokenizer"})");
        QCOMPARE(Tokenizer::fromFolder(siglip).encode(" LUNGS!! ").ids, (std::vector<std::int64_t>{5, 8, 1}));
    }

    void brokenSentencePieceIsAnError()
    {
        const auto here = folder("broken");
        write(here / "tokenizer.model", piece("a", 0));
        QVERIFY(failure(here).find("unknown") != std::string::npos);
        write(here / "tokenizer.model", "\x0a\x7f short");
        QVERIFY(failure(here).find("protobuf") != std::string::npos);
        write(here / "tokenizer.model", piece("<unk>", 0, 2) + bytesField(2, numberField(3, 4)));
        QVERIFY(failure(here).find("type 4") != std::string::npos);
    }

    void filesBesideAddTokensAndRoles()
    {
        const auto here = folder("beside");
        fs::copy_file(kData / "llava/tokenizer.json", here / "tokenizer.json", fs::copy_options::overwrite_existing);
        write(here / "tokenizer_config.json",
            R"({"pad_token": {"content": "<pad>"}, "padding_side": "left", "model_max_length": 1e30, "image_token": "<im_patch>",
                "added_tokens_decoder": {"900": {"content": "<im_patch>", "special": true}}})");
        write(here / "special_tokens_map.json", R"({"unk_token": "<unk>", "pad_token": "<ignored>"})");
        write(here / "added_tokens.json", R"({"<im_patch>": 950, "<im_start>": 901})");
        const auto tokenizer = Tokenizer::fromFolder(here);
        QCOMPARE(tokenizer.special().image, std::optional(900));
        QCOMPARE(tokenizer.special().pad, tokenizer.idOf("<pad>"));
        QCOMPARE(tokenizer.idOf("<im_start>"), std::optional(901));
        QCOMPARE(tokenizer.vocabularySize(), 902);
        QVERIFY(!tokenizer.maxLength());
        const auto padded = tokenizer.encode(
            "<im_patch>", {.addSpecialTokens = false, .maxLength = 3, .padding = vlm::text::Padding::MaxLength});
        QCOMPARE(padded.attentionMask, (std::vector<std::int64_t>{0, 0, 1}));
        QCOMPARE(padded.ids.back(), std::int64_t(900));
    }

    void internVlNamesItsImageToken()
    {
        const auto here = folder("internvl");
        fs::copy_file(kData / "internvl/tokenizer.json", here / "tokenizer.json", fs::copy_options::overwrite_existing);
        write(here / "tokenizer_config.json",
            R"({"extra_special_tokens": {"start_image_token": "<img>", "context_image_token": "<ctx>"},
                "added_tokens_decoder": {"700": {"content": "<ctx>", "special": true}}})");
        QCOMPARE(Tokenizer::fromFolder(here).special().image, std::optional(700));
    }

    void anEmptyFolderSaysWhatWasLookedFor()
    {
        const auto text = failure(folder("empty"));
        for (const char* name :
            {"tokenizer.json", "vocab.txt", "merges.txt", "bpe_simple_vocab_16e6", "tokenizer.model"})
            QVERIFY2(text.find(name) != std::string::npos, text.c_str());
    }
};

QTEST_GUILESS_MAIN(TestTokenizerLayouts)
#include "tst_tokenizer_layouts.moc"
