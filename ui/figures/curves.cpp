#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "ui/figures/number_format.h"
#include "ui/figures/parts.h"

namespace vlm::figures {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("figures", text);
}

/// Curves of one role are told apart by shade and dash.
struct Look {
    QColor colour;
    Dash dash = Dash::Solid;
};

std::vector<Look> looks(const Canvas& canvas, const CurveSpec& spec)
{
    std::vector<Look> out;
    int seen[2] = {0, 0};
    for (const Curve& curve : spec.curves) {
        const int index = seen[curve.role == Role::Specialist ? 1 : 0]++;
        constexpr double kShades[] = {1.0, 0.62, 0.8, 0.5};
        constexpr Dash kDashes[] = {Dash::Solid, Dash::Dashed, Dash::Dotted};
        const int shift = curve.role == Role::Specialist ? 1 : 0;
        out.push_back({ramp(canvas.colours(), curve.role, kShades[index % 4]), kDashes[(index + shift) % 3]});
    }
    return out;
}

struct Extent {
    double xLow = 0.0;
    double xHigh = 1.0;
    double yLow = 0.0;
    double yHigh = 1.0;
};

Extent extent(const CurveSpec& spec)
{
    if (spec.kind != CurveKind::Training)
        return {};
    Extent out{1e300, -1e300, 1e300, -1e300};
    for (const Curve& curve : spec.curves)
        for (const CurvePoint& point : curve.points) {
            out.xLow = std::min(out.xLow, point.x);
            out.xHigh = std::max(out.xHigh, point.x);
            out.yLow = std::min(out.yLow, point.lower.value_or(point.y));
            out.yHigh = std::max(out.yHigh, point.upper.value_or(point.y));
        }
    if (out.xLow > out.xHigh)
        return {};
    if (out.xHigh <= out.xLow)
        out.xHigh = out.xLow + 1.0;
    const double margin = std::max(out.yHigh - out.yLow, 1e-9) * 0.05;
    out.yLow -= margin;
    out.yHigh += margin;
    return out;
}

void drawBand(Canvas& canvas, const Curve& curve, const Scale& x, const Scale& y, const QColor& colour)
{
    QPolygonF band;
    for (const CurvePoint& point : curve.points)
        if (point.upper)
            band << QPointF(x(point.x), y(*point.upper));
    for (auto point = curve.points.rbegin(); point != curve.points.rend(); ++point)
        if (point->lower)
            band << QPointF(x(point->x), y(*point->lower));
    if (band.size() > 2)
        canvas.polygon(band, colour);
}

/// Points closer than a third of a unit say nothing; a ROC curve of 200,000 samples stays a small file.
std::vector<QPointF> thinned(const Curve& curve, const Scale& x, const Scale& y)
{
    std::vector<QPointF> out;
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const QPointF at(x(curve.points[i].x), y(curve.points[i].y));
        const bool last = i + 1 == curve.points.size();
        if (!last && !out.empty() && std::abs(at.x() - out.back().x()) + std::abs(at.y() - out.back().y()) < 3.0)
            continue;
        out.push_back(at);
    }
    return out;
}

}

Painted paintCurves(Canvas& canvas, const CurveSpec& spec)
{
    const Types types(canvas.style());
    const double width = mm(canvas.style().widthMm);
    const bool square = spec.kind != CurveKind::Training;
    const Extent range = extent(spec);
    const std::vector<double> yTicks = niceTicks(range.yLow, range.yHigh, 5);
    const std::vector<double> xTicks = niceTicks(range.xLow, range.xHigh, 5);
    const AxisText yText{.title = spec.yAxis};
    const double top = drawTitle(canvas, spec.title) + pt(2.0);
    const double left = kMargin + leftAxisWidth(canvas, yTicks, yText);
    const double room = width - kMargin - left - pt(4.0);
    const bool beside = canvas.style().legend && room > mm(110.0);
    const double side = square ? std::min(room, mm(76.0)) : (beside ? room * 0.66 : room);
    const QRectF plot(left, top, side, square ? side : std::min(side * 0.6, mm(60.0)));
    const Scale x{range.xLow, range.xHigh, plot.left(), plot.right()};
    const Scale y{range.yLow, range.yHigh, plot.bottom(), plot.top()};
    const std::vector<Look> look = looks(canvas, spec);

    for (std::size_t i = 0; i < spec.curves.size(); ++i)
        drawBand(canvas, spec.curves[i], x, y, mixed(look[i].colour, canvas.colours().page, 0.18F));
    drawLeftAxis(canvas, plot, y, yTicks, yText, kMargin);
    if (spec.kind == CurveKind::Roc)
        canvas.line({x(0.0), y(0.0)}, {x(1.0), y(1.0)}, canvas.colours().reference, pt(0.6), Dash::Dashed);
    if (spec.baseline)
        canvas.line({plot.left(), y(*spec.baseline)}, {plot.right(), y(*spec.baseline)}, canvas.colours().reference,
            pt(0.6), Dash::Dashed);
    Painted out;
    std::vector<LegendItem> items;
    for (std::size_t i = 0; i < spec.curves.size(); ++i) {
        const Curve& curve = spec.curves[i];
        canvas.polyline(thinned(curve, x, y), look[i].colour, kLineWidth, look[i].dash);
        if (curve.operatingPoint && *curve.operatingPoint < curve.points.size()) {
            const CurvePoint& at = curve.points[*curve.operatingPoint];
            canvas.marker({x(at.x), y(at.y)}, roleShape(curve.role), pt(5.4), look[i].colour, true);
        }
        const auto draw = [=](Canvas& c, const QPointF& at) {
            c.line(at, {at.x() + pt(18.0), at.y()}, look[i].colour, kLineWidth, look[i].dash);
        };
        items.push_back({pt(18.0), draw, curve.name});
        for (std::size_t j = 0; j < curve.points.size(); ++j)
            out.hits.push_back(
                {QRectF(x(curve.points[j].x) - pt(3.0), y(curve.points[j].y) - pt(3.0), pt(6.0), pt(6.0)),
                    static_cast<int>(i), static_cast<int>(j)});
    }
    if (spec.kind == CurveKind::Roc || spec.baseline) {
        const auto dash = [](Canvas& c, const QPointF& at) {
            c.line(at, {at.x() + pt(18.0), at.y()}, c.colours().reference, pt(0.6), Dash::Dashed);
        };
        items.push_back({pt(18.0), dash, spec.kind == CurveKind::Roc ? words("chance") : words("prevalence")});
    }
    double bottom = drawBottomAxis(canvas, plot, x, xTicks, {.title = spec.xAxis});
    double used = square && !beside ? plot.right() + pt(4.0) + kMargin : width;
    if (beside) {
        used = plot.right() + pt(14.0) + pt(22.0) + kMargin;
        for (const LegendItem& item : items)
            used = std::max(used, plot.right() + pt(36.0) + canvas.textWidth(item.label, types.small) + kMargin);
        used = std::min(used, width);
        double at = plot.top();
        for (const LegendItem& item : items)
            at = drawLegend(canvas, at, plot.right() + pt(14.0), width - kMargin, {item}) + pt(1.5);
        bottom = std::max(bottom, at);
    } else {
        bottom = drawLegend(canvas, bottom + pt(2.0), kMargin, used - kMargin, items);
    }
    used = std::max(used, std::min(width, titleWidth(canvas, spec.title)));
    out.size = {used, drawCaption(canvas, bottom, spec.caption, used)};
    return out;
}

}
