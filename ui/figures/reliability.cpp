#include <algorithm>

#include <QCoreApplication>

#include "ui/figures/number_format.h"
#include "ui/figures/parts.h"

namespace vlm::figures {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("figures", text);
}

}

/// Accuracy against confidence with intervals, and under it how many predictions each bin holds.
Painted paintReliability(Canvas& canvas, const ReliabilitySpec& spec)
{
    const Types types(canvas.style());
    const double width = mm(canvas.style().widthMm);
    const std::vector<double> ticks = niceTicks(0.0, 1.0, 5);
    const AxisText yText{.title = words("Accuracy")};
    const double top = drawTitle(canvas, spec.title) + pt(2.0);
    const double left = kMargin + leftAxisWidth(canvas, ticks, yText);
    const double side = std::min(width - kMargin - left - pt(4.0), mm(72.0));
    const QRectF plot(left, top, side, side);
    const Scale x{0.0, 1.0, plot.left(), plot.right()};
    const Scale y{0.0, 1.0, plot.bottom(), plot.top()};
    const QColor colour = roleColour(canvas.colours(), spec.role);
    drawLeftAxis(canvas, plot, y, ticks, yText, kMargin);
    canvas.line({plot.left(), plot.bottom()}, {plot.right(), plot.bottom()}, canvas.colours().ink, kAxisWidth);
    canvas.line({x(0.0), y(0.0)}, {x(1.0), y(1.0)}, canvas.colours().reference, pt(0.6), Dash::Dashed);

    const QRectF strip(plot.left(), plot.bottom() + pt(8.0), plot.width(), side * 0.2);
    std::int64_t most = 1;
    for (const ReliabilityBin& bin : spec.bins)
        most = std::max(most, bin.count);
    Painted out;
    std::vector<QPointF> path;
    const auto bins = static_cast<double>(std::max<std::size_t>(spec.bins.size(), 1));
    for (std::size_t i = 0; i < spec.bins.size(); ++i) {
        const ReliabilityBin& bin = spec.bins[i];
        const double from = x(static_cast<double>(i) / bins);
        const double to = x(static_cast<double>(i + 1) / bins);
        out.hits.push_back({QRectF(from, plot.top(), to - from, strip.bottom() - plot.top()), static_cast<int>(i), 0});
        if (bin.count == 0)
            continue;
        const double height = strip.height() * static_cast<double>(bin.count) / static_cast<double>(most);
        canvas.fill({from + pt(0.5), strip.bottom() - height, to - from - pt(1.0), height},
            ramp(canvas.colours(), spec.role, 0.45));
        const QPointF at(x(bin.confidence), y(bin.accuracy));
        // The gap to the diagonal is what the calibration error sums up.
        canvas.line(at, {at.x(), y(bin.confidence)}, ramp(canvas.colours(), spec.role, 0.3), pt(2.5));
        if (bin.lower && bin.upper)
            canvas.line({at.x(), y(*bin.lower)}, {at.x(), y(*bin.upper)}, colour, pt(0.75));
        path.push_back(at);
    }
    canvas.polyline(path, colour, kLineWidth);
    for (const QPointF& at : path)
        canvas.marker(at, roleShape(spec.role), pt(5.0), colour);
    canvas.text({strip.left() - pt(4.0), strip.top() + canvas.capHeight(types.small)}, countText(most), types.small,
        canvas.colours().secondary, Align::Right);
    double bottom = drawBottomAxis(canvas, strip, x, ticks, {.title = words("Confidence")});
    const double textLeft = plot.right() + pt(14.0);
    const bool beside = width - textLeft > mm(30.0);
    const double used = std::max(std::min(width, titleWidth(canvas, spec.title)),
        beside ? std::min(width, textLeft + mm(52.0)) : plot.right() + pt(4.0) + kMargin);
    if (beside) {
        double at = canvas.paragraph({textLeft, plot.top()}, used - kMargin - textLeft, spec.summary, types.strong,
                        canvas.colours().ink)
            + pt(3.0);
        const auto dash = [](Canvas& c, const QPointF& p) {
            c.line(p, {p.x() + pt(16.0), p.y()}, c.colours().reference, pt(0.6), Dash::Dashed);
        };
        const auto bars = [role = spec.role](Canvas& c, const QPointF& p) {
            c.fill({p.x() + pt(4.0), p.y() - pt(3.0), pt(7.0), pt(6.0)}, ramp(c.colours(), role, 0.45));
        };
        at = drawLegend(canvas, at, textLeft, used - kMargin, {{pt(16.0), dash, words("perfect calibration")}});
        drawLegend(canvas, at, textLeft, used - kMargin, {{pt(16.0), bars, words("predictions in the bin")}});
    } else {
        bottom = canvas.paragraph(
            {kMargin, bottom + pt(2.0)}, used - 2.0 * kMargin, spec.summary, types.strong, canvas.colours().ink);
    }
    out.size = {used, drawCaption(canvas, bottom, spec.caption, used)};
    return out;
}

}
