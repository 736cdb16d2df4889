#include "mutate.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/text/legacy_files.h"
#include "core/text/tokenizer.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

// Changes small tokenizers and texts at random, always the same way; loading, encoding and decoding must answer or
// throw vlm::Error, nothing else.
namespace {

const std::filesystem::path kData = std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/tokenizers";

constexpr const char* kSmall
    = R"({"added_tokens": [{"id": 9, "content": "<x>", "lstrip": true, "single_word": true, "special": true}],
"normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKD"}, {"type": "StripAccents"}, {"type": "Nmt"},
 {"type": "Precompiled", "precompiled_charsmap": "CAAAAEEBAAAAAAAAYgA="}, {"type": "Strip"}, {"type": "Prepend", "prepend": "_"}]},
"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "(\\w+|\\s)?x{1,3}"}, "behavior": "MergedWithNext"},
 {"type": "Digits", "individual_digits": true}, {"type": "Punctuation"}, {"type": "Metaspace", "prepend_scheme": "first"}]},
"post_processor": {"type": "Sequence", "processors": [{"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "b", "type_id": 0}},
 {"Sequence": {"id": "A", "type_id": 1}}], "special_tokens": {"b": {"id": "b", "ids": [7]}}}]},
"decoder": {"type": "Sequence", "decoders": [{"type": "BPEDecoder"}, {"type": "ByteFallback"}, {"type": "Fuse"}, {"type": "Strip", "content": " ", "start": 1}]},
"truncation": {"direction": "Left", "max_length": 4}, "padding": {"strategy": {"Fixed": 6}, "direction": "Left", "pad_id": 0},
"model": {"type": "BPE", "unk_token": "u", "fuse_unk": true, "byte_fallback": true, "continuing_subword_prefix": "##", "end_of_word_suffix": "$",
 "vocab": {"u": 0, "a": 1, "##b": 2, "ab": 3, "<0xC3>": 4, "##b$": 5, "ab$": 6}, "merges": ["a ##b", ["a", "##b$"]]}})";

/// Some place in the document, at most six levels down.
nlohmann::json& somewhere(nlohmann::json& document, vlm::PhiloxStream& random)
{
    nlohmann::json* here = &document;
    for (int depth = 0; depth < 6 && here->is_structured() && !here->empty() && random.below(5) > 0; ++depth)
        here = &*std::next(here->begin(), random.below(static_cast<std::uint32_t>(here->size())));
    return *here;
}

/// Still JSON, but a value stands where another belongs, or is gone.
std::string rearranged(const std::string& content, vlm::PhiloxStream& random)
{
    auto document = nlohmann::json::parse(content);
    for (std::uint32_t left = 1 + random.below(3); left > 0; --left) {
        const nlohmann::json scalars[]
            = {nullptr, true, -1, 0, 1e300, 16777216, "", "\u2581", "(a", "[]x]", {}, nlohmann::json::array()};
        nlohmann::json value
            = random.below(2) == 0 ? scalars[random.below(std::size(scalars))] : somewhere(document, random);
        nlohmann::json& target = somewhere(document, random);
        if (target.is_structured() && !target.empty() && random.below(3) == 0)
            target.erase(std::next(target.begin(), random.below(static_cast<std::uint32_t>(target.size()))));
        else
            target = std::move(value);
    }
    return document.dump();
}

std::string randomText(vlm::PhiloxStream& random)
{
    constexpr const char* kParts[]
        = {" ", "a photo", "\u00e9", "e\u0301", "\u65e5\u672c", "\U0001F9EC", "\xff", "\xe2\x82", "\xed\xa0\x80",
            "\u2581", "<x>", "<s>", "<|endoftext|>", "\n\n", "12", "...", "\u0130", "\u200d", "<0x41>", "X'LL"};
    std::string text;
    for (std::uint32_t left = random.below(24); left > 0; --left) {
        if (random.below(4) == 0)
            text += static_cast<char>(random.below(256));
        else
            text += kParts[random.below(std::size(kParts))];
    }
    return text;
}

void use(const vlm::text::Tokenizer& tokenizer, vlm::PhiloxStream& random)
{
    const std::string text = randomText(random);
    const auto encoding = tokenizer.encode(text);
    auto options = tokenizer.fileOptions();
    if (!options.maxLength || *options.maxLength < 4096)
        (void)tokenizer.encodeBatch(std::vector<std::string>{text, randomText(random)}, options);
    (void)tokenizer.decode(encoding.ids, {.skipSpecial = random.below(2) == 0, .cleanUpSpaces = true});
    std::vector<std::int64_t> any(random.below(20));
    for (auto& id : any)
        id = static_cast<std::int64_t>(random.below(2048)) - 16;
    (void)tokenizer.decode(any);
}

