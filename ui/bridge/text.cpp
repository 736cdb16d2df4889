#include "ui/bridge/text.h"

#include <cmath>

#include <QDateTime>
#include <QLocale>

namespace vlm::ui {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("words", text);
}

}

QString stateWord(store::State state)
{
    using enum store::State;
    switch (state) {
    case Queued:
        return say(QT_TRANSLATE_NOOP("words", "queued"));
    case Loading:
        return say(QT_TRANSLATE_NOOP("words", "loading"));
    case Running:
        return say(QT_TRANSLATE_NOOP("words", "running"));
    case Pausing:
        return say(QT_TRANSLATE_NOOP("words", "pausing"));
    case Paused:
        return say(QT_TRANSLATE_NOOP("words", "paused"));
    case Cancelling:
        return say(QT_TRANSLATE_NOOP("words", "cancelling"));
    case Cancelled:
        return say(QT_TRANSLATE_NOOP("words", "cancelled"));
    case Failed:
        return say(QT_TRANSLATE_NOOP("words", "failed"));
    case Interrupted:
        return say(QT_TRANSLATE_NOOP("words", "interrupted"));
    case Done:
        return say(QT_TRANSLATE_NOOP("words", "done"));
    }
    return {};
}

QString stateIcon(store::State state)
{
    using enum store::State;
    switch (state) {
    case Queued:
        return QStringLiteral("clock");
    case Loading:
    case Running:
        return QStringLiteral("player-play");
    case Pausing:
    case Paused:
        return QStringLiteral("player-pause");
    case Cancelling:
    case Cancelled:
        return QStringLiteral("ban");
    case Failed:
        return QStringLiteral("circle-x");
    case Interrupted:
        return QStringLiteral("alert-triangle");
    case Done:
        return QStringLiteral("circle-check");
    }
    return {};
}

QString modeWord(config::Mode mode)
{
    switch (mode) {
    case config::Mode::OffTheShelf:
        return say(QT_TRANSLATE_NOOP("words", "Off the shelf"));
    case config::Mode::LinearProbe:
        return say(QT_TRANSLATE_NOOP("words", "Linear probe"));
    case config::Mode::Lora:
        return say(QT_TRANSLATE_NOOP("words", "LoRA"));
    case config::Mode::ClipAdapter:
        return say(QT_TRANSLATE_NOOP("words", "CLIP-Adapter"));
    case config::Mode::TipAdapter:
        return say(QT_TRANSLATE_NOOP("words", "Tip-Adapter"));
    case config::Mode::TipAdapterF:
        return say(QT_TRANSLATE_NOOP("words", "Tip-Adapter-F"));
    case config::Mode::Coop:
        return say(QT_TRANSLATE_NOOP("words", "CoOp"));
    case config::Mode::FineTune:
        return say(QT_TRANSLATE_NOOP("words", "Fine-tuning"));
    case config::Mode::WiseFt:
        return say(QT_TRANSLATE_NOOP("words", "WiSE-FT"));
    }
    return {};
}

QString modeWord(std::string_view mode)
{
    return modeWord(config::modeFromName(mode));
}

QString phaseWord(std::string_view phase)
{
    const char* const known[] = {
        QT_TRANSLATE_NOOP("words", "loading"),
        QT_TRANSLATE_NOOP("words", "encoding train"),
        QT_TRANSLATE_NOOP("words", "encoding validation"),
        QT_TRANSLATE_NOOP("words", "encoding test"),
        QT_TRANSLATE_NOOP("words", "encoding"),
        QT_TRANSLATE_NOOP("words", "fitting"),
        QT_TRANSLATE_NOOP("words", "training"),
        QT_TRANSLATE_NOOP("words", "evaluating"),
        QT_TRANSLATE_NOOP("words", "bootstrap"),
    };
    for (const char* word : known)
        if (phase == word)
            return say(word);
    return toQt(phase);
}

QString bytesText(std::int64_t bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString durationText(double seconds)
{
    const auto total = static_cast<qint64>(std::llround(std::max(0.0, seconds)));
    if (total < 60)
        return say(QT_TRANSLATE_NOOP("words", "%1 s")).arg(total);
    if (total < 3600)
        return say(QT_TRANSLATE_NOOP("words", "%1 min %2 s")).arg(total / 60).arg(total % 60);
    return say(QT_TRANSLATE_NOOP("words", "%1 h %2 min")).arg(total / 3600).arg(total % 3600 / 60);
}

QString countText(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString timeText(std::string_view isoUtc)
{
    const QDateTime time = QDateTime::fromString(toQt(isoUtc), Qt::ISODateWithMs);
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : toQt(isoUtc);
}

}
