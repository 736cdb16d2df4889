#include <algorithm>

#include "ui/figures/heatmap_painter.h"
#include "ui/figures/number_format.h"

namespace vlm::figures {

HeatmapPainter::HeatmapPainter(Canvas& canvas, const HeatmapSpec& spec)
    : m_canvas(canvas)
    , m_spec(spec)
    , m_types(canvas.style())
    , m_width(mm(canvas.style().widthMm))
{
    for (int column = 0; column < columns(); ++column)
        m_ranking.push_back(ranking(spec, column));
}

HeatmapPainter::Ranking HeatmapPainter::ranking(const HeatmapSpec& spec, int column)
{
    std::vector<double> values;
    for (int row = 0; row < static_cast<int>(spec.rows.size()); ++row) {
        const HeatmapCell& cell = spec.cell(row, column);
        if (cell.estimate.value && !cell.interim)
            values.push_back(*cell.estimate.value);
    }
    std::sort(values.begin(), values.end());
    if (spec.higherIsBetter)
        std::reverse(values.begin(), values.end());
    Ranking out;
    if (values.size() < 2)
        return out;
    out.best = values.front();
    const auto next = std::find_if(values.begin(), values.end(), [&](double v) { return v != values.front(); });
    if (next != values.end() && values.size() > 2)
        out.second = *next;
    return out;
}

Painted HeatmapPainter::paint()
{
    const double top = drawTitle(m_canvas, m_spec.title);
    placeColumns();
    const double headerBottom = drawHeader(top);
    placeRows(headerBottom);
    drawLabels();
    drawCells();
    double y = m_grid.bottom;
    if (m_canvas.style().legend)
        y = drawScaleLegend(y + pt(7.0));
    y = drawCaption(m_canvas, y, m_spec.caption);
    Painted out{.size = {m_width, y}, .hits = {}};
    for (int row = 0; row < rows(); ++row)
        for (int column = 0; column < columns(); ++column)
            out.hits.push_back({m_grid.cell(row, column), row, column});
    return out;
}

bool HeatmapPainter::showsPublished() const
{
    return any([](const HeatmapCell& cell) { return cell.published.has_value(); });
}

QString HeatmapPainter::publishedText(const PublishedValue& published) const
{
    const QString value = figures::text(published.value, m_spec.format);
    if (!published.difference)
        return value;
    const QString difference = published.sign == QLatin1String("=")
        ? published.sign
        : signedText(*published.difference, m_spec.format) + published.sign;
    return QStringLiteral("%1 (%2)").arg(value, difference);
}

QColor HeatmapPainter::background(int row, int column) const
{
    const HeatmapCell& cell = m_spec.cell(row, column);
    if (!cell.estimate.value)
        return m_canvas.colours().empty;
    const double t = (*cell.estimate.value - m_spec.low) / (m_spec.high - m_spec.low);
    return ramp(m_canvas.colours(), m_spec.rows[static_cast<std::size_t>(row)].role, t);
}

void HeatmapPainter::drawCells()
{
    for (int row = 0; row < rows(); ++row)
        for (int column = 0; column < columns(); ++column)
            drawBackground(row, column);
    const double size = intervalSize();
    for (int row = 0; row < rows(); ++row)
        for (int column = 0; column < columns(); ++column)
            drawValue(row, column, size > 0.0);
    if (showsPublished()) {
        const Type type{publishedSize(), Weight::Regular};
        for (int row = 0; row < rows(); ++row)
            for (int column = 0; column < columns(); ++column)
                drawPublished(row, column, type);
    }
    if (size <= 0.0)
        return;
    for (int row = 0; row < rows(); ++row)
        for (int column = 0; column < columns(); ++column)
            drawInterval(row, column, {size, Weight::Regular});
}

void HeatmapPainter::drawBackground(int row, int column)
{
    const double h = kCellGap / 2.0;
    const QRectF area = m_grid.cell(row, column).adjusted(h, h, -h, -h);
    const QColor colour = background(row, column);
    m_canvas.fill(area, colour);
    if (!m_spec.cell(row, column).interim || !m_spec.cell(row, column).estimate.value)
        return;
    m_canvas.hatch(area, mixed(inkOn(colour), colour, 0.45F), pt(3.0), pt(0.4));
    // A plate keeps the numbers legible.
    const Estimate& estimate = m_spec.cell(row, column).estimate;
    const double size = intervalSize();
    const double width
        = std::max(m_canvas.textWidth(text(*estimate.value, m_spec.format), m_types.body),
              size > 0.0 ? m_canvas.textWidth(intervalText(estimate, m_spec.format), {size, Weight::Regular}) : 0.0)
        + pt(5.0);
    const double height = pt(m_canvas.style().textPt) * (size > 0.0 ? 2.3 : 1.3);
    const QPointF centre = centreOf(row, column);
    m_canvas.fill({centre.x() - width / 2.0, centre.y() - height / 2.0, width, height}, colour);
}

void HeatmapPainter::drawValue(int row, int column, bool intervals)
{
    const HeatmapCell& cell = m_spec.cell(row, column);
    const QPointF centre = centreOf(row, column);
    const double cap = m_canvas.capHeight(m_types.body);
    if (!cell.estimate.value) {
        m_canvas.text({centre.x(), centre.y() + cap / 2.0}, QStringLiteral("–"), m_types.body,
            m_canvas.colours().secondary, Align::Centre);
        return;
    }
    const Ranking& rank = m_ranking[static_cast<std::size_t>(column)];
    const double value = *cell.estimate.value;
    const bool best = !cell.interim && value == rank.best;
    const Type type = best ? m_types.strong : m_types.body;
    const QColor ink = inkOn(background(row, column));
    const QString number = figures::text(value, m_spec.format);
    const bool twoLines = intervals && cell.estimate.lower && cell.estimate.upper;
    const double baseline = centre.y() + (twoLines ? -pt(m_canvas.style().textPt) * 0.12 : cap / 2.0);
    m_canvas.text({centre.x(), baseline}, number, type, ink, Align::Centre);
    const double half = m_canvas.textWidth(number, type) / 2.0;
    if (cell.inDomain)
        m_canvas.text({centre.x() + half + pt(0.6), baseline - cap * 0.28}, QStringLiteral("†"),
            {m_canvas.style().textPt * 0.82, type.weight}, ink);
    if (!cell.interim && value == rank.second)
        m_canvas.line({centre.x() - half, baseline + pt(1.25)}, {centre.x() + half, baseline + pt(1.25)}, ink, pt(0.5));
}

void HeatmapPainter::drawInterval(int row, int column, const Type& type)
{
    const HeatmapCell& cell = m_spec.cell(row, column);
    const QString interval = intervalText(cell.estimate, m_spec.format);
    if (!cell.estimate.value || interval.isEmpty())
        return;
    const QPointF centre = centreOf(row, column);
    m_canvas.text({centre.x(), centre.y() + pt(m_canvas.style().textPt) * 0.94}, interval, type,
        inkOn(background(row, column)), Align::Centre);
}

void HeatmapPainter::drawPublished(int row, int column, const Type& type)
{
    const HeatmapCell& cell = m_spec.cell(row, column);
    if (!cell.published)
        return;
    const QColor ink = cell.estimate.value ? inkOn(background(row, column)) : m_canvas.colours().secondary;
    const QString shown = publishedText(*cell.published);
    const double mark = pt(type.points) * 0.6;
    const double width = m_canvas.textWidth(shown, type) + mark + pt(2.4);
    const QRectF area = m_grid.cell(row, column);
    const double baseline = area.bottom() - pt(m_canvas.style().textPt) * 0.5;
    const double left = area.center().x() - width / 2.0;
    m_canvas.marker({left + mark / 2.0, baseline - m_canvas.capHeight(type) / 2.0}, Shape::Diamond, mark, ink, true);
    m_canvas.text({left + mark + pt(2.4), baseline}, shown, type, ink);
}

bool HeatmapPainter::has(Role role) const
{
    return std::any_of(m_spec.rows.begin(), m_spec.rows.end(), [&](const HeatmapRow& row) { return row.role == role; });
}

Painted paintHeatmap(Canvas& canvas, const HeatmapSpec& spec)
{
    return HeatmapPainter(canvas, spec).paint();
}

}
