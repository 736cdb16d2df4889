#include "core/text/tokenizer.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/format.h"
#include "core/text/added_tokens.h"
#include "core/text/decoders.h"
#include "core/text/json_fields.h"
#include "core/text/legacy_files.h"
#include "core/text/normalizers.h"
#include "core/text/post_processor.h"
#include "core/text/pre_tokenizers.h"
#include "core/text/subword_model.h"
#include "core/text/tokenizer_config.h"
#include "core/text/tokenizer_file.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace vlm::text {

namespace {

constexpr std::size_t kLargestFile = std::size_t(256) << 20U; // gemma-3's has 33 MB

std::vector<AddedToken> addedTokensOf(
    const nlohmann::json& document, const TokenizerConfig& config, const TokenTable& vocabulary)
{
    std::vector<AddedToken> tokens;
    for (const auto& entry : fieldOr(document, "added_tokens", nlohmann::json::array(), "tokenizer file"))
        tokens.push_back(readAddedToken(entry, field<int>(entry, "id", "added token")));
    const std::size_t own = tokens.size();
    for (const AddedToken& token : config.addedTokens) {
        const auto same = [&token](const AddedToken& other) { return other.content == token.content; };
        if (std::none_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(own), same))
            tokens.push_back(token);
    }
    for (AddedToken& token : tokens) {
        if (const int id = vocabulary.idOf(token.content); id >= 0) // the model's id wins, as in the reference
            token.id = id;
        if (token.id < 0)
            throw Error(ErrorKind::Tokenizer,
                vlm::format("added token \"{}\": the id {} is negative", token.content, token.id));
    }
    return tokens;
}

Side sideOf(const nlohmann::json& section, std::string_view where)
{
    const auto name = fieldOr<std::string>(section, "direction", "Right", where);
    if (name == "Right")
        return Side::Right;
    if (name == "Left")
        return Side::Left;
    unknownType(name, vlm::format("{}: direction", where), "Left, Right");
}

EncodeOptions fileOptionsOf(const nlohmann::json& document)
{
    EncodeOptions options;
    if (const auto cut = document.find("truncation"); cut != document.end() && !cut->is_null()) {
        options.maxLength = field<std::size_t>(*cut, "max_length", "truncation");
        options.truncationSide = sideOf(*cut, "truncation");
    }
    if (const auto pad = document.find("padding"); pad != document.end() && !pad->is_null()) {
        options.padId = field<int>(*pad, "pad_id", "padding");
        options.padSide = sideOf(*pad, "padding");
        const auto strategy = field<nlohmann::json>(*pad, "strategy", "padding");
        options.padding = Padding::Longest;
        if (strategy.is_object()) {
            options.padding = Padding::MaxLength;
            options.maxLength = field<std::size_t>(strategy, "Fixed", "padding: strategy");
        }
    }
    return options;
}

}

struct Tokenizer::Impl {
    std::unique_ptr<const Normalizer> normalizer;
    std::unique_ptr<const PreTokenizer> preTokenizer;
    std::unique_ptr<const SubwordModel> model;
    Template surroundings;
    std::unique_ptr<const Decoder> decoder;
    AddedTokens added;
    TokenizerConfig config;
    SpecialTokens special;
    EncodeOptions fileOptions;

    Impl(TokenizerFile file, TokenizerConfig settings);

    int idOf(std::string_view token) const;
    std::optional<int> role(const char* key, std::initializer_list<const char*> usual) const;
    std::vector<int> tokenize(std::string_view text) const;
    void tokenizeSegment(std::string_view text, bool first, std::vector<int>& ids) const;
    Encoding surround(std::vector<int> ids, const EncodeOptions& options) const;
    void pad(Encoding& encoding, std::size_t length, const EncodeOptions& options) const;
};

