#include "core/text/normalizers.h"

#include "core/text/byte_level.h"
#include "core/text/charsmap.h"
#include "core/text/json_fields.h"
#include "core/text/patterns.h"
#include "core/text/unicode.h"

#include <functional>
#include <utility>
#include <vector>

namespace vlm::text {

namespace {

constexpr std::string_view kWhere = "normalizer";

/// Most steps are one expression; it lives in the function.
class Step final : public Normalizer {
public:
    explicit Step(std::function<std::string(std::string)> apply)
        : m_apply(std::move(apply))
    {
    }
    std::string apply(std::string text) const override { return m_apply(std::move(text)); }

private:
    std::function<std::string(std::string)> m_apply;
};

class Chain final : public Normalizer {
public:
    explicit Chain(std::vector<std::unique_ptr<const Normalizer>> steps)
        : m_steps(std::move(steps))
    {
    }
    std::string apply(std::string text) const override
    {
        for (const auto& step : m_steps)
            text = step->apply(std::move(text));
        return text;
    }

private:
    std::vector<std::unique_ptr<const Normalizer>> m_steps;
};

std::unique_ptr<const Normalizer> step(std::function<std::string(std::string)> apply)
{
    return std::make_unique<Step>(std::move(apply));
}

/// Keeps the code points for which `keep` holds.
template <class Keep> std::string filter(std::string_view text, Keep keep)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto [c, length] = codePointAt(text, i);
        if (keep(c))
            out.append(text, i, length);
        i += length;
    }
    return out;
}

// ---- BertNormalizer: normalizers/bert.rs

bool isBertControl(char32_t c)
{
    return c != '\t' && c != '\n' && c != '\r' && isOther(c);
}

/// The ranges of the reference, whose 0x2B920 is a slip that the published ids depend on.
bool isChinese(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

std::string cleanBertText(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto [c, length] = codePointAt(text, i);
        if (isSpace(c) && !(isBertControl(c)))
            out += ' ';
        else if (c != 0 && c != 0xFFFD && !isBertControl(c))
            out.append(text, i, length);
        i += length;
    }
    return out;
}

std::string spaceChinese(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto [c, length] = codePointAt(text, i);
        if (isChinese(c))
            out.append(" ").append(text, i, length).append(" ");
        else
            out.append(text, i, length);
        i += length;
    }
    return out;
}

std::unique_ptr<const Normalizer> makeBert(const nlohmann::json& section)
{
    const bool clean = fieldOr(section, "clean_text", true, kWhere);
    const bool chinese = fieldOr(section, "handle_chinese_chars", true, kWhere);
    const bool lowercase = fieldOr(section, "lowercase", true, kWhere);
    const bool strip = fieldOr(section, "strip_accents", lowercase, kWhere);
    return step([=](std::string text) {
        if (clean)
            text = cleanBertText(text);
        if (chinese)
            text = spaceChinese(text);
        if (strip)
            text = filter(normalise(text, NormalForm::Nfd), [](char32_t c) { return !isNonspacingMark(c); });
        if (lowercase)
            text = toLower(text);
        return text;
    });
}

// ---- Nmt: normalizers/unicode.rs

bool isNmtControl(char32_t c)
{
    return (c >= 0x01 && c <= 0x08) || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F || c == 0x8F || c == 0x9F;
}

bool isNmtSpace(char32_t c)
{
    return c == 0x09 || c == 0x0A || c == 0x0C || c == 0x0D || c == 0x1680 || (c >= 0x200B && c <= 0x200F)
        || c == 0x2028 || c == 0x2029 || c == 0x2581 || c == 0xFEFF || c == 0xFFFD;
}

std::string applyNmt(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto [c, length] = codePointAt(text, i);
        if (isNmtSpace(c))
            out += ' ';
        else if (!isNmtControl(c))
            out.append(text, i, length);
        i += length;
    }
    return out;
}

std::unique_ptr<const Normalizer> makeStrip(const nlohmann::json& section)
{
    const bool left = fieldOr(section, "strip_left", true, kWhere);
    const bool right = fieldOr(section, "strip_right", true, kWhere);
    return step([=](std::string text) {
        std::string_view view = text;
        if (left)
            view = trimLeft(view);
        if (right)
            view = trimRight(view);
        return std::string(view);
    });
}

std::unique_ptr<const Normalizer> makeReplace(const nlohmann::json& section)
{
    return step([pattern = makePattern(section, kWhere), content = field<std::string>(section, "content", kWhere)](
                    const std::string& text) { return pattern.replaceAll(text, content); });
}

std::unique_ptr<const Normalizer> makePrecompiled(const nlohmann::json& section)
{
    const auto map = section.find("precompiled_charsmap");
    if (map != section.end() && map->is_binary()) {
        const auto& bytes = map->get_binary();
        return step([rules = Charsmap({reinterpret_cast<const char*>(bytes.data()), bytes.size()})](
                        const std::string& text) { return rules.apply(text); });
    }
    const auto text = fieldOr<std::string>(section, "precompiled_charsmap", "", kWhere);
    if (text.empty())
        return nullptr;
    return step([rules = Charsmap::fromBase64(text)](const std::string& in) { return rules.apply(in); });
}

std::unique_ptr<const Normalizer> makeSequence(const nlohmann::json& section)
{
    std::vector<std::unique_ptr<const Normalizer>> steps;
    for (const auto& each : field<nlohmann::json::array_t>(section, "normalizers", kWhere)) {
        if (auto made = makeNormalizer(each))
            steps.push_back(std::move(made));
    }
    return std::make_unique<Chain>(std::move(steps));
}

std::unique_ptr<const Normalizer> makeForm(NormalForm form)
{
    return step([form](const std::string& text) { return normalise(text, form); });
}

}

std::unique_ptr<const Normalizer> makeNormalizer(const nlohmann::json& section)
{
    if (section.is_null())
        return nullptr;
    const std::string type = typeOf(section, kWhere);
    if (type == "Sequence")
        return makeSequence(section);
    if (type == "NFC")
        return makeForm(NormalForm::Nfc);
    if (type == "NFD")
        return makeForm(NormalForm::Nfd);
    if (type == "NFKC")
        return makeForm(NormalForm::Nfkc);
    if (type == "NFKD")
        return makeForm(NormalForm::Nfkd);
    if (type == "Lowercase")
        return step([](const std::string& text) { return toLower(text); });
    if (type == "Strip")
        return makeStrip(section);
    if (type == "StripAccents")
        return step([](const std::string& text) { return filter(text, [](char32_t c) { return !isMark(c); }); });
    if (type == "BertNormalizer")
        return makeBert(section);
    if (type == "Replace")
        return makeReplace(section);
    if (type == "Prepend")
        return step([prefix = field<std::string>(section, "prepend", kWhere)](
                        std::string text) { return text.empty() ? text : prefix + text; });
    if (type == "Precompiled")
        return makePrecompiled(section);
    if (type == "ByteLevel")
        return step([](const std::string& text) { return bytesToPrintable(text); });
    if (type == "Nmt")
        return step([](const std::string& text) { return applyNmt(text); });
    unknownType(type, kWhere,
        "Sequence, NFC, NFD, NFKC, NFKD, Lowercase, Strip, StripAccents, BertNormalizer, Replace, Prepend, "
        "Precompiled, "
        "ByteLevel, Nmt");
}

}
