#include "ui/pages/compare/retrieval_numbers.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QStringList>

#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/figures/from_results.h"
#include "ui/figures/number_format.h"

namespace vlm::ui {
namespace {

constexpr double kHubbed = 1.0; // skewness of the counts above which a gallery is usually called hubbed

QString say(const char* text)
{
    return QCoreApplication::translate("retrieval", text);
}

QString count(std::size_t n)
{
    return countText(static_cast<std::int64_t>(n));
}

QString row(const workflow::RetrievalSummary& summary, std::size_t at)
{
    const metrics::MetricValue& value = summary.values[at];
    const figures::NumberFormat format = figures::formatOf(std::string(value.metric->id));
    const stats::Estimate& estimate = value.estimate;
    QString shown = std::isnan(estimate.value) ? QStringLiteral("–") : figures::text(estimate.value, format);
    if (estimate.hasInterval())
        shown += QStringLiteral(" <span style='color:%1'>[%2, %3]</span>")
                     .arg(tokens().secondary.name(), figures::text(estimate.lower, format),
                         figures::text(estimate.upper, format));
    const double chance = summary.chance[at];
    return QStringLiteral("<tr><td>%1</td><td align='right'>&nbsp;&nbsp;%2</td>"
                          "<td align='right'>&nbsp;&nbsp;%3</td></tr>")
        .arg(translated("Metric", value.metric->title), shown,
            std::isnan(chance) ? QStringLiteral("–") : figures::text(chance, format));
}

QString hubSentence(
    const workflow::RetrievalSummary& summary, const workflow::RetrievalSet& set, workflow::SearchDirection direction)
{
    const workflow::Hubness& hubs = summary.hubs;
    if (hubs.k == 0)
        return say(QT_TRANSLATE_NOOP("retrieval", "Hubness: fewer than 20 queries say nothing."));
    const auto most = std::ranges::max_element(hubs.counts);
    const auto item = static_cast<std::size_t>(most - hubs.counts.begin());
    std::size_t above = 0;
    for (std::size_t i = 0; i < hubs.counts.size(); ++i)
        above += hubs.isHub(i) ? 1 : 0;
    const QString verdict = hubs.skewness > kHubbed
        ? say(QT_TRANSLATE_NOOP("retrieval", "a few entries are found whatever is asked"))
        : say(QT_TRANSLATE_NOOP("retrieval", "entries are found evenly"));
    QString out = say(QT_TRANSLATE_NOOP("retrieval", "Hubness: %1 (skewness of the top-%2 counts %3; hubs: %4)."))
                      .arg(verdict, count(hubs.k), figures::decimalText(hubs.skewness, 2), count(above));
    if (above > 0)
        out += QLatin1Char(' ')
            + say(QT_TRANSLATE_NOOP("retrieval", "Most often: %1, in the top %2 of %3 of %4 queries."))
                  .arg(direction == workflow::SearchDirection::ImageToText
                          ? toQt(set.texts[item].text).simplified().left(60).toHtmlEscaped()
                          : say(QT_TRANSLATE_NOOP("retrieval", "image %1")).arg(count(item + 1)),
                      count(hubs.k), count(*most), count(summary.queries));
    return out;
}

}

QString retrievalNumbers(
    const workflow::RetrievalSummary& summary, const workflow::RetrievalSet& set, workflow::SearchDirection direction)
{
    QStringList notes;
    if (set.leftOut > 0)
        notes << say(QT_TRANSLATE_NOOP("retrieval", "%1 further images were left out: a search takes at most %2."))
                     .arg(count(set.leftOut), count(workflow::kMostRetrievalImages));
    if (set.unreadable > 0)
        notes << say(QT_TRANSLATE_NOOP("retrieval", "Images that could not be read: %1 (%2)"))
                     .arg(count(set.unreadable), toQt(set.firstProblem).toHtmlEscaped());
    if (summary.values.empty()) {
        notes.prepend(say(QT_TRANSLATE_NOOP("retrieval", "Images in the gallery: %1.")).arg(count(set.images.size())));
        return notes.join(QStringLiteral("<br>"));
    }
    QString table = QStringLiteral("<table><tr style='color:%1'><td></td><td align='right'>%2</td>"
                                   "<td align='right'>&nbsp;&nbsp;%3</td></tr>")
                        .arg(tokens().secondary.name(), say(QT_TRANSLATE_NOOP("retrieval", "95% interval")),
                            say(QT_TRANSLATE_NOOP("retrieval", "chance")));
    for (std::size_t i = 0; i < summary.values.size(); ++i)
        table += row(summary, i);
    table += QStringLiteral("</table>");
    notes.prepend(hubSentence(summary, set, direction));
    if (set.classPrompts)
        notes.prepend(say(QT_TRANSLATE_NOOP(
            "retrieval", "The texts are the prompts of the classes: every image of the class is right.")));
    notes.prepend(say(QT_TRANSLATE_NOOP("retrieval", "Queries: %1. Gallery: %2."))
                      .arg(count(summary.queries), count(summary.gallery)));
    return table
        + QStringLiteral("<p style='color:%1; margin-top:6px'>%2</p>")
              .arg(tokens().secondary.name(), notes.join(QLatin1Char(' ')));
}

QString rankLine(const workflow::Ranking& found, bool known, std::size_t gallery)
{
    if (!known)
        return say(QT_TRANSLATE_NOOP("retrieval",
                       "The nearest %1 of %2 images. Nobody has said which of them are right for this text."))
            .arg(count(found.top.size()), count(gallery));
    if (found.correct.empty())
        return say(QT_TRANSLATE_NOOP("retrieval", "Nothing in the gallery belongs to this query."));
    const auto right = static_cast<std::size_t>(std::ranges::count(found.top, true, &workflow::Hit::correct));
    return say(QT_TRANSLATE_NOOP("retrieval",
                   "First right answer at rank %1 of %2 · right among the first %3: %4 · right in all: %5"))
        .arg(count(found.correct.front().rank), count(gallery), count(found.top.size()), count(right),
            count(found.correct.size()));
}

exporting::Table retrievalTable(const workflow::RetrievalSummary& summary, workflow::SearchDirection direction)
{
    const auto value = [](const QString& text) { return exporting::Value::of(text.toStdString()); };
    const auto name = [](const char* text) { return say(text).toStdString(); };
    exporting::Table out{.columns
        = {{name(QT_TRANSLATE_NOOP("retrieval", "Metric"))}, {name(QT_TRANSLATE_NOOP("retrieval", "Value")), true},
            {name(QT_TRANSLATE_NOOP("retrieval", "95% interval")), true},
            {name(QT_TRANSLATE_NOOP("retrieval", "chance")), true}}};
    for (std::size_t i = 0; i < summary.values.size(); ++i) {
        const metrics::MetricValue& one = summary.values[i];
        const figures::NumberFormat format = figures::formatOf(std::string(one.metric->id));
        const auto shown
            = [&](double number) { return std::isnan(number) ? QStringLiteral("–") : figures::text(number, format); };
        const stats::Estimate& e = one.estimate;
        out.rows.push_back({value(translated("Metric", one.metric->title)), value(shown(e.value)),
            value(e.hasInterval() ? QStringLiteral("%1–%2").arg(shown(e.lower), shown(e.upper)) : QString()),
            value(shown(summary.chance[i]))});
    }
    out.notes.push_back((direction == workflow::SearchDirection::ImageToText
            ? say(QT_TRANSLATE_NOOP("retrieval", "Images find texts. Queries: %1. Gallery: %2."))
            : say(QT_TRANSLATE_NOOP("retrieval", "Texts find images. Queries: %1. Gallery: %2.")))
                            .arg(count(summary.queries), count(summary.gallery))
                            .toStdString());
    return out;
}

QString hubLine(const workflow::RetrievalSummary& summary, std::size_t item)
{
    return say(QT_TRANSLATE_NOOP("retrieval", "Hub: in the top %1 of %2 of %3 queries; %4 would be expected"))
        .arg(count(summary.hubs.k), count(summary.hubs.counts[item]), count(summary.queries),
            figures::decimalText(summary.hubs.expected, 1));
}

}
