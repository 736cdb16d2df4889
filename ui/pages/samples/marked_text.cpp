#include "ui/pages/samples/marked_text.h"

#include "ui/bridge/text.h"

namespace vlm::ui {

QString plainHtml(std::string_view text)
{
    return toQt(text).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
}

QString markedHtml(std::string_view text, const std::vector<metrics::WordMark>& words, const QColor& colour)
{
    const QString open
        = QStringLiteral("<span style='color:%1; font-weight:600; text-decoration:underline'>").arg(colour.name());
    QString out;
    std::size_t at = 0;
    for (const metrics::WordMark& word : words) {
        out += plainHtml(text.substr(at, word.begin - at));
        const QString shown = plainHtml(text.substr(word.begin, word.length));
        out += word.marked ? open + shown + QStringLiteral("</span>") : shown;
        at = word.begin + word.length;
    }
    return out + plainHtml(text.substr(at));
}

}
