#include "ui/report/page_writer.h"

#include <algorithm>

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QPainter>
#include <QTextDocument>
#include <QTextTable>

#include "core/report/markdown.h"
#include "ui/figures/palette.h"
#include "ui/figures/render.h"
#include "ui/figures/style.h"

namespace vlm::report_ui {
namespace {

using figures::mm;
using figures::pt;

constexpr double kTitlePt = 18.0;
constexpr double kHeadingPt = 12.0;
constexpr double kCaptionPt = 8.0;
constexpr double kTablePt = 8.0;
constexpr double kSmallTablePt = 6.5;
constexpr double kSmallestTablePt = 5.5;
constexpr std::size_t kManyColumns = 7;
constexpr std::size_t kTooManyColumns = 10;
constexpr double kPictureMm = 70.0;
constexpr double kRulePt = 0.8;
constexpr double kHairPt = 0.4;
constexpr int kDrawing = QTextFormat::UserProperty + 1;

const figures::Palette& colours()
{
    return figures::palette(figures::Theme::Paper);
}

figures::Style drawingStyle()
{
    figures::Style style;
    style.caption = false;
    return style;
}

QString words(const char* text)
{
    return QCoreApplication::translate("report", text);
}

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

/// A page is narrow: columns that say nothing are left out.
exporting::Table withoutEmptyColumns(const exporting::Table& table)
{
    exporting::Table out{.caption = table.caption, .notes = table.notes};
    out.rows.resize(table.rows.size());
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const bool empty = std::ranges::all_of(
            table.rows, [&](const auto& row) { return row[column].text.empty() || row[column].text == "–"; });
        if (empty)
            continue;
        out.columns.push_back(table.columns[column]);
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            out.rows[row].push_back(table.rows[row][column]);
    }
    return out;
}

}

QFont pageFont(double points, bool bold)
{
    QFont out(QStringLiteral("Noto Sans"));
    out.setPixelSize(static_cast<int>(pt(points)));
    out.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    out.setHintingPreference(QFont::PreferNoHinting);
    return out;
}

Drawings::Drawings(QSizeF room, QObject* parent)
    : QObject(parent)
    , m_room(room)
{
}

int Drawings::add(figures::Figure figure)
{
    const QSizeF size = figures::layout(figure, drawingStyle()).size;
    return add({.what = std::move(figure), .size = size});
}

int Drawings::add(QImage image)
{
    const double width = mm(kPictureMm);
    const QSizeF size(width, width * image.height() / std::max(image.width(), 1));
    return add({.what = std::move(image), .size = size});
}

int Drawings::add(Drawing drawing)
{
    drawing.scale = std::min({1.0, m_room.width() / drawing.size.width(), m_room.height() / drawing.size.height()});
    m_drawings.push_back(std::move(drawing));
    return static_cast<int>(m_drawings.size()) - 1;
}

const Drawings::Drawing& Drawings::of(const QTextFormat& format) const
{
    return m_drawings.at(static_cast<std::size_t>(format.intProperty(kDrawing)));
}

QSizeF Drawings::intrinsicSize(QTextDocument*, int, const QTextFormat& format)
{
    const Drawing& drawing = of(format);
    return drawing.size * drawing.scale;
}

void Drawings::drawObject(QPainter* painter, const QRectF& area, QTextDocument*, int, const QTextFormat& format)
{
    const Drawing& drawing = of(format);
    painter->save();
    painter->translate(area.topLeft());
    painter->scale(drawing.scale, drawing.scale);
    if (const auto* figure = std::get_if<figures::Figure>(&drawing.what))
        figures::paint(*painter, *figure, drawingStyle());
    else
        painter->drawImage(QRectF(QPointF(), drawing.size), std::get<QImage>(drawing.what));
    painter->restore();
}

PageWriter::PageWriter(QTextDocument& text, double width, double height)
    : m_text(text)
    , m_cursor(&text)
    , m_drawings(new Drawings(QSizeF(width, height * 0.86), &text)) // a heading and a caption fit beside it
{
    m_text.documentLayout()->registerHandler(Drawings::kType, m_drawings);
}

