#include "ui/help/help_text.h"

#include <algorithm>
#include <vector>

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

#include "ui/base/theme.h"
#include "ui/figures/export.h"
#include "ui/help/help_figures.h"

namespace vlm::ui {
namespace {

constexpr int kWidest = 760; // of a line of text, for reading
constexpr int kMargin = 32;
constexpr double kLineHeight = 125.0; // per cent

struct Part {
    int from = 0;
    int to = 0;
    QTextCharFormat format{};
};

}

HelpText::HelpText(QWidget* parent)
    : QTextBrowser(parent)
{
    setObjectName("help.text");
    setAccessibleName(tr("Help page"));
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        if (url.scheme().isEmpty())
            Q_EMIT pageRequested(url.toString());
    });
}

int HelpText::textWidth() const
{
    return std::min(px(kWidest), viewport()->width() - 2 * px(kMargin));
}

void HelpText::showPage(const HelpPage& page)
{
    m_page = page;
    m_place.reset();
    typeset();
    verticalScrollBar()->setValue(0);
}

void HelpText::typeset()
{
    m_setting = true;
    m_typesetWidth = textWidth();
    document()->clear(); // figures are drawn anew
    QStringList lines = m_page.text.split(QLatin1Char('\n'));
    QStringList anchors;
    for (QString& line : lines) {
        QString anchor;
        const QString title = headingOf(line, anchor);
        if (title.isEmpty())
            continue;
        line = line.section(QLatin1Char(' '), 0, 0) + QLatin1Char(' ') + title;
        anchors << anchor;
    }
    document()->setDefaultFont(ui::font(TextRole::Body));
    document()->setMarkdown(lines.join(QLatin1Char('\n')), QTextDocument::MarkdownDialectGitHub);

    m_headings.clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor at(block);
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        const bool inTable = at.currentTable() != nullptr;
        format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
        if (level > 0 && m_headings.size() < static_cast<std::size_t>(anchors.size())) {
            m_headings[anchors[static_cast<qsizetype>(m_headings.size())]] = block.blockNumber();
            const TextRole role = level == 1 ? TextRole::Title : level == 2 ? TextRole::Section : TextRole::Strong;
            QTextCharFormat text; // whole: the one of Markdown adjusts the size
            text.setFont(ui::font(role));
            text.setForeground(tokens().text);
            at.setPosition(block.position());
            at.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            at.setCharFormat(text);
            format.setTopMargin(level == 1 ? 0 : px(level == 2 ? 22 : 14));
            format.setBottomMargin(px(level == 1 ? 10 : 6));
        } else if (inTable) {
            format.setTopMargin(0);
            format.setBottomMargin(0);
        } else {
            format.setTopMargin(px(block.textList() ? 2 : 4));
            format.setBottomMargin(px(block.textList() ? 2 : 6));
        }
        QTextCursor whole(block);
        whole.setBlockFormat(format);
        std::vector<Part> parts; // all before any is changed
        for (auto it = block.begin(); !it.atEnd(); ++it)
            parts.push_back({it.fragment().position(), it.fragment().position() + it.fragment().length(),
                it.fragment().charFormat()});
        for (const Part& found : parts) {
            const QTextCharFormat& text = found.format;
            if (text.isImageFormat()) { // a line's height would be taken of the picture
                format.setLineHeight(100.0, QTextBlockFormat::ProportionalHeight);
                QTextCursor(block).setBlockFormat(format);
            }
            const bool bold = text.fontWeight() > QFont::DemiBold;
            if (!text.fontFixedPitch() && !text.isAnchor() && !bold)
                continue;
            QTextCursor part(document());
            part.setPosition(found.from);
            part.setPosition(found.to, QTextCursor::KeepAnchor);
            QTextCharFormat change;
            if (bold)
                change.setFontWeight(QFont::DemiBold); // the weight that the program has
            if (text.fontFixedPitch()) {
                change.setFont(ui::font(TextRole::Mono));
                change.setBackground(tokens().raised);
            }
            if (text.isAnchor()) {
                change.setForeground(tokens().accent);
                change.setFontUnderline(true);
            }
            part.mergeCharFormat(change);
        }
    }
    cursor.endEditBlock();
    setTables();
    QTextFrameFormat root = document()->rootFrame()->frameFormat();
    root.setTopMargin(px(kMargin));
    root.setBottomMargin(px(kMargin));
    root.setLeftMargin(px(kMargin));
    root.setRightMargin(std::max(px(kMargin), viewport()->width() - m_typesetWidth - px(kMargin)));
    document()->rootFrame()->setFrameFormat(root);
    m_setting = false;
}

