#include "core/text/legacy_files.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/text/json_fields.h"
#include "core/text/protobuf.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace vlm::text {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kLargestModel = std::size_t(64) << 20U;
constexpr const char* kMark = "\u2581";

// Source: google/sentencepiece src/sentencepiece_model.proto@v0.2.0.
enum class PieceType { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };
enum class ModelType { Unigram = 1, Bpe = 2, Word = 3, Char = 4 };

struct ModelPiece {
    std::string text;
    float score = 0.0F;
    PieceType type = PieceType::Normal;
};

struct SentencePieceModel {
    std::vector<ModelPiece> pieces;
    ModelType type = ModelType::Unigram;
    bool byteFallback = false;
    std::string charsmap;
    bool addDummyPrefix = true;
    bool removeExtraSpaces = true;
};

ModelPiece readPiece(std::string_view bytes)
{
    ModelPiece piece;
    forEachField(bytes, [&piece](const ProtobufField& field) {
        if (field.number == 1)
            piece.text = field.bytes;
        else if (field.number == 2)
            piece.score = field.asFloat();
        else if (field.number == 3)
            piece.type = static_cast<PieceType>(field.value);
    });
    if (!isValidUtf8(piece.text))
        throw Error(ErrorKind::Tokenizer, "a piece is not UTF-8");
    return piece;
}

SentencePieceModel readModel(std::string_view bytes)
{
    SentencePieceModel model;
    forEachField(bytes, [&model](const ProtobufField& field) {
        if (field.number == 1) {
            model.pieces.push_back(readPiece(field.bytes));
        } else if (field.number == 2) { // TrainerSpec
            forEachField(field.bytes, [&model](const ProtobufField& inner) {
                if (inner.number == 3)
                    model.type = static_cast<ModelType>(inner.value);
                else if (inner.number == 35)
                    model.byteFallback = inner.value != 0;
            });
        } else if (field.number == 3) { // NormalizerSpec
            forEachField(field.bytes, [&model](const ProtobufField& inner) {
                if (inner.number == 2)
                    model.charsmap = inner.bytes;
                else if (inner.number == 3)
                    model.addDummyPrefix = inner.value != 0;
                else if (inner.number == 4)
                    model.removeExtraSpaces = inner.value != 0;
            });
        }
    });
    if (model.pieces.empty())
        throw Error(ErrorKind::Tokenizer, "not a SentencePiece model: it has no pieces");
    return model;
}

/// Every way to put a piece together from two others, best score first.
/// Source: convert_slow_tokenizer.py generate_merges.
void addMerges(const SentencePieceModel& model, ModelData& data)
{
    struct Found {
        std::string_view left;
        std::string_view right;
        float score;
        std::size_t leftLength;
        std::size_t rightLength;
    };
    std::vector<Found> all;
    for (const ModelPiece& piece : model.pieces) {
        const std::string_view text = piece.text;
        const std::size_t before = all.size();
        for (std::size_t i = text.empty() ? 0 : codePointAt(text, 0).length; i < text.size();
             i += codePointAt(text, i).length) {
            const auto left = text.substr(0, i);
            const auto right = text.substr(i);
            if (data.vocabulary.idOf(left) >= 0 && data.vocabulary.idOf(right) >= 0)
                all.push_back({left, right, piece.score, countCodePoints(left), countCodePoints(right)});
        }
        std::sort(
            all.begin() + static_cast<std::ptrdiff_t>(before), all.end(), [&data](const Found& a, const Found& b) {
                return std::pair(data.vocabulary.idOf(a.left), data.vocabulary.idOf(a.right))
                    < std::pair(data.vocabulary.idOf(b.left), data.vocabulary.idOf(b.right));
            });
    }
    std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
        if (a.score != b.score)
            return a.score > b.score;
        return std::pair(a.leftLength, a.rightLength) > std::pair(b.leftLength, b.rightLength);
    });
    for (const Found& found : all)
        data.addMerge(found.left, found.right);
}

Json sequence(const char* key, std::vector<Json> steps)
{
    return {{"type", "Sequence"}, {key, std::move(steps)}};
}

Json replace(const char* kind, const char* from, const char* to)
{
    return {{"type", "Replace"}, {"pattern", {{kind, from}}}, {"content", to}};
}

/// LlamaConverter: the whole text is one word, bytes where the vocabulary has no character.
void describeBpe(
    const SentencePieceModel& model, const std::string& unknown, const TokenizerConfig& config, Json& document)
{
    std::vector<Json> steps;
    std::vector<Json> back{replace("String", kMark, " "), {{"type", "ByteFallback"}}, {{"type", "Fuse"}}};
    if (model.addDummyPrefix) {
        steps.push_back({{"type", "Prepend"}, {"prepend", kMark}});
        back.push_back({{"type", "Strip"}, {"content", " "}, {"start", 1}, {"stop", 0}});
    }
    steps.push_back(replace("String", " ", kMark));
    if (config.legacy.value_or(true))
        document["normalizer"] = sequence("normalizers", std::move(steps));
    else
        document["pre_tokenizer"] = {{"type", "Metaspace"}, {"replacement", kMark},
            {"prepend_scheme", model.addDummyPrefix ? "first" : "never"}, {"split", false}};
    document["decoder"] = sequence("decoders", std::move(back));
    document["model"]
        = {{"type", "BPE"}, {"unk_token", unknown}, {"fuse_unk", true}, {"byte_fallback", model.byteFallback}};
}