std::vector<PlacedBlock> PageWriter::write(const Document& document)
{
    writeHead(document);
    std::vector<PlacedBlock> out;
    for (const Block& block : document.blocks)
        out.push_back(writeBlock(block));
    PlacedBlock provenance;
    provenance.heading = writeHeading(words("Provenance"));
    provenance.content = writeTable(document.provenance);
    out.push_back(provenance);
    return out;
}

void PageWriter::writeHead(const Document& document)
{
    paragraph(0.0, 2.0);
    write(document.title, kTitlePt, true);
    paragraph(0.0, 2.0);
    write(QStringLiteral("%1 · %2").arg(qt(document.environment.program), document.made), kCaptionPt, false, true);
    paragraph(2.0, 8.0);
    write(noticeText(), kBodyPt, true);
}

PlacedBlock PageWriter::writeBlock(const Block& block)
{
    PlacedBlock out;
    if (!block.item.title.empty())
        out.heading = writeHeading(qt(block.item.title));
    if (!block.failure.isEmpty()) {
        out.content = paragraph(0.0, 4.0);
        write(words("This part cannot be made any more: %1").arg(block.failure), kBodyPt, true);
        return out;
    }
    const QString caption = captionText(block);
    if (const auto* figure = std::get_if<figures::Figure>(&block.content)) {
        out.content = paragraph(2.0, 0.0);
        writeDrawing(m_drawings->add(*figure));
        writeCaption(caption, block.stale, 3.0, 6.0);
    } else if (const auto* picture = std::get_if<Picture>(&block.content)) {
        out.content = paragraph(2.0, 2.0);
        writeDrawing(m_drawings->add(picture->image));
        for (const auto& [name, text] : picture->lines) {
            paragraph(1.0, 0.0);
            write(name + QStringLiteral(": "), kBodyPt, true);
            write(text, kBodyPt);
        }
        writeCaption(caption, block.stale, 3.0, 6.0);
    } else if (const auto* table = std::get_if<exporting::Table>(&block.content)) {
        writeCaption(caption, block.stale, 0.0, 3.0);
        out.content = writeTable(*table);
    } else {
        out.content = writeProse(std::get<Prose>(block.content).text);
    }
    return out;
}

int PageWriter::writeProse(const std::string& markdown)
{
    using report::Paragraph;
    int first = -1;
    for (const Paragraph& part : report::parseMarkdown(markdown)) {
        const bool heading = part.kind == Paragraph::Kind::Heading;
        const bool listed = part.kind == Paragraph::Kind::Bullet || part.kind == Paragraph::Kind::Numbered;
        const int at = paragraph(
            heading ? 6.0 : 0.0, listed ? 2.0 : 4.0, listed || part.kind == Paragraph::Kind::Code ? 10.0 : 0.0);
        first = first < 0 ? at : first;
        if (part.kind == Paragraph::Kind::Bullet)
            write(QStringLiteral("•  "), kBodyPt);
        if (part.kind == Paragraph::Kind::Numbered)
            write(QStringLiteral("%1.  ").arg(part.number), kBodyPt);
        for (const report::Span& span : part.spans) {
            QTextCharFormat format;
            format.setFont(pageFont(heading ? kBodyPt + 1.0 : kBodyPt, span.bold || heading));
            format.setFontItalic(span.italic);
            if (span.code)
                format.setFontFamilies({QStringLiteral("Noto Sans Mono")});
            format.setForeground(colours().ink);
            m_cursor.insertText(qt(span.text), format);
        }
    }
    return first < 0 ? m_cursor.position() : first;
}

