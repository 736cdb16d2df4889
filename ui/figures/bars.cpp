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

/// Models in order of first appearance; each keeps its shade of the generalist ramp in every group.
QStringList modelsOf(const BarsSpec& spec)
{
    QStringList out;
    for (const BarGroup& group : spec.groups)
        for (const BarValue& bar : group.bars)
            if (!out.contains(bar.name))
                out << bar.name;
    return out;
}

QColor shade(const Canvas& canvas, qsizetype index, qsizetype count)
{
    const double t = count > 1 ? 0.35 + 0.65 * static_cast<double>(index) / static_cast<double>(count - 1) : 0.8;
    return ramp(canvas.colours(), Role::Generalist, t);
}

std::vector<LegendItem> legend(const Canvas& canvas, const BarsSpec& spec, const QStringList& models)
{
    std::vector<LegendItem> out;
    for (const QString& model : models) {
        const QColor colour = shade(canvas, models.indexOf(model), models.size());
        out.push_back({pt(7.0),
            [colour](Canvas& c, const QPointF& at) {
                c.fill({at.x(), at.y() - pt(3.0), pt(7.0), pt(6.0)}, colour);
            },
            model});
    }
    std::size_t most = 0;
    for (const BarGroup& group : spec.groups)
        most = std::max(most, group.references.size());
    for (std::size_t i = 0; i < std::min<std::size_t>(most, 2); ++i) {
        const Dash dash = i == 0 ? Dash::Dashed : Dash::Dotted;
        out.push_back({pt(16.0),
            [dash](Canvas& c, const QPointF& at) {
                c.line(at, {at.x() + pt(16.0), at.y()}, c.colours().specialist, kLineWidth, dash);
            },
            i == 0 ? words("best specialist") : words("second specialist")});
    }
    return out;
}

/// Above bars and reference lines, with a thin halo so that it is seen on dark bars.
void drawWhisker(Canvas& canvas, const BarValue& value, double centre, const Scale& y)
{
    const Estimate& estimate = value.estimate;
    if (!estimate.value)
        return;
    const double low = std::min(y.from, y.to);
    const double high = std::max(y.from, y.to);
    double head = std::clamp(y(*estimate.value), low, high);
    if (estimate.lower && estimate.upper) {
        head = std::clamp(y(*estimate.upper), low, high);
        const double foot = std::clamp(y(*estimate.lower), low, high);
        canvas.line({centre, head}, {centre, foot}, canvas.colours().page, pt(2.0));
        canvas.line({centre, head}, {centre, foot}, canvas.colours().ink, pt(0.75));
        for (const double end : {head, foot})
            canvas.line({centre - pt(1.6), end}, {centre + pt(1.6), end}, canvas.colours().ink, pt(0.75));
    }
    if (value.inDomain) {
        const Types types(canvas.style());
        canvas.text({centre, head - pt(1.5)}, QStringLiteral("†"), types.small, canvas.colours().ink, Align::Centre);
    }
}

/// Under the group's name: its n, and whose lines the dashes are.
QStringList notes(const BarGroup& group, const NumberFormat& format)
{
    QStringList out;
    if (!group.detail.isEmpty())
        out << group.detail;
    for (const BarReference& reference : group.references)
        out << QStringLiteral("%1 %2").arg(reference.name, text(reference.value, format));
    return out;
}

}

Painted paintBars(Canvas& canvas, const BarsSpec& spec)
{
    const Types types(canvas.style());
    const double width = mm(canvas.style().widthMm);
    const QStringList models = modelsOf(spec);
    double top = drawTitle(canvas, spec.title);
    top = drawLegend(canvas, top, kMargin, width - kMargin, legend(canvas, spec, models)) + pt(6.0);

    const std::vector<double> ticks = niceTicks(spec.low, spec.high, 5);
    const AxisText axis{.title = spec.axis, .shift = spec.format.shift};
    const double left = kMargin + leftAxisWidth(canvas, ticks, axis);
    const double height = canvas.style().heightMm > 0.0 ? mm(canvas.style().heightMm) * 0.6 : mm(48.0);
    const QRectF plot(left, top, width - kMargin - left, height);
    const Scale y{spec.low, spec.high, plot.bottom(), plot.top()};
    drawLeftAxis(canvas, plot, y, ticks, axis, kMargin);
    canvas.line({plot.left(), plot.bottom()}, {plot.right(), plot.bottom()}, canvas.colours().ink, kAxisWidth);

    Painted out;
    const double slot = plot.width() / static_cast<double>(std::max<std::size_t>(spec.groups.size(), 1));
    double bottom = plot.bottom();
    QStringList names;
    QStringList allNotes;
    for (const BarGroup& group : spec.groups) {
        names << group.name;
        allNotes << notes(group, spec.format);
    }
    const Type nameType = canvas.fitted(names, types.strong, slot - pt(2.0), 0.7);
    const Type noteType = canvas.fitted(allNotes, types.small, slot - pt(2.0), 0.8);
    for (std::size_t g = 0; g < spec.groups.size(); ++g) {
        const BarGroup& group = spec.groups[g];
        const double from = plot.left() + slot * static_cast<double>(g) + slot * 0.12;
        const double room = slot * 0.76;
        const double bar = std::min(room / static_cast<double>(std::max<std::size_t>(group.bars.size(), 1)), pt(26.0));
        double x = from + (room - bar * static_cast<double>(group.bars.size())) / 2.0;
        for (std::size_t b = 0; b < group.bars.size(); ++b, x += bar) {
            const BarValue& value = group.bars[b];
            out.hits.push_back({QRectF(x, plot.top(), bar, plot.height()), static_cast<int>(g), static_cast<int>(b)});
            if (!value.estimate.value)
                continue;
            const double at = std::max(plot.top(), std::min(y(*value.estimate.value), plot.bottom()));
            canvas.fill({x + bar * 0.06, at, bar * 0.88, plot.bottom() - at},
                shade(canvas, models.indexOf(value.name), models.size()));
        }
        for (std::size_t i = 0; i < std::min<std::size_t>(group.references.size(), 2); ++i) {
            const double at = y(std::clamp(group.references[i].value, spec.low, spec.high));
            const QPointF start(from - slot * 0.06, at);
            const QPointF end(from + room + slot * 0.06, at);
            canvas.line(start, end, canvas.colours().page, kLineWidth * 1.8);
            canvas.line(start, end, canvas.colours().specialist, kLineWidth, i == 0 ? Dash::Dashed : Dash::Dotted);
        }
        x = from + (room - bar * static_cast<double>(group.bars.size())) / 2.0;
        for (const BarValue& value : group.bars) {
            drawWhisker(canvas, value, x + bar / 2.0, y);
            x += bar;
        }
        const double centre = from + room / 2.0;
        double line = plot.bottom() + pt(3.0) + canvas.lineHeight(nameType) * 0.8;
        canvas.text({centre, line}, canvas.elided(group.name, nameType, slot - pt(2.0)), nameType, canvas.colours().ink,
            Align::Centre);
        for (const QString& note : notes(group, spec.format)) {
            line += canvas.lineHeight(noteType);
            canvas.text({centre, line}, canvas.elided(note, noteType, slot - pt(2.0)), noteType,
                canvas.colours().secondary, Align::Centre);
        }
        bottom = std::max(bottom, line + pt(3.0));
    }
    if (!spec.counts.isEmpty())
        bottom = canvas.paragraph(
            {kMargin, bottom + pt(3.0)}, width - 2.0 * kMargin, spec.counts, types.strong, canvas.colours().ink);
    out.size = {width, drawCaption(canvas, bottom, spec.caption)};
    return out;
}

}