/// True if `action` returns or throws vlm::Error.
template <class Action> bool survives(const char* what, std::uint64_t round, Action action)
{
    try {
        action();
    } catch (const vlm::Error&) {
        return true;
    } catch (const std::exception& escaped) {
        std::fprintf(stderr, "%s, round %llu: %s\n", what, static_cast<unsigned long long>(round), escaped.what());
        return false;
    }
    return true;
}

/// A vocabulary in one of its older layouts, one of the files changed.
void readChangedLegacy(const std::filesystem::path& folder, vlm::PhiloxStream& random)
{
    const bool words = random.below(2) == 0;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    if (words) {
        vlm::writeFileAtomically(
            folder / "vocab.txt", fuzzing::changed("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n##b\nphoto\n", random));
    } else {
        const std::string vocabulary = R"({"<|endoftext|>":0,"a":1,"b":2,"ab":3,"\u0120a":4,"<unk>":5})";
        const std::string merges = "#version: 0.2\na b\n\u0120 a\n";
        const bool first = random.below(2) == 0;
        vlm::writeFileAtomically(folder / "vocab.json", first ? fuzzing::changed(vocabulary, random) : vocabulary);
        vlm::writeFileAtomically(folder / "merges.txt", first ? merges : fuzzing::changed(merges, random));
    }
    (void)vlm::text::readLegacyFiles(folder, {});
}

}

int main(int count, char** arguments)
{
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    double slowest = 0;
    const std::uint64_t rounds = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 20000;
    std::vector<std::string> seeds{kSmall};
    for (const char* family : {"bert", "clip", "siglip", "qwen2_5_vl", "llava"})
        seeds.push_back(vlm::readFile(kData / family / "tokenizer.json"));
    const auto model = std::filesystem::temp_directory_path()
        / ("fuzz_tokenizer_" + std::to_string(std::hash<std::string>{}(arguments[0])) + ".model");
    const auto legacy = std::filesystem::path(model).replace_extension(".legacy");
    const std::string pieces("\x0a\x09\x0a\x05<unk>\x18\x02" // unknown
                             "\x0a\x08\x0a\x01"
                             "a\x15\0\0\x80\x3f" // "a", 1.0
                             "\x12\x02\x18\x01", // unigram
        25);
    bool good = true;
    for (std::uint64_t round = 0; round < rounds; ++round) {
        vlm::PhiloxStream random(20240917, round);
        const auto start = Clock::now();
        const std::string& seed
            = seeds[random.below(4) == 0 ? random.below(static_cast<std::uint32_t>(seeds.size())) : 0];
        good &= survives("tokenizer.json", round, [&] {
            const auto tokenizer = vlm::text::Tokenizer::fromJson(
                random.below(2) == 0 ? fuzzing::changed(seed, random) : rearranged(seed, random));
            for (int i = 0; i < 4; ++i)
                use(tokenizer, random);
        });
        if (round % 10 == 0) {
            good &= survives("tokenizer.model", round, [&] {
                vlm::writeFileAtomically(model, fuzzing::changed(pieces, random));
                (void)vlm::text::readSentencePiece(model, {});
            });
            good &= survives("vocabulary", round, [&] { readChangedLegacy(legacy, random); });
        }
        slowest = std::max(slowest, std::chrono::duration<double>(Clock::now() - start).count());
    }
    for (std::uint64_t family = 0; family < seeds.size(); ++family) {
        good &= survives("intact", family, [&] {
            vlm::PhiloxStream random(7, family);
            const auto tokenizer = vlm::text::Tokenizer::fromJson(seeds[family]);
            for (int i = 0; i < 500; ++i)
                use(tokenizer, random);
        });
    }
    std::filesystem::remove(model);
    std::filesystem::remove_all(legacy);
    std::printf("tokenizer    %9llu executions, %s escaped, %.0f s, slowest %.2f s\n",
        static_cast<unsigned long long>(rounds), good ? "0" : "some",
        std::chrono::duration<double>(Clock::now() - begin).count(), slowest);
    return good && slowest < 20 ? EXIT_SUCCESS : EXIT_FAILURE;
}
