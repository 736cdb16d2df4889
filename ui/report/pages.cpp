#include "ui/report/pages.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextLayout>

#include "ui/figures/palette.h"
#include "ui/figures/style.h"
#include "ui/report/page_writer.h"

namespace vlm::report_ui {
namespace {

using figures::mm;
using figures::pt;

const QSizeF kA4(mm(210.0), mm(297.0));
constexpr double kSideMm = 18.0;
constexpr double kTopMm = 16.0;
constexpr double kBottomMm = 22.0;
constexpr double kFooterMm = 12.0;
constexpr double kFooterPt = 7.5;

}

struct Pages::Impl {
    QTextDocument text;
    QString footer;
    std::vector<PlacedBlock> blocks; // one more than the document's: the provenance

    int pageOf(int position) const
    {
        const QTextBlock block = text.findBlock(position);
        if (!block.isValid())
            return 0;
        // A line that does not fit moves to the next page within its block.
        const QRectF area = text.documentLayout()->blockBoundingRect(block);
        const double line = block.layout()->lineCount() > 0 ? block.layout()->lineAt(0).y() : 0.0;
        return static_cast<int>(std::floor((area.top() + line) / kA4.height()));
    }

    /// A heading stays with what it is above: where a page ends between the two, it ends before the heading.
    void keepTogether()
    {
        for (const PlacedBlock& block : blocks) {
            if (block.heading < 0 || pageOf(block.heading) == pageOf(block.content))
                continue;
            QTextCursor cursor(&text);
            cursor.setPosition(block.heading);
            QTextBlockFormat format = cursor.blockFormat();
            format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            cursor.setBlockFormat(format);
            // Laid out again from here only, Qt loses the paragraphs between a drawing and the table after it.
            text.markContentsDirty(0, text.characterCount());
        }
    }
};

Pages::Pages(const Document& document)
    : m_impl(std::make_unique<Impl>())
{
    QTextDocument& text = m_impl->text;
    text.setUndoRedoEnabled(false);
    text.setUseDesignMetrics(true);
    text.setDocumentMargin(0.0);
    text.setDefaultFont(pageFont(kBodyPt));
    PageWriter writer(text, kA4.width() - 2.0 * mm(kSideMm), kA4.height() - mm(kTopMm) - mm(kBottomMm));
    m_impl->blocks = writer.write(document);
    QTextFrameFormat frame = text.rootFrame()->frameFormat();
    frame.setLeftMargin(mm(kSideMm));
    frame.setRightMargin(mm(kSideMm));
    frame.setTopMargin(mm(kTopMm));
    frame.setBottomMargin(mm(kBottomMm));
    text.rootFrame()->setFrameFormat(frame);
    text.setPageSize(kA4);
    m_impl->keepTogether();
    m_impl->footer = QStringLiteral("%1 · %2").arg(document.title, noticeText());
}

Pages::~Pages() = default;

int Pages::count() const
{
    return m_impl->text.pageCount();
}

QSizeF Pages::size() const
{
    return kA4;
}

void Pages::paint(QPainter& painter, int page) const
{
    const figures::Palette& colours = figures::palette(figures::Theme::Paper);
    painter.fillRect(QRectF(QPointF(), kA4), colours.page);
    painter.save();
    const QRectF area(0.0, page * kA4.height(), kA4.width(), kA4.height());
    painter.translate(0.0, -area.top());
    painter.setClipRect(area);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = area;
    context.palette.setColor(QPalette::Text, colours.ink);
    m_impl->text.documentLayout()->draw(&painter, context);
    painter.restore();

    painter.setFont(pageFont(kFooterPt));
    painter.setPen(colours.secondary);
    const QRectF foot(mm(kSideMm), kA4.height() - mm(kFooterMm), kA4.width() - 2.0 * mm(kSideMm), mm(5.0));
    const QString number = QCoreApplication::translate("report", "%1 of %2").arg(page + 1).arg(count());
    const QFontMetricsF metrics(painter.font());
    const double room = foot.width() - metrics.horizontalAdvance(number) - pt(20.0);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignTop, metrics.elidedText(m_impl->footer, Qt::ElideMiddle, room));
    painter.drawText(foot, Qt::AlignRight | Qt::AlignTop, number);
}

QImage Pages::image(int page, int width) const
{
    const double scale = width / kA4.width();
    QImage out(width, static_cast<int>(std::lround(kA4.height() * scale)), QImage::Format_RGB32);
    out.fill(figures::palette(figures::Theme::Paper).page);
    QPainter painter(&out);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    painter.scale(scale, scale);
    paint(painter, page);
    return out;
}

std::vector<int> Pages::pagesOfBlocks() const
{
    std::vector<int> out;
    for (const PlacedBlock& block : std::span(m_impl->blocks).first(m_impl->blocks.size() - 1))
        out.push_back(std::clamp(m_impl->pageOf(block.heading >= 0 ? block.heading : block.content), 0, count() - 1));
    return out;
}

QByteArray toPdf(const Document& document)
{
    const Pages pages(document);
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(static_cast<int>(figures::kUnitsPerInch));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({});
    writer.setTitle(document.title);
    writer.setCreator(QString::fromStdString(document.environment.program) + QStringLiteral(". ") + noticeText());
    QPainter painter(&writer);
    for (int page = 0; page < pages.count(); ++page) {
        if (page > 0)
            writer.newPage();
        pages.paint(painter, page);
    }
    painter.end();
    return out;
}

}
