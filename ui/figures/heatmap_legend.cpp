#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "ui/figures/heatmap_painter.h"
#include "ui/figures/number_format.h"

namespace vlm::figures {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("figures", text);
}

}

// Ramps of the roles present, one above the other over a common scale, and the other signs beside them.
double HeatmapPainter::drawScaleLegend(double top)
{
    const double line = m_canvas.lineHeight(m_types.small) + pt(1.0);
    const double cap = m_canvas.capHeight(m_types.small);
    const double mark = pt(m_canvas.style().smallPt) * 0.85;
    double nameWidth = 0.0;
    for (const QString& name : {words("Generalist"), words("Specialist")})
        nameWidth = std::max(nameWidth, m_canvas.textWidth(name, m_types.small));
    const double rampLeft = kMargin + mark + pt(4.0) + nameWidth + pt(6.0);
    const double rampWidth = pt(m_canvas.style().smallPt) * 14.0;
    double y = top;
    for (const Role role : {Role::Generalist, Role::Specialist}) {
        if (!has(role))
            continue;
        const double middle = y + line / 2.0;
        m_canvas.marker({kMargin + mark / 2.0, middle}, roleShape(role), mark, roleColour(m_canvas.colours(), role));
        m_canvas.text({kMargin + mark + pt(4.0), middle + cap / 2.0},
            role == Role::Generalist ? words("Generalist") : words("Specialist"), m_types.small,
            m_canvas.colours().secondary);
        drawRamp({rampLeft, middle - line * 0.36, rampWidth, line * 0.72}, role);
        y += line;
    }
    const Scale scale{m_spec.low, m_spec.high, rampLeft, rampLeft + rampWidth};
    const std::vector<double> ticks = niceTicks(m_spec.low, m_spec.high, 5);
    const int decimals = tickDecimals(ticks, m_spec.format.shift);
    const bool below = any([&](const HeatmapCell& c) { return c.estimate.value && *c.estimate.value < m_spec.low; });
    const bool above = any([&](const HeatmapCell& c) { return c.estimate.value && *c.estimate.value > m_spec.high; });
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double x = scale(ticks[i]);
        m_canvas.line({x, y}, {x, y + pt(1.8)}, m_canvas.colours().secondary, kAxisWidth);
        QString label = decimalText(ticks[i], decimals, m_spec.format.shift);
        if (i == 0 && below)
            label.prepend(QStringLiteral("≤"));
        if (i + 1 == ticks.size() && above)
            label.prepend(QStringLiteral("≥"));
        m_canvas.text({x, y + pt(3.0) + cap}, label, m_types.small, m_canvas.colours().secondary, Align::Centre);
    }
    y += pt(3.0) + cap;
    m_canvas.text({kMargin, y}, m_canvas.elided(m_spec.metric, m_types.small, rampLeft - kMargin - pt(12.0)),
        m_types.small, m_canvas.colours().secondary);
    y += pt(2.5);

    const double signsLeft = rampLeft + rampWidth + pt(m_canvas.style().smallPt) * 3.0;
    const double right = m_width - kMargin;
    const bool beside = right - signsLeft > pt(m_canvas.style().smallPt) * 14.0;
    const double signsBottom = beside ? drawLegend(m_canvas, top, signsLeft, right, signs())
                                      : drawLegend(m_canvas, y + pt(2.0), kMargin, right, signs());
    return std::max(y, signsBottom);
}

// Slices that reach to the end, each over the last: no seams between them on any device.
double HeatmapPainter::drawRamp(const QRectF& area, Role role)
{
    constexpr int kSlices = 40;
    for (int i = 0; i < kSlices; ++i) {
        const double left = area.left() + area.width() * i / kSlices;
        m_canvas.fill({left, area.top(), area.right() - left, area.height()},
            ramp(m_canvas.colours(), role, (i + 0.5) / kSlices));
    }
    return area.right();
}

std::vector<LegendItem> HeatmapPainter::signs()
{
    std::vector<LegendItem> out;
    const Type strong{m_canvas.style().smallPt, Weight::SemiBold};
    const QString sample = QStringLiteral("00.0");
    const QColor ink = m_canvas.colours().ink;
    const double cap = m_canvas.capHeight(m_types.small);
    const double swatch = pt(m_canvas.style().smallPt) * 1.7;
    const bool second
        = std::any_of(m_ranking.begin(), m_ranking.end(), [](const Ranking& r) { return !std::isnan(r.second); });
    const bool best
        = std::any_of(m_ranking.begin(), m_ranking.end(), [](const Ranking& r) { return !std::isnan(r.best); });
    const auto text = [=](const QString& sign, const Type& type) {
        return [=](Canvas& canvas, const QPointF& at) { canvas.text({at.x(), at.y() + cap / 2.0}, sign, type, ink); };
    };
    if (best)
        out.push_back({m_canvas.textWidth(sample, strong), text(sample, strong), words("best in column")});
    if (second) {
        const double width = m_canvas.textWidth(sample, m_types.small);
        const auto draw = [=, type = m_types.small](Canvas& canvas, const QPointF& at) {
            canvas.text({at.x(), at.y() + cap / 2.0}, sample, type, ink);
            canvas.line(
                {at.x(), at.y() + cap / 2.0 + pt(1.1)}, {at.x() + width, at.y() + cap / 2.0 + pt(1.1)}, ink, pt(0.5));
        };
        out.push_back({width, draw, words("second")});
    }
    if (any([](const HeatmapCell& c) { return c.inDomain; }))
        out.push_back(
            {m_canvas.textWidth(QStringLiteral("†"), strong), text(QStringLiteral("†"), strong), words("in-domain")});
    if (intervalSize() > 0.0)
        out.push_back({m_canvas.textWidth(QStringLiteral("[ ]"), m_types.small),
            text(QStringLiteral("[ ]"), m_types.small), words("95% confidence interval")});
    if (showsPublished()) {
        const QColor secondary = m_canvas.colours().secondary;
        const auto draw = [=](Canvas& canvas, const QPointF& at) {
            canvas.marker({at.x() + swatch * 0.3, at.y()}, Shape::Diamond, swatch * 0.45, secondary, true);
        };
        const bool differs = any([](const HeatmapCell& c) { return c.published && c.published->difference; });
        out.push_back({swatch * 0.6, draw,
            differs ? words("published (ours − published; = identical, ≠ outside both intervals)")
                    : words("published")});
    }
    if (any([](const HeatmapCell& c) { return c.interim; })) {
        const auto draw = [=](Canvas& canvas, const QPointF& at) {
            const QRectF area(at.x(), at.y() - swatch * 0.3, swatch, swatch * 0.6);
            canvas.fill(area, canvas.colours().empty);
            canvas.hatch(area, ink, pt(2.2), pt(0.35));
        };
        out.push_back({swatch, draw, words("interim, run not finished")});
    }
    if (any([](const HeatmapCell& c) { return !c.estimate.value; })) {
        const auto draw = [=, type = m_types.small](Canvas& canvas, const QPointF& at) {
            const QRectF area(at.x(), at.y() - swatch * 0.3, swatch, swatch * 0.6);
            canvas.fill(area, canvas.colours().empty);
            canvas.text({area.center().x(), at.y() + cap / 2.0}, QStringLiteral("–"), type, canvas.colours().secondary,
                Align::Centre);
        };
        out.push_back({swatch, draw, words("no value")});
    }
    return out;
}

}
