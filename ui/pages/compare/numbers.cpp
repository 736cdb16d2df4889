#include "ui/pages/compare/numbers.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/bridge/text.h"
#include "ui/figures/number_format.h"

namespace vlm::ui {
namespace {

constexpr double kSmallestP = 0.001;

QString say(const char* text)
{
    return QCoreApplication::translate("compare", text);
}

exporting::Value value(const QString& text)
{
    return exporting::Value::of(text.toStdString());
}

/// "+3.1 [0.2, 6.0], p = 0.03" of the row's result minus the other's.
QString against(const science::PairedComparison& pair, bool reversed, const figures::NumberFormat& format)
{
    if (!pair.tested())
        return QStringLiteral("–"); // the caption says why
    const stats::Estimate& d = pair.difference;
    const double sign = reversed ? -1.0 : 1.0;
    QString text = figures::signedText(sign * d.value, format);
    if (d.hasInterval())
        text += QStringLiteral(" [%1, %2]")
                    .arg(figures::signedText(reversed ? -d.upper : d.lower, format),
                        figures::signedText(reversed ? -d.lower : d.upper, format));
    return text + QStringLiteral(", p ") + pText(pair.holm == pair.holm ? pair.holm : pair.p);
}

}

QString pText(double p)
{
    if (p != p)
        return QStringLiteral("–");
    return p < kSmallestP ? QStringLiteral("< 0.001") : QStringLiteral("= ") + figures::decimalText(p, 3);
}

exporting::Table modesTable(const ComparedModes& modes, const QString& metric, const figures::NumberFormat& format)
{
    constexpr const char* kLetters[] = {"A", "B", "C"};
    exporting::Table table{
        .columns = {{""}, {say(QT_TRANSLATE_NOOP("compare", "Model")).toStdString()},
            {say(QT_TRANSLATE_NOOP("compare", "Mode")).toStdString()}, {metric.toStdString(), true}, {"n", true}}};
    for (std::size_t i = 0; i + 1 < modes.rows.size(); ++i)
        table.columns.push_back(
            {say(QT_TRANSLATE_NOOP("compare", "minus %1")).arg(QLatin1String(kLetters[i])).toStdString(), true});
    for (std::size_t i = 0; i < modes.rows.size(); ++i) {
        const ComparedModes::Row& row = modes.rows[i];
        QString number = QStringLiteral("–");
        QString n;
        if (row.metric && row.metric->value == row.metric->value) {
            const figures::Estimate estimate{.value = row.metric->value,
                .lower = row.metric->lower,
                .upper = row.metric->upper,
                .n = row.metric->n,
                .reason = {}};
            number
                = figures::text(row.metric->value, format) + QLatin1Char(' ') + figures::intervalText(estimate, format);
            n = countText(row.metric->n);
        }
        std::vector<exporting::Value> cells{value(QLatin1String(kLetters[i])), value(toQt(row.cell.model)),
            value(modeWord(row.cell.mode)), value(number), value(n)};
        for (std::size_t j = 0; j + 1 < modes.rows.size(); ++j) {
            QString text;
            for (const science::PairedComparison& pair : modes.pairs)
                if (j < i && pair.a.id == modes.rows[j].cell.id && pair.b.id == row.cell.id)
                    text = against(pair, true, format); // the pair is A - B, the row minus what is above it B - A
            cells.push_back(value(text));
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

QString modesCaption(const ComparedModes& modes, const QString& metric)
{
    QStringList tests;
    QStringList caveats;
    for (const science::PairedComparison& pair : modes.pairs) {
        if (!pair.tested() && !caveats.contains(toQt(pair.refused)))
            caveats << toQt(pair.refused);
        if (!pair.test.empty() && !tests.contains(toQt(pair.test)))
            tests << toQt(pair.test);
        if (!pair.caveat.empty() && !caveats.contains(translated("Statistics", pair.caveat)))
            caveats << translated("Statistics", pair.caveat);
    }
    QString text = say(
        QT_TRANSLATE_NOOP("compare",
            "%1 with 95% intervals. Differences are of the row minus the column, on the same samples, with paired "
            "intervals; p values by %2, corrected by Holm over the pairs shown."))
                       .arg(metric, tests.isEmpty() ? QStringLiteral("–") : tests.join(QStringLiteral(", ")));
    if (!caveats.isEmpty())
        text += QLatin1Char(' ') + caveats.join(QStringLiteral(". "));
    return text;
}

}
