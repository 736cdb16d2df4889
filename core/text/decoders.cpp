#include "core/text/decoders.h"

#include "core/text/byte_level.h"
#include "core/text/json_fields.h"
#include "core/text/patterns.h"
#include "core/text/unicode.h"

#include <functional>
#include <optional>
#include <utility>

namespace vlm::text {

namespace {

constexpr std::string_view kWhere = "decoder";

using Tokens = std::vector<std::string>;

class Step final : public Decoder {
public:
    explicit Step(std::function<Tokens(Tokens)> apply)
        : m_apply(std::move(apply))
    {
    }
    Tokens apply(Tokens tokens) const override { return m_apply(std::move(tokens)); }

private:
    std::function<Tokens(Tokens)> m_apply;
};

class Chain final : public Decoder {
public:
    explicit Chain(std::vector<std::unique_ptr<const Decoder>> steps)
        : m_steps(std::move(steps))
    {
    }
    Tokens apply(Tokens tokens) const override
    {
        for (const auto& step : m_steps)
            tokens = step->apply(std::move(tokens));
        return tokens;
    }

private:
    std::vector<std::unique_ptr<const Decoder>> m_steps;
};

std::unique_ptr<const Decoder> step(std::function<Tokens(Tokens)> apply)
{
    return std::make_unique<Step>(std::move(apply));
}

Tokens decodeByteLevel(const Tokens& tokens)
{
    std::string bytes;
    for (const std::string& token : tokens)
        bytes += printableToBytes(token).value_or(token);
    return {toValidUtf8(bytes)};
}

std::unique_ptr<const Decoder> makeMetaspace(const nlohmann::json& section)
{
    const auto mark = fieldOr<std::string>(section, "replacement", "\u2581", kWhere);
    const bool prepended = section.contains("prepend_scheme")
        ? field<std::string>(section, "prepend_scheme", kWhere) != "never"
        : fieldOr(section, "add_prefix_space", true, kWhere);
    return step([mark, prepended](Tokens tokens) {
        for (std::size_t i = 0; i < tokens.size(); ++i)
            tokens[i] = replaceAll(tokens[i], mark, i == 0 && prepended ? "" : " ");
        return tokens;
    });
}

/// Source: decoders/wordpiece.rs cleanup; its rules differ from cleanUpSpaces by one.
std::string cleanUpWordPiece(std::string text)
{
    constexpr std::pair<std::string_view, std::string_view> kRules[]{{" .", "."}, {" ?", "?"}, {" !", "!"}, {" ,", ","},
        {" ' ", "'"}, {" n't", "n't"}, {" 'm", "'m"}, {" do not", " don't"}, {" 's", "'s"}, {" 've", "'ve"},
        {" 're", "'re"}};
    for (const auto& [from, to] : kRules)
        text = replaceAll(text, from, to);
    return text;
}

std::unique_ptr<const Decoder> makeWordPieceDecoder(const nlohmann::json& section)
{
    const auto prefix = fieldOr<std::string>(section, "prefix", "##", kWhere);
    const bool cleanUp = fieldOr(section, "cleanup", true, kWhere);
    return step([prefix, cleanUp](Tokens tokens) {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            std::string& token = tokens[i];
            if (i > 0 && token.starts_with(prefix))
                token.erase(0, prefix.size());
            else if (i > 0)
                token.insert(token.begin(), ' ');
            if (cleanUp)
                token = cleanUpWordPiece(std::move(token));
        }
        return tokens;
    });
}

std::unique_ptr<const Decoder> makeBpeDecoder(const nlohmann::json& section)
{
    const auto suffix = fieldOr<std::string>(section, "suffix", "</w>", kWhere);
    return step([suffix](Tokens tokens) {
        for (std::size_t i = 0; i < tokens.size(); ++i)
            tokens[i] = replaceAll(tokens[i], suffix, i + 1 < tokens.size() ? " " : "");
        return tokens;
    });
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// "<0x41>" is 'A'.
std::optional<char> byteOf(std::string_view token)
{
    if (token.size() != 6 || !token.starts_with("<0x") || token[5] != '>')
        return std::nullopt;
    const int high = hexDigit(token[3]);
    const int low = hexDigit(token[4]);
    return high < 0 || low < 0 ? std::nullopt : std::optional(static_cast<char>(high * 16 + low));
}

/// Runs of byte tokens become text; a run that is not UTF-8 becomes one U+FFFD a byte.
Tokens decodeByteFallback(Tokens tokens)
{
    Tokens out;
    std::string run;
    const auto flush = [&] {
        if (isValidUtf8(run) && !run.empty())
            out.push_back(run);
        else
            out.insert(out.end(), run.size(), "\uFFFD");
        run.clear();
    };
    for (std::string& token : tokens) {
        if (const auto byte = byteOf(token)) {
            run += *byte;
            continue;
        }
        flush();
        out.push_back(std::move(token));
    }
    flush();
    return out;
}

Tokens fuse(const Tokens& tokens)
{
    std::string all;
    for (const std::string& token : tokens)
        all += token;
    return {all};
}

std::unique_ptr<const Decoder> makeStrip(const nlohmann::json& section)
{
    const auto content = field<std::string>(section, "content", kWhere);
    const auto start = fieldOr<std::size_t>(section, "start", 0, kWhere);
    const auto stop = fieldOr<std::size_t>(section, "stop", 0, kWhere);
    return step([content, start, stop](Tokens tokens) {
        for (std::string& token : tokens) {
            for (std::size_t i = 0; i < start && !content.empty() && token.starts_with(content); ++i)
                token.erase(0, content.size());
            for (std::size_t i = 0; i < stop && !content.empty() && token.ends_with(content); ++i)
                token.resize(token.size() - content.size());
        }
        return tokens;
    });
}

std::unique_ptr<const Decoder> makeReplace(const nlohmann::json& section)
{
    return step([pattern = makePattern(section, kWhere), content = field<std::string>(section, "content", kWhere)](
                    Tokens tokens) {
        for (std::string& token : tokens)
            token = pattern.replaceAll(token, content);
        return tokens;
    });
}

std::unique_ptr<const Decoder> makeSequence(const nlohmann::json& section)
{
    std::vector<std::unique_ptr<const Decoder>> steps;
    for (const auto& each : field<nlohmann::json::array_t>(section, "decoders", kWhere)) {
        if (auto made = makeDecoder(each))
            steps.push_back(std::move(made));
    }
    return std::make_unique<Chain>(std::move(steps));
}

}

std::unique_ptr<const Decoder> makeDecoder(const nlohmann::json& section)
{
    if (section.is_null())
        return nullptr;
    const std::string type = typeOf(section, kWhere);
    if (type == "Sequence")
        return makeSequence(section);
    if (type == "ByteLevel")
        return step([](const Tokens& tokens) { return decodeByteLevel(tokens); });
    if (type == "Metaspace")
        return makeMetaspace(section);
    if (type == "WordPiece")
        return makeWordPieceDecoder(section);
    if (type == "BPEDecoder")
        return makeBpeDecoder(section);
    if (type == "ByteFallback")
        return step([](Tokens tokens) { return decodeByteFallback(std::move(tokens)); });
    if (type == "Fuse")
        return step([](const Tokens& tokens) { return fuse(tokens); });
    if (type == "Strip")
        return makeStrip(section);
    if (type == "Replace")
        return makeReplace(section);
    unknownType(
        type, kWhere, "Sequence, ByteLevel, Metaspace, WordPiece, BPEDecoder, ByteFallback, Fuse, Strip, Replace");
}

std::string cleanUpSpaces(std::string text)
{
    constexpr std::pair<std::string_view, std::string_view> kRules[]{{" .", "."}, {" ?", "?"}, {" !", "!"}, {" ,", ","},
        {" ' ", "'"}, {" n't", "n't"}, {" 'm", "'m"}, {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"}};
    for (const auto& [from, to] : kRules)
        text = replaceAll(text, from, to);
    return text;
}

}
