#include "core/text/pre_tokenizers.h"

#include "core/text/byte_level.h"
#include "core/text/json_fields.h"
#include "core/text/patterns.h"
#include "core/text/splitting.h"
#include "core/text/unicode.h"

#include <functional>
#include <optional>
#include <utility>

namespace vlm::text {

namespace {

constexpr std::string_view kWhere = "pre_tokenizer";

// Source: pre_tokenizers/byte_level.rs, after openai/gpt-2 src/encoder.py.
constexpr std::string_view kGpt2Words = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
// pre_tokenizers/whitespace.rs: \w+|[^\w\s]+ with the \w of Rust's regex, which has more than Oniguruma's.
constexpr std::string_view kWords
    = R"([\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\x{200c}\x{200d}\x{24b6}-\x{24e9}]+|[^\s\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\x{200c}\x{200d}\x{24b6}-\x{24e9}]+)";

/// Cuts every piece on its own.
class Cutter final : public PreTokenizer {
public:
    using Cut = std::function<void(Piece& piece, std::vector<Piece>& out)>;
    explicit Cutter(Cut cut)
        : m_cut(std::move(cut))
    {
    }
    std::vector<Piece> apply(std::vector<Piece> pieces) const override
    {
        std::vector<Piece> out;
        for (Piece& piece : pieces)
            m_cut(piece, out);
        return out;
    }

private:
    Cut m_cut;
};

class Chain final : public PreTokenizer {
public:
    explicit Chain(std::vector<std::unique_ptr<const PreTokenizer>> steps)
        : m_steps(std::move(steps))
    {
    }
    std::vector<Piece> apply(std::vector<Piece> pieces) const override
    {
        for (const auto& step : m_steps)
            pieces = step->apply(std::move(pieces));
        return pieces;
    }

private:
    std::vector<std::unique_ptr<const PreTokenizer>> m_steps;
};

std::unique_ptr<const PreTokenizer> cutter(Cutter::Cut cut)
{
    return std::make_unique<Cutter>(std::move(cut));
}

std::unique_ptr<const PreTokenizer> splitter(Regex regex, SplitBehaviour behaviour, Matches matches)
{
    return cutter([regex = std::move(regex), behaviour, matches](Piece& piece, std::vector<Piece>& out) {
        split(piece, regex.findAll(piece.text), behaviour, matches, out);
    });
}

std::unique_ptr<const PreTokenizer> splitter(bool (*matches)(char32_t), SplitBehaviour behaviour)
{
    return cutter([matches, behaviour](Piece& piece, std::vector<Piece>& out) {
        split(piece, findAll(piece.text, matches), behaviour, Matches::AsFound, out);
    });
}

std::unique_ptr<const PreTokenizer> chain(
    std::unique_ptr<const PreTokenizer> first, std::unique_ptr<const PreTokenizer> second)
{
    std::vector<std::unique_ptr<const PreTokenizer>> steps;
    steps.push_back(std::move(first));
    steps.push_back(std::move(second));
    return std::make_unique<Chain>(std::move(steps));
}

std::unique_ptr<const PreTokenizer> makeByteLevel(const nlohmann::json& section)
{
    const bool addPrefixSpace = fieldOr(section, "add_prefix_space", true, kWhere);
    std::optional<Regex> words;
    if (fieldOr(section, "use_regex", true, kWhere))
        words.emplace(kGpt2Words);
    return cutter([addPrefixSpace, words](Piece& piece, std::vector<Piece>& out) {
        if (addPrefixSpace && !piece.text.starts_with(' '))
            piece.text.insert(piece.text.begin(), ' ');
        const std::size_t before = out.size();
        if (words)
            split(piece, words->findAll(piece.text), SplitBehaviour::Isolated, Matches::AsFound, out);
        else
            out.push_back(std::move(piece));
        for (std::size_t i = before; i < out.size(); ++i)
            out[i].text = bytesToPrintable(out[i].text);
    });
}

enum class PrependScheme { First, Never, Always };

PrependScheme prependSchemeOf(const nlohmann::json& section)
{
    if (section.contains("prepend_scheme")) {
        const auto name = field<std::string>(section, "prepend_scheme", kWhere);
        if (name == "first")
            return PrependScheme::First;
        if (name == "never")
            return PrependScheme::Never;
        if (name == "always")
            return PrependScheme::Always;
        unknownType(name, "pre_tokenizer Metaspace: prepend_scheme", "first, never, always");
    }
    return fieldOr(section, "add_prefix_space", true, kWhere) ? PrependScheme::Always : PrependScheme::Never;
}

std::unique_ptr<const PreTokenizer> makeMetaspace(const nlohmann::json& section)
{
    const auto mark = fieldOr<std::string>(section, "replacement", "\u2581", kWhere);
    const auto scheme = prependSchemeOf(section);
    const bool cut = fieldOr(section, "split", true, kWhere);
    return cutter([mark, scheme, cut, pattern = Regex::literal(mark)](Piece& piece, std::vector<Piece>& out) {
        piece.text = replaceAll(piece.text, " ", mark);
        const bool prepend = scheme == PrependScheme::Always || (scheme == PrependScheme::First && piece.first);
        if (prepend && !piece.text.starts_with(mark))
            piece.text.insert(0, mark);
        if (cut)
            split(piece, pattern.findAll(piece.text), SplitBehaviour::MergedWithNext, Matches::AsFound, out);
        else
            out.push_back(std::move(piece));
    });
}

SplitBehaviour behaviourOf(const nlohmann::json& section, std::string fallback)
{
    const auto name = fieldOr<std::string>(section, "behavior", std::move(fallback), kWhere);
    if (name == "Removed")
        return SplitBehaviour::Removed;
    if (name == "Isolated")
        return SplitBehaviour::Isolated;
    if (name == "MergedWithPrevious")
        return SplitBehaviour::MergedWithPrevious;
    if (name == "MergedWithNext")
        return SplitBehaviour::MergedWithNext;
    if (name == "Contiguous")
        return SplitBehaviour::Contiguous;
    unknownType(
        name, "pre_tokenizer Split: behavior", "Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous");
}

std::unique_ptr<const PreTokenizer> makeSplit(const nlohmann::json& section)
{
    const bool invert = fieldOr(section, "invert", false, kWhere);
    return splitter(
        makePattern(section, kWhere), behaviourOf(section, "Isolated"), invert ? Matches::Inverted : Matches::AsFound);
}

std::unique_ptr<const PreTokenizer> makeSequence(const nlohmann::json& section)
{
    std::vector<std::unique_ptr<const PreTokenizer>> steps;
    for (const auto& each : field<nlohmann::json::array_t>(section, "pretokenizers", kWhere)) {
        if (auto made = makePreTokenizer(each))
            steps.push_back(std::move(made));
    }
    return std::make_unique<Chain>(std::move(steps));
}

}

std::unique_ptr<const PreTokenizer> makePreTokenizer(const nlohmann::json& section)
{
    if (section.is_null())
        return nullptr;
    const std::string type = typeOf(section, kWhere);
    if (type == "Sequence")
        return makeSequence(section);
    if (type == "ByteLevel")
        return makeByteLevel(section);
    if (type == "Whitespace")
        return splitter(Regex(kWords), SplitBehaviour::Removed, Matches::Inverted);
    if (type == "WhitespaceSplit")
        return splitter(isSpace, SplitBehaviour::Removed);
    if (type == "BertPreTokenizer")
        return chain(splitter(isSpace, SplitBehaviour::Removed), splitter(isPunctuation, SplitBehaviour::Isolated));
    if (type == "Metaspace")
        return makeMetaspace(section);
    if (type == "Split")
        return makeSplit(section);
    if (type == "Digits")
        return splitter(isNumeric,
            fieldOr(section, "individual_digits", false, kWhere) ? SplitBehaviour::Isolated
                                                                 : SplitBehaviour::Contiguous);
    if (type == "Punctuation")
        return splitter(isPunctuation, behaviourOf(section, "Isolated"));
    if (type == "CharDelimiterSplit")
        return splitter(Regex::literal(field<std::string>(section, "delimiter", kWhere)), SplitBehaviour::Removed,
            Matches::AsFound);
    unknownType(type, kWhere,
        "Sequence, ByteLevel, Whitespace, WhitespaceSplit, BertPreTokenizer, Metaspace, Split, Digits, Punctuation, "
        "CharDelimiterSplit");
}

}
