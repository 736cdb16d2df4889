#include <algorithm>

#include "ui/figures/number_format.h"
#include "ui/figures/parts.h"

namespace vlm::figures {
namespace {

Scale extent(const ForestSpec& spec)
{
    double low = spec.reference.value_or(1e300);
    double high = spec.reference.value_or(-1e300);
    for (const ForestRow& row : spec.rows) {
        if (!row.estimate.value)
            continue;
        low = std::min({low, *row.estimate.value, row.estimate.lower.value_or(*row.estimate.value)});
        high = std::max({high, *row.estimate.value, row.estimate.upper.value_or(*row.estimate.value)});
    }
    if (low > high)
        return {0.0, 1.0, 0.0, 1.0};
    const double margin = std::max(high - low, 1e-6) * 0.04;
    return {low - margin, high + margin, 0.0, 1.0};
}

void drawRow(Canvas& canvas, const Scale& x, double y, const ForestRow& row)
{
    if (!row.estimate.value)
        return;
    const QColor colour = roleColour(canvas.colours(), row.role);
    const double at = x(*row.estimate.value);
    const double from = x(row.estimate.lower.value_or(*row.estimate.value));
    const double to = x(row.estimate.upper.value_or(*row.estimate.value));
    if (row.summary) {
        const double h = pt(3.2);
        canvas.polygon(QPolygonF({{from, y}, {at, y - h}, {to, y}, {at, y + h}}), colour);
        return;
    }
    canvas.line({from, y}, {to, y}, colour, pt(1.0));
    canvas.marker({at, y}, roleShape(row.role), pt(5.4), colour);
}

}

/// Names, dots with whiskers, and the numbers themselves in columns at the right.
Painted paintForest(Canvas& canvas, const ForestSpec& spec)
{
    const Types types(canvas.style());
    const double width = mm(canvas.style().widthMm);
    double labels = 0.0;
    double values = canvas.textWidth(spec.valueHeader, types.strong);
    double counts = canvas.textWidth(QStringLiteral("n"), types.strong);
    for (const ForestRow& row : spec.rows) {
        labels = std::max(labels, canvas.textWidth(row.name + QStringLiteral(" †"), types.body));
        counts = std::max(counts, canvas.textWidth(countText(row.estimate.n), types.body));
        if (row.estimate.value)
            values = std::max(values,
                canvas.textWidth(
                    text(*row.estimate.value, spec.format) + QLatin1Char(' ') + intervalText(row.estimate, spec.format),
                    types.body));
    }
    labels = std::min(labels, width * 0.34);
    const double top = drawTitle(canvas, spec.title);
    const double line = pt(canvas.style().textPt) * 1.75;
    const double valueRight = width - kMargin;
    const double valueLeft = valueRight - values;
    const double countRight = valueLeft - pt(10.0);
    const QRectF strip(
        kMargin + labels + pt(10.0), top, countRight - counts - pt(10.0) - kMargin - labels - pt(10.0), 0.0);
    const auto baseline = [&](double middle) { return middle + canvas.capHeight(types.body) / 2.0; };
    double y = top + line;
    canvas.text(
        {countRight, baseline(y - line / 2.0)}, QStringLiteral("n"), types.strong, canvas.colours().ink, Align::Right);
    canvas.text(
        {valueRight, baseline(y - line / 2.0)}, spec.valueHeader, types.strong, canvas.colours().ink, Align::Right);
    canvas.line({kMargin, y}, {width - kMargin, y}, canvas.colours().ink, kAxisWidth);
    y += pt(2.0);
    const double plotTop = y;

    Scale x = extent(spec);
    x.from = strip.left();
    x.to = strip.right();
    Painted out;
    QString group;
    struct Placed {
        double middle;
        std::size_t row;
    };
    std::vector<Placed> placed;
    for (std::size_t i = 0; i < spec.rows.size(); ++i) {
        if (spec.rows[i].group != group && !spec.rows[i].group.isEmpty()) {
            canvas.text({kMargin, baseline(y + line / 2.0)}, spec.rows[i].group, types.strong, canvas.colours().ink);
            y += line;
        }
        group = spec.rows[i].group;
        placed.push_back({y + line / 2.0, i});
        y += line;
    }
    const QRectF plot(strip.left(), plotTop, strip.width(), y + pt(2.0) - plotTop);
    const std::vector<double> ticks = niceTicks(x.low, x.high, 5);
    for (const double tick : ticks)
        canvas.line({x(tick), plot.top()}, {x(tick), plot.bottom()}, canvas.colours().grid, pt(0.4));
    if (spec.reference)
        canvas.line({x(*spec.reference), plot.top()}, {x(*spec.reference), plot.bottom()}, canvas.colours().reference,
            pt(0.75), Dash::Dashed);
    for (const auto& [middle, at] : placed) {
        const ForestRow& row = spec.rows[at];
        const Type type = row.summary ? types.strong : types.body;
        const QString name = row.inDomain ? row.name + QStringLiteral(" †") : row.name;
        canvas.text(
            {kMargin, baseline(middle)}, canvas.elided(name, type, labels + pt(1.0)), type, canvas.colours().ink);
        drawRow(canvas, x, middle, row);
        if (row.estimate.value) {
            canvas.text(
                {countRight, baseline(middle)}, countText(row.estimate.n), type, canvas.colours().ink, Align::Right);
            canvas.text({valueRight, baseline(middle)},
                text(*row.estimate.value, spec.format) + QLatin1Char(' ') + intervalText(row.estimate, spec.format),
                type, canvas.colours().ink, Align::Right);
        } else {
            canvas.text(
                {valueRight, baseline(middle)}, QStringLiteral("–"), type, canvas.colours().secondary, Align::Right);
        }
        out.hits.push_back(
            {QRectF(kMargin, middle - line / 2.0, width - 2.0 * kMargin, line), static_cast<int>(at), 0});
    }
    double bottom = drawBottomAxis(canvas, plot, x, ticks, {.title = spec.axis, .shift = spec.format.shift});
    if (spec.reference && !spec.referenceName.isEmpty()) {
        const auto dash = [](Canvas& c, const QPointF& at) {
            c.line(at, {at.x() + pt(14.0), at.y()}, c.colours().reference, pt(0.75), Dash::Dashed);
        };
        bottom = drawLegend(canvas, bottom, kMargin, width - kMargin, {{pt(14.0), dash, spec.referenceName}});
    }
    out.size = {width, drawCaption(canvas, bottom, spec.caption)};
    return out;
}

}
