#include "ui/pages/models/quantised_facts.h"

#include "core/base/error.h"
#include "core/cards/quantised_effect.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace vlm::ui {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("vlm::ui::ModelCard", text);
}

QString percent(double share)
{
    return QLocale().toString(100.0 * share, 'f', 1);
}

QString described(const cards::QuantisedEffect& effect)
{
    QStringList lines;
    for (const cards::PrecisionEffect& one : effect.precisions) {
        const QString name = QString::fromStdString(one.precision);
        lines << (one.precision == "float32"
                ? words(QT_TRANSLATE_NOOP("vlm::ui::ModelCard", "%1: %2, accuracy %3 %"))
                      .arg(name, bytesText(one.memory), percent(one.accuracy))
                : words(QT_TRANSLATE_NOOP(
                            "vlm::ui::ModelCard", "%1: %2, accuracy %3 %, %4 % of the answers as with float32"))
                      .arg(name, bytesText(one.memory), percent(one.accuracy), percent(one.agreement)));
    }
    lines << words(QT_TRANSLATE_NOOP("vlm::ui::ModelCard", "measured on %1 questions of %2"))
                 .arg(QLocale().toString(static_cast<qlonglong>(effect.questions)),
                     QString::fromStdString(effect.dataset));
    return lines.join(QLatin1Char('\n'));
}

}

QString quantisedFacts(const std::filesystem::path& folder)
{
    try {
        const auto effect = cards::quantisedEffect(folder);
        if (effect)
            return described(*effect);
        const QString place = QString::fromStdString(folder.string());
        return words(QT_TRANSLATE_NOOP("vlm::ui::ModelCard",
                   "What fewer bits do to its answers was not measured yet. On questions of yours:"))
            + QStringLiteral("\nmedvlm bench quantise --model \"%1\" --dataset … --output \"%1/%2\"")
                  .arg(place, QLatin1String(cards::kQuantisedEffectFile));
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
}

}