Tokenizer::Impl::Impl(TokenizerFile file, TokenizerConfig settings)
    : config(std::move(settings))
{
    const auto section = [&document = file.document](const char* name) -> const nlohmann::json& {
        static const nlohmann::json none;
        const auto found = document.find(name);
        return found == document.end() ? none : *found;
    };
    normalizer = makeNormalizer(section("normalizer"));
    preTokenizer = makePreTokenizer(section("pre_tokenizer"));
    if (!section("model").is_object())
        throw Error(ErrorKind::Tokenizer, "not a tokenizer file: it has no \"model\"");
    model = makeModel(section("model"), std::move(file.data));
    surroundings = makeTemplate(section("post_processor"));
    decoder = makeDecoder(section("decoder"));
    added = AddedTokens(addedTokensOf(file.document, config, model->vocabulary()), normalizer.get());
    fileOptions = fileOptionsOf(file.document);
    // InternVL calls its image token so.
    const char* imageRole
        = config.specialTokens.contains("context_image_token") ? "context_image_token" : "image_token";
    special = {
        .bos = role("bos_token", {"<s>", "<bos>", "<|startoftext|>", "<|begin_of_text|>"}),
        .eos = role("eos_token", {"</s>", "<eos>", "<|im_end|>", "<|endoftext|>", "<|end_of_text|>"}),
        .pad = role("pad_token", {"[PAD]", "<pad>", "<|endoftext|>"}),
        .unk = role("unk_token", {"[UNK]", "<unk>"}),
        .cls = role("cls_token", {"[CLS]"}),
        .sep = role("sep_token", {"[SEP]"}),
        .mask = role("mask_token", {"[MASK]", "<mask>"}),
        .image = role(imageRole, {"<image>", "<|image_pad|>", "<image_soft_token>", "<IMG_CONTEXT>"}),
    };
}

int Tokenizer::Impl::idOf(std::string_view token) const
{
    const AddedToken* found = added.find(token);
    return found ? found->id : model->vocabulary().idOf(token);
}

std::optional<int> Tokenizer::Impl::role(const char* key, std::initializer_list<const char*> usual) const
{
    if (const auto named = config.specialTokens.find(key); named != config.specialTokens.end()) {
        const int id = idOf(named->second);
        return id < 0 ? std::nullopt : std::optional(id);
    }
    for (const char* token : usual) {
        if (const int id = idOf(token); id >= 0)
            return id;
    }
    return std::nullopt;
}

void Tokenizer::Impl::tokenizeSegment(std::string_view text, bool first, std::vector<int>& ids) const
{
    const std::string normalized = normalizer ? normalizer->apply(std::string(text)) : std::string(text);
    for (const Segment& segment : added.splitNormalized(normalized)) {
        if (segment.id >= 0) {
            ids.push_back(segment.id);
            continue;
        }
        std::vector<Piece> pieces{
            {.text = std::string(segment.text), .first = first && segment.text.data() == normalized.data()}};
        if (preTokenizer)
            pieces = preTokenizer->apply(std::move(pieces));
        for (const Piece& piece : pieces)
            model->encode(piece.text, ids);
    }
}

std::vector<int> Tokenizer::Impl::tokenize(std::string_view text) const
{
    const std::string valid = toValidUtf8(text);
    std::vector<int> ids;
    for (const Segment& segment : added.splitRaw(valid)) {
        if (segment.id >= 0)
            ids.push_back(segment.id);
        else
            tokenizeSegment(segment.text, segment.text.data() == valid.data(), ids);
    }
    return ids;
}

Encoding Tokenizer::Impl::surround(std::vector<int> ids, const EncodeOptions& options) const
{
    if (options.maxLength) {
        const std::size_t reserved = options.addSpecialTokens ? surroundings.added() : 0;
        if (*options.maxLength < reserved)
            throw Error(ErrorKind::Tokenizer,
                vlm::format(
                    "encode: a length of {} leaves no room for the {} special tokens", *options.maxLength, reserved));
        const std::size_t room = *options.maxLength - reserved;
        const Side side = options.truncationSide.value_or(config.truncationSide.value_or(Side::Right));
        if (ids.size() > room && side == Side::Left)
            ids.erase(ids.begin(), ids.end() - static_cast<std::ptrdiff_t>(room));
        ids.resize(std::min(ids.size(), room));
    }
    Encoding encoding;
    for (const auto& part : surroundings.parts) {
        if (part.isText) {
            encoding.ids.insert(encoding.ids.end(), ids.begin(), ids.end());
            encoding.typeIds.resize(encoding.ids.size(), part.typeId);
        } else if (options.addSpecialTokens) {
            encoding.ids.push_back(part.id);
            encoding.typeIds.push_back(part.typeId);
        }
    }
    encoding.attentionMask.assign(encoding.ids.size(), 1);
    return encoding;
}

