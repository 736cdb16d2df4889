#include "core/text/legacy_files.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/text/byte_level.h"
#include "core/text/gzip.h"
#include "core/text/json_fields.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace vlm::text {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::size_t kLargestText = std::size_t(64) << 20U;
constexpr int kClipMerges = 49152 - 256 - 2; // openai/CLIP clip/simple_tokenizer.py
constexpr std::string_view kClipStart = "<|startoftext|>";
constexpr std::string_view kClipEnd = "<|endoftext|>";

void forEachLine(std::string_view text, const std::function<void(std::string_view)>& line)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        auto one = text.substr(0, end);
        if (one.ends_with('\r'))
            one.remove_suffix(1);
        line(one);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::string readText(const fs::path& file)
{
    std::string text = readFile(file, kLargestText);
    if (!isValidUtf8(text))
        throw Error(ErrorKind::Tokenizer, vlm::format("{}: not UTF-8", file.filename().string()));
    return text;
}

std::string nameOf(const TokenizerConfig& config, const std::string& role, std::string_view usual)
{
    const auto found = config.specialTokens.find(role);
    return found == config.specialTokens.end() ? std::string(usual) : found->second;
}

void addSpecial(TokenizerFile& file, const std::string& content)
{
    const int id = file.data.vocabulary.idOf(content);
    if (id >= 0)
        file.document["added_tokens"].push_back({{"id", id}, {"content", content}, {"special", true}});
}

int idOf(const TokenizerFile& file, const std::string& content)
{
    const int id = file.data.vocabulary.idOf(content);
    if (id < 0)
        throw Error(ErrorKind::Tokenizer, vlm::format("the vocabulary lacks the special token \"{}\"", content));
    return id;
}

Json processing(const TokenizerFile& file, const char* type, const std::string& first, const std::string& last)
{
    return {{"type", type}, {"cls", Json::array({first, idOf(file, first)})},
        {"sep", Json::array({last, idOf(file, last)})}};
}

TokenizerFile readVocabTxt(const fs::path& path, const TokenizerConfig& config)
{
    TokenizerFile file;
    std::int64_t next = 0;
    forEachLine(readText(path), [&](std::string_view token) { file.data.vocabulary.add(token, next++); });
    const auto unknown = nameOf(config, "unk_token", "[UNK]");
    const auto first = nameOf(config, "cls_token", "[CLS]");
    const auto last = nameOf(config, "sep_token", "[SEP]");
    file.document = {
        {"added_tokens", Json::array()},
        {"normalizer", {{"type", "BertNormalizer"}, {"lowercase", config.lowerCase.value_or(true)}}},
        {"pre_tokenizer", {{"type", "BertPreTokenizer"}}},
        {"post_processor", processing(file, "BertProcessing", first, last)},
        {"decoder", {{"type", "WordPiece"}}},
        {"model", {{"type", "WordPiece"}, {"unk_token", unknown}}},
    };
    for (const auto& token :
        {nameOf(config, "pad_token", "[PAD]"), unknown, first, last, nameOf(config, "mask_token", "[MASK]")})
        addSpecial(file, token);
    return file;
}

void describeClip(TokenizerFile& file)
{
    file.document = Json::parse(R"({
        "added_tokens": [],
        "normalizer": {"type": "Sequence", "normalizers": [
            {"type": "NFC"}, {"type": "Replace", "pattern": {"Regex": "\\s+"}, "content": " "}, {"type": "Lowercase"}]},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
            {"type": "Split", "behavior": "Removed", "invert": true, "pattern": {"Regex":
                "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+"}},
            {"type": "ByteLevel", "add_prefix_space": false}]},
        "decoder": {"type": "ByteLevel"},
        "model": {"type": "BPE", "end_of_word_suffix": "</w>", "unk_token": "<|endoftext|>"}})");
    file.document["post_processor"]
        = processing(file, "RobertaProcessing", std::string(kClipStart), std::string(kClipEnd));
    addSpecial(file, std::string(kClipStart));
    addSpecial(file, std::string(kClipEnd));
}

constexpr std::string_view kQwen2Words
    = R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

