#include "ui/report/html.h"

#include <QBuffer>
#include <QCoreApplication>

#include "core/base/html.h"
#include "core/report/markdown.h"
#include "ui/figures/export.h"
#include "ui/figures/render.h"
#include "ui/figures/table.h"

namespace vlm::report_ui {
namespace {

constexpr std::size_t kMostTwinRows = 80; // curves have hundreds of points; their file is the place for them

constexpr const char* kSheet = R"(
:root{color-scheme:light}
body{font:15px/1.5 'Noto Sans','DejaVu Sans',Verdana,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;}
h1{font-size:1.7rem;margin-bottom:.2rem} h2{font-size:1.2rem;margin:2.2rem 0 .5rem}
.notice{border:1px solid;border-radius:6px;padding:.5rem .8rem;font-weight:600}
.made,figcaption,caption,.note{font-size:.86rem;opacity:.78}
figure{margin:0} figure svg{max-width:100%;height:auto;display:block} figure img{max-width:20rem;display:block}
figcaption{margin-top:.4rem} .stale{font-weight:600;opacity:1}
.wide{overflow-x:auto} table{border-collapse:collapse;font-size:.86rem;margin:.3rem 0;font-variant-numeric:tabular-nums}
caption{text-align:left;caption-side:top;padding-bottom:.3rem}
thead th{border-top:2px solid;border-bottom:1px solid;text-align:left} tbody tr:last-child td{border-bottom:2px solid}
th,td{padding:.22rem .7rem .22rem 0;vertical-align:top} .num{text-align:right;white-space:nowrap}
dt{font-weight:600} dd{margin:0 0 .4rem} summary{cursor:pointer;font-size:.86rem}
footer{margin-top:3rem;border-top:1px solid;padding-top:.6rem;font-size:.86rem}
@media print{details{display:none} h2{break-after:avoid} figure,tr{break-inside:avoid}}
)";

std::string words(const char* text)
{
    return QCoreApplication::translate("report", text).toStdString();
}

std::string escaped(const QString& text)
{
    return escapeHtml(text.toStdString());
}

std::string tableHtml(const exporting::Table& table, const std::string& caption)
{
    std::string out = "<div class=\"wide\"><table>";
    if (!caption.empty())
        out += "<caption>" + caption + "</caption>";
    out += "<thead><tr>";
    for (const exporting::Column& column : table.columns)
        out += (column.numeric ? "<th class=\"num\" scope=\"col\">" : "<th scope=\"col\">") + escapeHtml(column.name)
            + "</th>";
    out += "</tr></thead>\n<tbody>";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string text = escapeHtml(row[i].text);
            out += table.columns[i].numeric ? "<td class=\"num\">" : "<td>";
            out += row[i].emphasis == exporting::Emphasis::Best  ? "<strong>" + text + "</strong>"
                : row[i].emphasis == exporting::Emphasis::Second ? "<u>" + text + "</u>"
                                                                 : text;
            out += "</td>";
        }
        out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
    for (const std::string& note : table.notes)
        out += "<p class=\"note\">" + escapeHtml(note) + "</p>\n";
    return out;
}

std::string captionHtml(const Block& block)
{
    const std::string text = escaped(captionText(block));
    return block.stale ? "<span class=\"stale\">" + text + "</span>" : text;
}

/// The drawing without the prologue that only a file of its own may have.
std::string svgOf(const figures::Figure& figure)
{
    figures::Style style;
    style.caption = false;
    const QByteArray svg = figures::toSvg(figure, style);
    return svg.mid(std::max<qsizetype>(svg.indexOf("<svg"), 0)).toStdString();
}

std::string pictureHtml(const Picture& picture, const std::string& caption)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    picture.image.save(&buffer, "PNG");
    std::string out = "<figure><img alt=\"" + words("Image of the sample") + "\" src=\"data:image/png;base64,"
        + png.toBase64().toStdString() + "\"><dl>";
    for (const auto& [name, text] : picture.lines)
        out += "<dt>" + escaped(name) + "</dt><dd>" + escaped(text) + "</dd>";
    return out + "</dl><figcaption>" + caption + "</figcaption></figure>\n";
}

std::string contentHtml(const Block& block)
{
    const std::string caption = captionHtml(block);
    if (!block.failure.isEmpty())
        return "<p class=\"stale\">" + words("This part cannot be made any more:") + " " + escaped(block.failure)
            + "</p>\n";
    if (const auto* figure = std::get_if<figures::Figure>(&block.content)) {
        std::string out = "<figure>" + svgOf(*figure) + "<figcaption>" + caption + "</figcaption></figure>\n";
        const exporting::Table twin = figures::tableOf(*figure);
        if (twin.rows.size() <= kMostTwinRows)
            out += "<details><summary>" + words("Numbers of this figure") + "</summary>" + tableHtml(twin, {})
                + "</details>\n";
        return out;
    }
    if (const auto* table = std::get_if<exporting::Table>(&block.content))
        return tableHtml(*table, caption);
    if (const auto* picture = std::get_if<Picture>(&block.content))
        return pictureHtml(*picture, caption);
    return report::markdownHtml(std::get<Prose>(block.content).text);
}

}

std::string toHtml(const Document& document)
{
    const std::string title = escaped(document.title);
    const std::string made = escapeHtml(document.environment.program) + " · " + escaped(document.made);
    std::string out = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                      "'unsafe-inline'; img-src data:\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + title + "</title>\n<style>" + kSheet + "</style></head>\n<body>\n<header><h1>" + title
        + "</h1>\n<p class=\"made\">" + made + "</p>\n<p class=\"notice\">" + escaped(noticeText())
        + "</p></header>\n<main>\n";
    for (const Block& block : document.blocks) {
        out += "<section id=\"" + escapeHtml(block.item.id) + "\">\n";
        if (!block.item.title.empty())
            out += "<h2>" + escapeHtml(block.item.title) + "</h2>\n";
        out += contentHtml(block) + "</section>\n";
    }
    out += "<section id=\"provenance\"><h2>" + words("Provenance") + "</h2>\n" + tableHtml(document.provenance, {})
        + "</section>\n</main>\n<footer>" + made + "<br>" + escaped(noticeText()) + "</footer>\n</body></html>\n";
    return out;
}

}
