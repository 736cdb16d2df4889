#include "ui/pages/samples/decoding_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <nlohmann/json.hpp>

namespace vlm::ui {
namespace {

using Json = nlohmann::json;

QString words(const char* text)
{
    return QCoreApplication::translate("vlm::ui::AnswerSheet", text);
}

QString number(const Json& facts, const char* key)
{
    return QLocale().toString(facts.value(key, 0.0), 'g', 4);
}

QString method(const Json& facts)
{
    const std::string name = facts.value("method", std::string());
    if (name == "sampling") {
        QStringList parts{
            words(QT_TRANSLATE_NOOP("vlm::ui::AnswerSheet", "temperature %1")).arg(number(facts, "temperature"))};
        if (facts.value("top_k", 0) > 0)
            parts << words(QT_TRANSLATE_NOOP("vlm::ui::AnswerSheet", "the %1 likeliest words"))
                         .arg(number(facts, "top_k"));
        if (facts.value("top_p", 1.0) < 1.0)
            parts << words(QT_TRANSLATE_NOOP("vlm::ui::AnswerSheet", "top-p %1")).arg(number(facts, "top_p"));
        parts << words(QT_TRANSLATE_NOOP("vlm::ui::AnswerSheet", "seed %1"))
                     .arg(static_cast<qulonglong>(facts.value("seed", std::uint64_t{0})));
        return words(QT_TRANSLATE_NOOP("vlm::ui::AnswerSheet", "Sampled (%1)")).arg(parts.join(QStringLiteral(", ")));
    }
    if (name == "beams")
        return words(QT_TRANSLATE_NOOP("vlm::ui::AnswerSheet", "Beam search (%1 beams, length penalty %2)"))
            .arg(number(facts, "beams"), number(facts, "length_penalty"));
    return words(QT_TRANSLATE_NOOP("vlm::ui::AnswerSheet", "Greedy"));
}

QString described(const Json& facts)
{
    QStringList parts{method(facts)};
    if (facts.contains("source")) {
        const std::string source = facts.value("source", std::string());
        parts.front() += QLatin1Char(' ')
            + (source.empty()
                    ? words(QT_TRANSLATE_NOOP("vlm::ui::AnswerSheet", "(the checkpoint has no generation_config.json)"))
                    : words(QT_TRANSLATE_NOOP("vlm::ui::AnswerSheet", "as %1 says"))
                          .arg(QString::fromStdString(source)));
    }
    if (facts.value("repetition_penalty", 1.0) != 1.0)
        parts << words(QT_TRANSLATE_NOOP("vlm::ui::AnswerSheet", "repetition penalty %1"))
                     .arg(number(facts, "repetition_penalty"));
    if (facts.value("no_repeat_ngram", 0) > 0)
        parts << words(QT_TRANSLATE_NOOP("vlm::ui::AnswerSheet", "no %1 words in the same order twice"))
                     .arg(number(facts, "no_repeat_ngram"));
    parts << words(QT_TRANSLATE_NOOP("vlm::ui::AnswerSheet", "at most %1 new tokens"))
                 .arg(facts.value("max_new_tokens", 0));
    return parts.join(QStringLiteral("  ·  "));
}

}

QString decodingText(const std::string& cellDetails)
{
    const Json details = Json::parse(cellDetails, nullptr, false);
    if (!details.is_object() || !details.contains("decoding") || !details["decoding"].is_object())
        return {};
    return described(details["decoding"]);
}

}