void HelpText::setTables()
{
    const auto frames = document()->rootFrame()->childFrames();
    for (QTextFrame* frame : frames) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(0);
        format.setCellPadding(px(6));
        format.setCellSpacing(0);
        format.setBorderCollapse(true);
        format.setTopMargin(px(6));
        format.setBottomMargin(px(10));
        format.setWidth(QTextLength());
        table->setFormat(format);
        for (int row = 0; row < table->rows(); ++row)
            for (int column = 0; column < table->columns(); ++column) {
                QTextTableCell cell = table->cellAt(row, column);
                QTextTableCellFormat look = cell.format().toTableCellFormat();
                look.setBottomBorder(row == 0 ? 1.5 : 0.5);
                look.setBottomBorderBrush(row == 0 ? tokens().controlBorder : tokens().border);
                look.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
                if (row == 0)
                    look.setFont(ui::font(TextRole::Strong));
                look.setPadding(px(5));
                look.setRightPadding(px(16));
                cell.setFormat(look);
            }
    }
}

bool HelpText::scrollToHeading(const QString& anchor)
{
    const auto found = m_headings.find(anchor);
    if (found == m_headings.end())
        return false;
    if (m_place)
        m_place = found->second; // the page is set again in a moment
    scrollToBlock(found->second);
    return true;
}

void HelpText::scrollToBlock(int number)
{
    const QTextBlock block = document()->findBlockByNumber(number);
    const QRectF area = document()->documentLayout()->blockBoundingRect(block);
    setTextCursor(QTextCursor(block)); // scrolls by itself, to where it likes
    verticalScrollBar()->setValue(number == 0 ? 0 : static_cast<int>(area.top()) - px(8));
}

int HelpText::blockAtTop() const
{
    return cursorForPosition(QPoint(px(kMargin), px(16))).blockNumber();
}

void HelpText::typesetToWidth()
{
    if (textWidth() != m_typesetWidth)
        typesetAgain();
    m_place.reset();
}

void HelpText::typesetAgain()
{
    // While a page is set, its scroll bar comes and goes: setting it within itself would mix two documents.
    if (m_setting || m_page.id.isEmpty())
        return;
    const int place = m_place.value_or(blockAtTop());
    m_place.reset();
    typeset();
    scrollToBlock(place);
}

QVariant HelpText::loadResource(int type, const QUrl& name)
{
    if (type != QTextDocument::ImageResource || name.scheme() != QLatin1String("figure"))
        return {};
    const auto figure = helpFigure(name.path());
    if (!figure)
        return {};
    figures::Style style = figures::Style::screen();
    style.caption = false;
    constexpr double kDpi = 96.0;
    style.widthMm = m_typesetWidth / kDpi * 25.4 / uiScale();
    const double ratio = devicePixelRatioF();
    QImage image = figures::toImage(*figure, style, kDpi * uiScale() * ratio);
    image.setDevicePixelRatio(ratio);
    return image;
}

void HelpText::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
            || event->type() == QEvent::StyleChange)
        && !m_page.id.isEmpty() && !m_setting)
        QMetaObject::invokeMethod(this, &HelpText::typesetAgain, Qt::QueuedConnection);
}

void HelpText::resizeEvent(QResizeEvent* event)
{
    if (!m_setting && !m_place)
        m_place = blockAtTop(); // before the lines break anew
    QTextBrowser::resizeEvent(event);
    if (textWidth() == m_typesetWidth)
        m_place.reset();
    else
        QMetaObject::invokeMethod(this, &HelpText::typesetToWidth, Qt::QueuedConnection);
}

}
