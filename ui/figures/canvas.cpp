#include "ui/figures/canvas.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>
#include <QTextOption>

namespace vlm::figures {
namespace {

QPen pen(const QColor& colour, double width, Dash dash)
{
    QPen out(colour, width);
    out.setCapStyle(dash == Dash::Solid ? Qt::SquareCap : Qt::FlatCap);
    out.setJoinStyle(Qt::MiterJoin);
    if (dash == Dash::Dashed)
        out.setDashPattern({4.0, 2.5});
    else if (dash == Dash::Dotted)
        out.setDashPattern({1.2, 1.8});
    return out;
}

}

Style Style::screen()
{
    Style style;
    style.textPt = 10.0;
    style.smallPt = 9.0;
    style.titlePt = 11.0;
    style.caption = false;
    return style;
}

Canvas::Canvas(QPainter* painter, const Style& style)
    : m_painter(painter)
    , m_style(style)
    , m_palette(palette(style.theme))
{
}

QFont Canvas::font(const Type& type) const
{
    QFont out;
    out.setFamilies({m_style.family, QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    out.setPixelSize(static_cast<int>(std::lround(pt(type.points))));
    out.setWeight(type.weight == Weight::SemiBold ? QFont::DemiBold : QFont::Normal);
    out.setHintingPreference(QFont::PreferNoHinting);
    return out;
}

double Canvas::textWidth(const QString& text, const Type& type) const
{
    return QFontMetricsF(font(type)).horizontalAdvance(text);
}

double Canvas::ascent(const Type& type) const
{
    return QFontMetricsF(font(type)).ascent();
}

double Canvas::capHeight(const Type& type) const
{
    return QFontMetricsF(font(type)).capHeight();
}

// Noto's own line spacing (1.36 em) is too open for figures.
double Canvas::lineHeight(const Type& type) const
{
    return pt(type.points) * 1.22;
}

QStringList Canvas::wrapped(const QString& text, const Type& type, double width) const
{
    QStringList lines;
    for (const QString& block : text.split(QLatin1Char('\n'))) {
        QTextLayout layout(block, font(type));
        QTextOption option;
        option.setWrapMode(QTextOption::WordWrap);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            lines << block.mid(line.textStart(), line.textLength()).trimmed();
        }
        layout.endLayout();
    }
    return lines;
}

Type Canvas::fitted(const QStringList& texts, const Type& type, double width, double least) const
{
    double widest = 0.0;
    for (const QString& text : texts)
        widest = std::max(widest, textWidth(text, type));
    const double scale = widest > 0.0 ? std::clamp(width / widest, least, 1.0) : 1.0;
    return {std::floor(type.points * scale * 10.0) / 10.0, type.weight};
}

QString Canvas::elided(const QString& text, const Type& type, double width) const
{
    return QFontMetricsF(font(type)).elidedText(text, Qt::ElideMiddle, width);
}

void Canvas::text(const QPointF& at, const QString& text, const Type& type, const QColor& colour, Align align)
{
    if (!m_painter || text.isEmpty())
        return;
    double x = at.x();
    if (align != Align::Left) {
        const double width = textWidth(text, type);
        x -= align == Align::Right ? width : width / 2.0;
    }
    m_painter->setFont(font(type));
    m_painter->setPen(colour);
    m_painter->drawText(QPointF(x, at.y()), text);
}

void Canvas::verticalText(const QPointF& at, const QString& text, const Type& type, const QColor& colour)
{
    if (!m_painter)
        return;
    m_painter->save();
    m_painter->translate(at);
    m_painter->rotate(-90.0);
    this->text({0.0, 0.0}, text, type, colour, Align::Centre);
    m_painter->restore();
}

double Canvas::paragraph(
    const QPointF& topLeft, double width, const QString& text, const Type& type, const QColor& colour)
{
    double y = topLeft.y();
    if (text.isEmpty())
        return y;
    for (const QString& line : wrapped(text, type, width)) {
        this->text({topLeft.x(), y + ascent(type) * 0.95}, line, type, colour);
        y += lineHeight(type);
    }
    return y;
}

void Canvas::fill(const QRectF& area, const QColor& colour)
{
    if (!m_painter || area.isEmpty())
        return;
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(colour);
    m_painter->drawRect(area);
}

void Canvas::frame(const QRectF& area, const QColor& colour, double width)
{
    if (!m_painter)
        return;
    m_painter->setPen(pen(colour, width, Dash::Solid));
    m_painter->setBrush(Qt::NoBrush);
    const double h = width / 2.0;
    m_painter->drawRect(area.adjusted(h, h, -h, -h));
}

void Canvas::line(const QPointF& from, const QPointF& to, const QColor& colour, double width, Dash dash)
{
    if (!m_painter)
        return;
    QPen stroke = pen(colour, width, dash);
    stroke.setCapStyle(Qt::FlatCap);
    m_painter->setPen(stroke);
    m_painter->drawLine(from, to);
}

void Canvas::polyline(std::span<const QPointF> points, const QColor& colour, double width, Dash dash)
{
    if (!m_painter || points.size() < 2)
        return;
    QPen stroke = pen(colour, width, dash);
    stroke.setJoinStyle(Qt::RoundJoin);
    m_painter->setPen(stroke);
    m_painter->setBrush(Qt::NoBrush);
    m_painter->drawPolyline(points.data(), static_cast<int>(points.size()));
}

void Canvas::polygon(const QPolygonF& area, const QColor& colour)
{
    if (!m_painter)
        return;
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(colour);
    m_painter->drawPolygon(area);
}

void Canvas::hatch(const QRectF& area, const QColor& colour, double spacing, double width)
{
    if (!m_painter)
        return;
    // Lines x - y = c with both ends cut at the rectangle's sides; anchored to the page so that neighbours join.
    QPainterPath path;
    const double first = std::ceil((area.left() - area.bottom()) / spacing) * spacing;
    for (double c = first; c < area.right() - area.top(); c += spacing) {
        const double x0 = std::max(area.left(), area.top() + c);
        const double x1 = std::min(area.right(), area.bottom() + c);
        path.moveTo(x0, x0 - c);
        path.lineTo(x1, x1 - c);
    }
    QPen stroke = pen(colour, width, Dash::Solid);
    stroke.setCapStyle(Qt::FlatCap);
    m_painter->setPen(stroke);
    m_painter->setBrush(Qt::NoBrush);
    m_painter->drawPath(path);
}

void Canvas::marker(const QPointF& centre, Shape shape, double size, const QColor& colour, bool hollow)
{
    if (!m_painter)
        return;
    const double stroke = pt(0.9);
    m_painter->setPen(hollow ? pen(colour, stroke, Dash::Solid) : QPen(Qt::NoPen));
    m_painter->setBrush(hollow ? QBrush(m_palette.page) : QBrush(colour));
    const double r = (hollow ? size - stroke : size) / 2.0;
    switch (shape) {
    case Shape::Circle:
        m_painter->drawEllipse(centre, r, r);
        break;
    case Shape::Square: { // equal area to the circle
        const double h = r * 0.886;
        m_painter->drawRect(QRectF(centre.x() - h, centre.y() - h, 2.0 * h, 2.0 * h));
        break;
    }
    case Shape::Triangle: {
        const double h = r * 1.25;
        m_painter->drawPolygon(QPolygonF({{centre.x(), centre.y() - h}, {centre.x() + h * 0.95, centre.y() + h * 0.7},
            {centre.x() - h * 0.95, centre.y() + h * 0.7}}));
        break;
    }
    case Shape::Diamond: {
        const double h = r * 1.25;
        m_painter->drawPolygon(QPolygonF({{centre.x(), centre.y() - h}, {centre.x() + h, centre.y()},
            {centre.x(), centre.y() + h}, {centre.x() - h, centre.y()}}));
        break;
    }
    }
}

Shape roleShape(Role role)
{
    return role == Role::Specialist ? Shape::Square : Shape::Circle;
}

Dash roleDash(Role role)
{
    return role == Role::Specialist ? Dash::Dashed : Dash::Solid;
}

Shape gapShape(Gap gap)
{
    switch (gap) {
    case Gap::Rq1:
        return Shape::Square;
    case Gap::Rq2:
        return Shape::Circle;
    case Gap::Rq3:
        break;
    }
    return Shape::Triangle;
}

Dash gapDash(Gap gap)
{
    switch (gap) {
    case Gap::Rq1:
        return Dash::Dashed;
    case Gap::Rq2:
        return Dash::Solid;
    case Gap::Rq3:
        break;
    }
    return Dash::Dotted;
}

}