void Tokenizer::Impl::pad(Encoding& encoding, std::size_t length, const EncodeOptions& options) const
{
    if (encoding.ids.size() >= length)
        return;
    const auto id = options.padId ? options.padId : special.pad;
    if (!id)
        throw Error(ErrorKind::Tokenizer,
            "encode: padding was asked for, but the tokenizer's files name no pad_token and no padId was given");
    const bool left = options.padSide.value_or(config.padSide.value_or(Side::Right)) == Side::Left;
    const auto extend = [&](std::vector<std::int64_t>& values, std::int64_t value) {
        values.insert(left ? values.begin() : values.end(), length - values.size(), value);
    };
    extend(encoding.ids, *id);
    extend(encoding.attentionMask, 0);
    extend(encoding.typeIds, 0);
}

Tokenizer::Tokenizer(std::shared_ptr<const Impl> impl)
    : m_impl(std::move(impl))
{
}

Tokenizer Tokenizer::fromJson(std::string_view json)
{
    return Tokenizer(std::make_shared<const Impl>(parseTokenizerJson(json), TokenizerConfig{}));
}

Tokenizer Tokenizer::fromFile(const std::filesystem::path& file)
{
    const std::string text = readFile(file, kLargestFile);
    try {
        return fromJson(text);
    } catch (const Error& error) {
        throw error.in(file.string());
    }
}

Tokenizer Tokenizer::fromFolder(const std::filesystem::path& folder)
{
    try {
        TokenizerConfig config = readTokenizerConfig(folder);
        const auto json = folder / "tokenizer.json";
        TokenizerFile file = std::filesystem::exists(json) ? parseTokenizerJson(readFile(json, kLargestFile))
                                                           : readLegacyFiles(folder, config);
        return Tokenizer(std::make_shared<const Impl>(std::move(file), std::move(config)));
    } catch (const Error& error) {
        throw error.in(folder.string());
    }
}

Encoding Tokenizer::encode(std::string_view text, const EncodeOptions& options) const
{
    Encoding encoding = m_impl->surround(m_impl->tokenize(text), options);
    if (options.padding == Padding::MaxLength)
        m_impl->pad(encoding, options.maxLength.value_or(0), options);
    return encoding;
}

std::vector<Encoding> Tokenizer::encodeBatch(std::span<const std::string> texts, const EncodeOptions& options) const
{
    std::vector<Encoding> batch;
    std::size_t longest = 0;
    for (const std::string& text : texts) {
        batch.push_back(encode(text, options));
        longest = std::max(longest, batch.back().ids.size());
    }
    if (options.padding == Padding::Longest) {
        for (Encoding& encoding : batch)
            m_impl->pad(encoding, longest, options);
    }
    return batch;
}

std::string Tokenizer::decode(std::span<const std::int64_t> ids, const DecodeOptions& options) const
{
    std::vector<std::string> tokens;
    for (const std::int64_t id : ids) {
        auto token = std::in_range<int>(id) ? tokenOf(static_cast<int>(id)) : std::nullopt;
        if (token && !(options.skipSpecial && m_impl->added.isSpecial(*token)))
            tokens.push_back(std::move(*token));
    }
    std::string text;
    if (m_impl->decoder) {
        for (const std::string& part : m_impl->decoder->apply(std::move(tokens)))
            text += part;
    } else {
        for (std::size_t i = 0; i < tokens.size(); ++i)
            text.append(i > 0 ? " " : "").append(tokens[i]);
    }
    // transformers models/clip/tokenization_clip_fast.py _wrap_decode_method_backend_tokenizer
    if (m_impl->config.tokenizerClass.starts_with("CLIPTokenizer"))
        text = trimLeft(trimRight(replaceAll(text, "</w>", " ")));
    return options.cleanUpSpaces.value_or(m_impl->config.cleanUpSpaces) ? cleanUpSpaces(std::move(text)) : text;
}

std::optional<int> Tokenizer::idOf(std::string_view token) const
{
    const int id = m_impl->idOf(token);
    return id < 0 ? std::nullopt : std::optional(id);
}

std::optional<std::string> Tokenizer::tokenOf(int id) const
{
    if (const AddedToken* token = m_impl->added.find(id))
        return token->content;
    const auto token = m_impl->model->vocabulary().tokenOf(id);
    return token ? std::optional(std::string(*token)) : std::nullopt;
}

int Tokenizer::vocabularySize() const
{
    return std::max(m_impl->model->vocabulary().idLimit(), m_impl->added.idLimit());
}

const SpecialTokens& Tokenizer::special() const
{
    return m_impl->special;
}

std::optional<std::size_t> Tokenizer::maxLength() const
{
    return m_impl->config.maxLength;
}

const EncodeOptions& Tokenizer::fileOptions() const
{
    return m_impl->fileOptions;
}

}