void describeByteLevel(TokenizerFile& file, const TokenizerConfig& config)
{
    file.document = Json::parse(R"({
        "added_tokens": [],
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false},
        "decoder": {"type": "ByteLevel"},
        "model": {"type": "BPE"}})");
    if (config.tokenizerClass.starts_with("Qwen2")) {
        file.document["normalizer"] = {{"type", "NFC"}};
        Json words = {{"type", "Split"}, {"behavior", "Isolated"}, {"pattern", {{"Regex", kQwen2Words}}}};
        Json bytes = {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", false}};
        file.document["pre_tokenizer"]
            = {{"type", "Sequence"}, {"pretokenizers", Json::array({std::move(words), std::move(bytes)})}};
    }
    if (config.tokenizerClass.starts_with("Roberta")) {
        file.document["post_processor"] = processing(
            file, "RobertaProcessing", nameOf(config, "cls_token", "<s>"), nameOf(config, "sep_token", "</s>"));
    } else if (config.addBos.value_or(false)) {
        const auto first = nameOf(config, "bos_token", kClipEnd);
        file.document["post_processor"] = {{"type", "TemplateProcessing"},
            {"single", Json::parse(R"([{"SpecialToken": {"id": "first"}}, {"Sequence": {"id": "A"}}])")},
            {"special_tokens", {{"first", {{"ids", Json::array({idOf(file, first)})}}}}}};
    }
    for (const auto& [role, content] : config.specialTokens)
        addSpecial(file, content);
}

TokenizerFile readVocabJson(const fs::path& vocab, const fs::path& merges, const TokenizerConfig& config)
{
    TokenizerFile file;
    const Json tokens = readJson(vocab);
    if (!tokens.is_object())
        throw Error(
            ErrorKind::Tokenizer, vlm::format("{}: not an object of tokens and ids", vocab.filename().string()));
    for (const auto& [token, id] : tokens.items())
        file.data.vocabulary.add(token, field<std::int64_t>(tokens, token, "vocab.json"));
    forEachLine(readText(merges), [&, first = true](std::string_view line) mutable {
        const bool comment = std::exchange(first, false) && line.starts_with("#version");
        if (!comment && !line.empty())
            file.data.addMerge(line);
    });
    if (file.data.vocabulary.idOf("!</w>") >= 0)
        describeClip(file);
    else
        describeByteLevel(file, config);
    return file;
}

/// The 256 byte symbols in the order of openai/CLIP's bytes_to_unicode: printable ones first.
std::vector<std::string> clipBytes()
{
    std::vector<std::string> symbols;
    for (const bool shifted : {false, true}) {
        for (int b = 0; b < 256; ++b) {
            const bool itself = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
            if (itself != shifted)
                symbols.push_back(bytesToPrintable(std::string(1, static_cast<char>(b))));
        }
    }
    return symbols;
}

TokenizerFile readClipMerges(const fs::path& path)
{
    std::string text = readFile(path, kLargestText);
    if (path.extension() == ".gz")
        text = gunzip(text, kLargestText);
    if (!isValidUtf8(text))
        throw Error(ErrorKind::Tokenizer, vlm::format("{}: not UTF-8", path.filename().string()));
    TokenizerFile file;
    std::int64_t next = 0;
    const auto symbols = clipBytes();
    for (const std::string& symbol : symbols)
        file.data.vocabulary.add(symbol, next++);
    for (const std::string& symbol : symbols)
        file.data.vocabulary.add(symbol + "</w>", next++);
    int line = 0; // the first is a comment; the file holds more merges than CLIP uses
    forEachLine(text, [&](std::string_view merge) {
        if (++line == 1 || line > kClipMerges + 1 || merge.empty())
            return;
        file.data.addMerge(merge);
        const auto& last = file.data.merges.back();
        file.data.vocabulary.add(
            std::string_view(file.data.mergeText).substr(last.offset, last.left + last.right), next++);
    });
    file.data.vocabulary.add(kClipStart, next++);
    file.data.vocabulary.add(kClipEnd, next++);
    describeClip(file);
    return file;
}

}

TokenizerFile readLegacyFiles(const fs::path& folder, const TokenizerConfig& config)
{
    if (fs::exists(folder / "vocab.txt"))
        return readVocabTxt(folder / "vocab.txt", config);
    if (fs::exists(folder / "vocab.json") && fs::exists(folder / "merges.txt"))
        return readVocabJson(folder / "vocab.json", folder / "merges.txt", config);
    for (const char* name : {"bpe_simple_vocab_16e6.txt.gz", "bpe_simple_vocab_16e6.txt"}) {
        if (fs::exists(folder / name))
            return readClipMerges(folder / name);
    }
    for (const char* name : {"tokenizer.model", "spiece.model", "sentencepiece.model", "sentencepiece.bpe.model"}) {
        if (fs::exists(folder / name))
            return readSentencePiece(folder / name, config);
    }
    throw Error(ErrorKind::Tokenizer,
        "no tokenizer: looked for tokenizer.json, vocab.txt, vocab.json with merges.txt, "
        "bpe_simple_vocab_16e6.txt[.gz], "
        "tokenizer.model, spiece.model, sentencepiece.model, sentencepiece.bpe.model");
}

}
