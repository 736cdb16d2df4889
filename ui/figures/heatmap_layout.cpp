#include <algorithm>

#include "ui/figures/heatmap_painter.h"
#include "ui/figures/number_format.h"

namespace vlm::figures {
namespace {

constexpr double kGroupGap = pt(4.0);
constexpr double kWidestCell = 22.0; // times the text size
constexpr double kTallestCell = 5.2; // times the text size
constexpr double kPublishedLine = 1.05; // times the text size: the row of published values

}

double HeatmapPainter::labelWidth() const
{
    double widest = 0.0;
    for (const HeatmapRow& row : m_spec.rows)
        widest = std::max(widest, m_canvas.textWidth(row.name, m_types.body));
    return std::min(widest, m_width * 0.34);
}

void HeatmapPainter::placeColumns()
{
    m_grid.labelLeft = kMargin + markerSize() + pt(4.0);
    double x = m_grid.labelLeft + labelWidth() + pt(6.0);
    double gaps = 0.0;
    for (int i = 1; i < columns(); ++i)
        gaps += startsColumnGroup(i) ? kGroupGap : 0.0;
    const double available = m_width - kMargin - x - gaps;
    m_grid.columnWidth
        = columns() > 0 ? std::min(available / columns(), kWidestCell * pt(m_canvas.style().textPt)) : 0.0;
    for (int i = 0; i < columns(); ++i) {
        x += i > 0 && startsColumnGroup(i) ? kGroupGap : 0.0;
        m_grid.columnLeft.push_back(x);
        x += m_grid.columnWidth;
    }
    m_grid.right = x;
}

bool HeatmapPainter::startsColumnGroup(int i) const
{
    const auto at = static_cast<std::size_t>(i);
    return i == 0 || m_spec.columns[at].group != m_spec.columns[at - 1].group;
}

bool HeatmapPainter::startsRowGroup(int i) const
{
    const auto at = static_cast<std::size_t>(i);
    if (i == 0)
        return false;
    const HeatmapRow& above = m_spec.rows[at - 1];
    const HeatmapRow& row = m_spec.rows[at];
    return row.group != above.group || (row.group.isEmpty() && row.role != above.role);
}

Type HeatmapPainter::headerType() const
{
    QStringList all;
    for (const HeatmapColumn& column : m_spec.columns)
        all += column.name.split(QLatin1Char(' '));
    return m_canvas.fitted(all, m_types.strong, headerWidth(), 0.75);
}

double HeatmapPainter::drawHeader(double top)
{
    double y = top;
    const bool grouped = std::any_of(
        m_spec.columns.begin(), m_spec.columns.end(), [](const HeatmapColumn& c) { return !c.group.isEmpty(); });
    if (grouped) {
        drawColumnGroups(y);
        y += m_canvas.lineHeight(m_types.strong) + pt(4.5);
    }
    const Type type = headerType();
    std::vector<QStringList> names;
    qsizetype most = 0;
    bool details = false;
    for (const HeatmapColumn& column : m_spec.columns) {
        QStringList lines = m_canvas.wrapped(column.name, type, headerWidth());
        const bool broken = std::any_of(lines.begin(), lines.end(),
            [&](const QString& text) { return m_canvas.textWidth(text, type) > headerWidth() + 1.0; });
        if (lines.size() > 3 || broken)
            lines = QStringList{m_canvas.elided(column.name, type, headerWidth())};
        most = std::max(most, lines.size());
        details = details || !column.detail.isEmpty();
        names.push_back(lines);
    }
    const double line = m_canvas.lineHeight(type);
    const double nameBottom = y + static_cast<double>(most) * line;
    for (int i = 0; i < columns(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        const double centre = m_grid.columnLeft[at] + m_grid.columnWidth / 2.0;
        double baseline = nameBottom - static_cast<double>(names[at].size() - 1) * line - line * 0.25;
        for (const QString& text : names[at]) {
            m_canvas.text({centre, baseline}, text, type, m_canvas.colours().ink, Align::Centre);
            baseline += line;
        }
        if (details)
            m_canvas.text({centre, nameBottom + m_canvas.lineHeight(m_types.small) * 0.72}, m_spec.columns[at].detail,
                m_types.small, m_canvas.colours().secondary, Align::Centre);
    }
    return nameBottom + (details ? m_canvas.lineHeight(m_types.small) : 0.0) + pt(2.0);
}

void HeatmapPainter::drawColumnGroups(double y)
{
    for (int first = 0; first < columns();) {
        int last = first;
        while (last + 1 < columns() && !startsColumnGroup(last + 1))
            ++last;
        const double left = m_grid.columnLeft[static_cast<std::size_t>(first)];
        const double right = m_grid.columnLeft[static_cast<std::size_t>(last)] + m_grid.columnWidth;
        const QString name = m_spec.columns[static_cast<std::size_t>(first)].group;
        if (!name.isEmpty()) {
            const double line = m_canvas.lineHeight(m_types.strong);
            m_canvas.text(
                {(left + right) / 2.0, y + line * 0.78}, name, m_types.strong, m_canvas.colours().ink, Align::Centre);
            m_canvas.line({left + kCellGap, y + line + pt(1.0)}, {right - kCellGap, y + line + pt(1.0)},
                m_canvas.colours().secondary, kAxisWidth);
        }
        first = last + 1;
    }
}

void HeatmapPainter::placeRows(double top)
{
    m_grid.top = top;
    const bool intervals = intervalSize() > 0.0;
    const double line = pt(m_canvas.style().textPt);
    double height = line * ((intervals ? 2.75 : 2.0) + (showsPublished() ? kPublishedLine : 0.0));
    double gaps = 0.0;
    for (int i = 0; i < rows(); ++i)
        gaps += startsRowGroup(i) ? kGroupGap : 0.0;
    if (m_canvas.style().heightMm > 0.0 && rows() > 0) {
        const double rest = mm(m_canvas.style().heightMm) - top - gaps
            - (m_canvas.style().legend ? legendHeight() + pt(9.0) : 0.0) - kMargin;
        height = std::clamp(rest / rows(), height, kTallestCell * pt(m_canvas.style().textPt));
    }
    m_grid.cellHeight = height;
    double y = top;
    for (int i = 0; i < rows(); ++i) {
        y += startsRowGroup(i) ? kGroupGap : 0.0;
        m_grid.rowTop.push_back(y);
        y += height;
    }
    m_grid.bottom = y;
}

void HeatmapPainter::drawLabels()
{
    for (int i = 0; i < rows(); ++i) {
        const HeatmapRow& row = m_spec.rows[static_cast<std::size_t>(i)];
        const double middle = m_grid.rowTop[static_cast<std::size_t>(i)] + m_grid.cellHeight / 2.0;
        m_canvas.marker({kMargin + markerSize() / 2.0, middle}, roleShape(row.role), markerSize(),
            roleColour(m_canvas.colours(), row.role));
        m_canvas.text({m_grid.labelLeft, middle + m_canvas.capHeight(m_types.body) / 2.0},
            m_canvas.elided(row.name, m_types.body, labelWidth() + pt(1.0)), m_types.body, m_canvas.colours().ink);
    }
}

double HeatmapPainter::intervalSize() const
{
    if (!m_spec.showIntervals)
        return 0.0;
    double widest = 0.0;
    for (const HeatmapCell& cell : m_spec.cells)
        widest = std::max(widest, m_canvas.textWidth(intervalText(cell.estimate, m_spec.format), m_types.small));
    if (widest <= 0.0)
        return 0.0;
    constexpr double kSmallest = 0.8; // of the small type: 4.8 pt at 6
    const double room = m_grid.columnWidth - 2.0 * kCellGap - pt(2.0);
    const double scale = std::min(1.0, room / widest);
    return scale < kSmallest ? 0.0 : m_canvas.style().smallPt * scale;
}

double HeatmapPainter::publishedSize() const
{
    double widest = 0.0;
    for (const HeatmapCell& cell : m_spec.cells)
        if (cell.published)
            widest = std::max(widest, m_canvas.textWidth(publishedText(*cell.published), m_types.small));
    const double room = m_grid.columnWidth - 2.0 * kCellGap - pt(3.0) - pt(m_canvas.style().smallPt);
    return m_canvas.style().smallPt * std::clamp(room / std::max(widest, 1.0), 0.7, 1.0);
}

QPointF HeatmapPainter::centreOf(int row, int column) const
{
    const double up = showsPublished() ? pt(m_canvas.style().textPt) * kPublishedLine / 2.0 : 0.0;
    return m_grid.cell(row, column).center() - QPointF(0.0, up);
}

}