int PageWriter::writeTable(const exporting::Table& whole)
{
    const exporting::Table table = whole.columns.size() > kManyColumns ? withoutEmptyColumns(whole) : whole;
    const int columns = static_cast<int>(table.columns.size());
    const int rows = static_cast<int>(table.rows.size());
    if (columns == 0)
        return m_cursor.position();
    const double points = table.columns.size() > kTooManyColumns ? kSmallestTablePt
        : table.columns.size() > kManyColumns                    ? kSmallTablePt
                                                                 : kTablePt;
    QTextTableFormat format;
    format.setBorder(0.0);
    format.setCellSpacing(0.0);
    format.setCellPadding(pt(2.0));
    format.setHeaderRowCount(1);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100.0));
    format.setBottomMargin(pt(table.notes.empty() ? 14.0 : 4.0)); // a paragraph's own room above it is lost here
    QTextTable* set = m_cursor.insertTable(rows + 1, columns, format);
    const auto fill = [&](int row, int column, const exporting::Value& value, bool head) {
        QTextTableCell cell = set->cellAt(row, column);
        QTextTableCellFormat box;
        const auto rule = [&](double width, auto setWidth, auto setStyle, auto setBrush) {
            (box.*setWidth)(pt(width));
            (box.*setStyle)(QTextFrameFormat::BorderStyle_Solid);
            (box.*setBrush)(colours().ink);
        };
        if (head)
            rule(kRulePt, &QTextTableCellFormat::setTopBorder, &QTextTableCellFormat::setTopBorderStyle,
                &QTextTableCellFormat::setTopBorderBrush);
        if (head || row == rows)
            rule(head ? kHairPt : kRulePt, &QTextTableCellFormat::setBottomBorder,
                &QTextTableCellFormat::setBottomBorderStyle, &QTextTableCellFormat::setBottomBorderBrush);
        cell.setFormat(box);
        QTextCursor in = cell.firstCursorPosition();
        QTextBlockFormat line;
        line.setAlignment(table.columns[static_cast<std::size_t>(column)].numeric ? Qt::AlignRight : Qt::AlignLeft);
        in.setBlockFormat(line);
        QTextCharFormat text;
        text.setFont(pageFont(points, head || value.emphasis == exporting::Emphasis::Best));
        text.setFontUnderline(value.emphasis == exporting::Emphasis::Second);
        text.setForeground(colours().ink);
        in.insertText(qt(value.text), text);
    };
    for (int column = 0; column < columns; ++column) {
        fill(0, column, exporting::Value::of(table.columns[static_cast<std::size_t>(column)].name), true);
        for (int row = 0; row < rows; ++row)
            fill(row + 1, column, table.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)], false);
    }
    m_cursor.movePosition(QTextCursor::End);
    m_afterTable = true;
    for (const std::string& note : table.notes)
        writeCaption(qt(note), false, 1.0, 1.0);
    return set->cellAt(0, 0).firstPosition();
}

void PageWriter::writeDrawing(int drawing)
{
    QTextBlockFormat line = m_cursor.blockFormat();
    line.setLineHeight(100.0, QTextBlockFormat::SingleHeight); // the drawing's own
    m_cursor.setBlockFormat(line);
    QTextCharFormat format;
    format.setObjectType(Drawings::kType);
    format.setProperty(kDrawing, drawing);
    m_cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
}

void PageWriter::writeCaption(const QString& text, bool warn, double above, double below)
{
    if (text.isEmpty())
        return;
    paragraph(above, below);
    write(text, kCaptionPt, warn, !warn);
}

int PageWriter::writeHeading(const QString& text)
{
    const int position = paragraph(12.0, 3.0);
    write(text, kHeadingPt, true);
    return position;
}

int PageWriter::paragraph(double above, double below, double indent)
{
    QTextBlockFormat format;
    format.setTopMargin(pt(above));
    format.setBottomMargin(pt(below));
    format.setLeftMargin(pt(indent));
    format.setLineHeight(125.0, QTextBlockFormat::ProportionalHeight);
    if (m_first || m_afterTable)
        m_cursor.setBlockFormat(format); // an empty paragraph is there already
    else
        m_cursor.insertBlock(format);
    m_first = false;
    m_afterTable = false;
    QTextCharFormat text;
    text.setFont(pageFont(kBodyPt));
    m_cursor.setBlockCharFormat(text);
    return m_cursor.position();
}

void PageWriter::write(const QString& text, double points, bool bold, bool faint)
{
    QTextCharFormat format;
    format.setFont(pageFont(points, bold));
    format.setForeground(faint ? colours().secondary : colours().ink);
    m_cursor.insertText(text, format);
}

}