/// SpmConverter; for SigLIP also what its slow tokenizer does to the text before
/// (models/siglip/tokenization_siglip.py canonicalize_text).
void describeUnigram(const SentencePieceModel& model, int unknown, const TokenizerConfig& config, Json& document)
{
    std::vector<Json> steps;
    if (config.tokenizerClass.starts_with("Siglip")) {
        if (config.lowerCase.value_or(true))
            steps.push_back({{"type", "Lowercase"}});
        steps.push_back(replace("Regex", R"([!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])", ""));
        steps.push_back(replace("Regex", R"(\s+)", " "));
        steps.push_back({{"type", "Strip"}});
    }
    if (!model.charsmap.empty())
        steps.push_back({{"type", "Precompiled"},
            {"precompiled_charsmap",
                Json::binary(std::vector<std::uint8_t>(model.charsmap.begin(), model.charsmap.end()))}});
    if (model.removeExtraSpaces) {
        steps.push_back({{"type", "Strip"}, {"strip_left", false}, {"strip_right", true}});
        steps.push_back(replace("Regex", " {2,}", kMark));
    }
    const Json mark = {
        {"type", "Metaspace"}, {"replacement", kMark}, {"prepend_scheme", model.addDummyPrefix ? "always" : "never"}};
    document["normalizer"] = sequence("normalizers", std::move(steps));
    document["pre_tokenizer"] = mark;
    document["decoder"] = mark;
    document["model"] = {{"type", "Unigram"}, {"unk_id", unknown}, {"byte_fallback", model.byteFallback}};
}

Json templateOf(const TokenTable& vocabulary, const TokenizerConfig& config, bool addBos, bool addEos)
{
    Json single = Json::array();
    Json tokens = Json::object();
    const auto special = [&](const char* role, const char* usual) {
        const auto named = config.specialTokens.find(role);
        const auto content = named == config.specialTokens.end() ? std::string(usual) : named->second;
        const int id = vocabulary.idOf(content);
        if (id < 0)
            throw Error(ErrorKind::Tokenizer, vlm::format("the vocabulary lacks the {} \"{}\"", role, content));
        single.push_back({{"SpecialToken", {{"id", content}}}});
        tokens[content] = {{"ids", Json::array({id})}};
    };
    if (addBos)
        special("bos_token", "<s>");
    single.push_back({{"Sequence", {{"id", "A"}}}});
    if (addEos)
        special("eos_token", "</s>");
    return {{"type", "TemplateProcessing"}, {"single", std::move(single)}, {"special_tokens", std::move(tokens)}};
}

TokenizerFile convert(const SentencePieceModel& model, const TokenizerConfig& config)
{
    TokenizerFile file;
    file.document["added_tokens"] = Json::array();
    int unknown = -1;
    for (std::size_t i = 0; i < model.pieces.size(); ++i) {
        const auto& [text, score, type] = model.pieces[i];
        const int id = static_cast<int>(i);
        file.data.vocabulary.add(text, id);
        if (type == PieceType::Unknown)
            unknown = id;
        if (type == PieceType::Unknown || type == PieceType::Control || type == PieceType::UserDefined)
            file.document["added_tokens"].push_back(
                {{"id", id}, {"content", text}, {"special", type != PieceType::UserDefined}});
    }
    if (unknown < 0)
        throw Error(ErrorKind::Tokenizer, "a SentencePiece model has one piece of the type unknown; here is none");
    const bool bpe = model.type == ModelType::Bpe;
    if (bpe) {
        addMerges(model, file.data);
        describeBpe(model, model.pieces[static_cast<std::size_t>(unknown)].text, config, file.document);
    } else if (model.type == ModelType::Unigram) {
        for (const ModelPiece& piece : model.pieces)
            file.data.scores.push_back(piece.score);
        describeUnigram(model, unknown, config, file.document);
    } else {
        throw Error(ErrorKind::Tokenizer,
            vlm::format("SentencePiece model type {} is not supported; known are 1 (unigram) and 2 (BPE)",
                static_cast<int>(model.type)));
    }
    // Llama puts <s> in front; T5 and SigLIP put </s> behind.
    file.document["post_processor"]
        = templateOf(file.data.vocabulary, config, config.addBos.value_or(bpe), config.addEos.value_or(!bpe));
    return file;
}

}

TokenizerFile readSentencePiece(const std::filesystem::path& file, const TokenizerConfig& config)
{
    try {
        return convert(readModel(readFile(file, kLargestModel)), config);
    } catch (const Error& error) {
        throw error.in(file.filename().string());
    }
}

}
