#include <algorithm>
#include <cmath>

#include "ui/figures/number_format.h"
#include "ui/figures/parts.h"

namespace vlm::figures {
namespace {

constexpr double kWhisker = pt(0.75);

/// Symmetric enough to show both ends: zero is always inside.
Scale extent(const GapSpec& spec)
{
    double low = 0.0;
    double high = 0.0;
    for (const GapRow& row : spec.rows)
        for (const GapPoint& point : row.points) {
            const double value = point.estimate.value.value_or(0.0);
            low = std::min({low, value, point.estimate.lower.value_or(value)});
            high = std::max({high, value, point.estimate.upper.value_or(value)});
        }
    const double span = std::max(high - low, 1e-6);
    low = std::min(low - 0.04 * span, -0.15 * span);
    high = std::max(high + 0.04 * span, 0.15 * span);
    return {low, high, 0.0, 1.0};
}

struct Lane {
    double top = 0.0;
    double height = 0.0;
};

void drawPoint(Canvas& canvas, const Scale& x, double y, const GapPoint& point)
{
    if (!point.estimate.value)
        return;
    const QColor colour = gapColour(canvas.colours(), point.gap);
    const double at = x(*point.estimate.value);
    canvas.line({x(0.0), y}, {at, y}, mixed(colour, canvas.colours().page, 0.55F), kLineWidth, gapDash(point.gap));
    if (point.estimate.lower && point.estimate.upper) {
        const double from = x(*point.estimate.lower);
        const double to = x(*point.estimate.upper);
        canvas.line({from, y}, {to, y}, colour, kWhisker);
        for (const double end : {from, to})
            canvas.line({end, y - pt(1.6)}, {end, y + pt(1.6)}, colour, kWhisker);
    }
    canvas.marker({at, y}, gapShape(point.gap), pt(5.0), colour);
    if (point.inDomain) {
        const Types types(canvas.style());
        const double right = x(point.estimate.upper.value_or(*point.estimate.value));
        canvas.text({std::max(right, at) + pt(2.5), y + canvas.capHeight(types.small) / 2.0}, QStringLiteral("†"),
            types.small, colour);
    }
}

std::vector<LegendItem> series(const GapSpec& spec)
{
    std::vector<LegendItem> out;
    for (const auto& [gap, label] : spec.series) {
        const auto draw = [gap = gap](Canvas& canvas, const QPointF& at) {
            const QColor colour = gapColour(canvas.colours(), gap);
            canvas.line(at, {at.x() + pt(16.0), at.y()}, colour, kLineWidth, gapDash(gap));
            canvas.marker({at.x() + pt(16.0), at.y()}, gapShape(gap), pt(5.0), colour);
        };
        out.push_back({pt(18.5), draw, label});
    }
    return out;
}

}

Painted paintGaps(Canvas& canvas, const GapSpec& spec)
{
    const Types types(canvas.style());
    const double width = mm(canvas.style().widthMm);
    double labels = 0.0;
    for (const GapRow& row : spec.rows)
        labels = std::max(labels, canvas.textWidth(row.name, types.body));
    labels = std::min(labels, width * 0.3);
    double y = drawTitle(canvas, spec.title);
    y = drawLegend(canvas, y, kMargin, width - kMargin, series(spec)) + pt(4.0);

    const double plotLeft = kMargin + labels + pt(8.0);
    const double plotRight = width - kMargin - pt(6.0);
    Scale x = extent(spec);
    x.from = plotLeft;
    x.to = plotRight;

    // Words at both ends, above the plot and on their side of zero.
    const double wordLine = canvas.lineHeight(types.small);
    const double zero = x(0.0);
    canvas.text({zero - pt(5.0), y + wordLine * 0.8}, QStringLiteral("← ") + spec.negative, types.small,
        canvas.colours().secondary, Align::Right);
    canvas.text({zero + pt(5.0), y + wordLine * 0.8}, spec.positive + QStringLiteral(" →"), types.small,
        canvas.colours().secondary);
    y += wordLine + pt(2.0);

    const double plotTop = y;
    const double lane = pt(canvas.style().textPt) * 1.0;
    std::vector<Lane> lanes;
    QString group;
    std::vector<std::pair<double, QString>> headings;
    for (const GapRow& row : spec.rows) {
        if (row.group != group && !row.group.isEmpty()) {
            y += pt(2.0);
            headings.emplace_back(y + canvas.lineHeight(types.strong) * 0.8, row.group);
            y += canvas.lineHeight(types.strong) + pt(1.0);
        }
        group = row.group;
        const double height = lane * static_cast<double>(std::max<std::size_t>(row.points.size(), 1)) + pt(3.0);
        lanes.push_back({y, height});
        y += height;
    }
    const QRectF plot(plotLeft, plotTop, plotRight - plotLeft, y + pt(2.0) - plotTop);
    const std::vector<double> ticks = niceTicks(x.low, x.high, 7);
    for (const double tick : ticks)
        canvas.line({x(tick), plot.top()}, {x(tick), plot.bottom()}, canvas.colours().grid, pt(0.4));
    canvas.line({zero, plot.top()}, {zero, plot.bottom()}, canvas.colours().ink, pt(1.0));
    for (const auto& [baseline, text] : headings)
        canvas.text({kMargin, baseline}, text, types.strong, canvas.colours().ink);

    Painted out;
    for (std::size_t i = 0; i < spec.rows.size(); ++i) {
        const GapRow& row = spec.rows[i];
        const double middle = lanes[i].top + lanes[i].height / 2.0;
        canvas.text({plotLeft - pt(8.0), middle + canvas.capHeight(types.body) / 2.0},
            canvas.elided(row.name, types.body, labels + pt(1.0)), types.body, canvas.colours().ink, Align::Right);
        for (std::size_t j = 0; j < row.points.size(); ++j) {
            const double at = lanes[i].top + pt(1.5) + lane * (static_cast<double>(j) + 0.5);
            drawPoint(canvas, x, at, row.points[j]);
            out.hits.push_back(
                {QRectF(plot.left(), at - lane / 2.0, plot.width(), lane), static_cast<int>(i), static_cast<int>(j)});
        }
    }
    const double bottom
        = drawBottomAxis(canvas, plot, x, ticks, {.title = spec.axis, .shift = spec.format.shift, .signs = true});
    out.size = {width, drawCaption(canvas, bottom, spec.caption)};
    return out;
}

}
