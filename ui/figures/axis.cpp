#include <algorithm>
#include <cmath>

#include "ui/figures/number_format.h"
#include "ui/figures/parts.h"

namespace vlm::figures {
namespace {

constexpr double kTick = pt(2.0);

QString tickText(double value, int decimals, const AxisText& text)
{
    const NumberFormat format{.shift = text.shift, .decimals = decimals};
    return text.signs ? signedText(value, format) : figures::text(value, format);
}

}

std::vector<double> niceTicks(double low, double high, int count)
{
    if (!(high > low))
        return {low};
    const double raw = (high - low) / std::max(count, 1);
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10.0 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= raw * 0.999) {
            step = factor * power;
            break;
        }
    std::vector<double> out;
    const double slack = step * 1e-6;
    for (auto i = static_cast<long long>(std::ceil((low - slack) / step));
         static_cast<double>(i) * step <= high + slack; ++i)
        out.push_back(std::round(static_cast<double>(i) * step * 1e9) / 1e9);
    return out;
}

int tickDecimals(const std::vector<double>& ticks, int shift)
{
    for (int decimals = 0; decimals < 6; ++decimals) {
        const double unit = std::pow(10.0, decimals + shift);
        if (std::all_of(
                ticks.begin(), ticks.end(), [&](double t) { return std::abs(t * unit - std::round(t * unit)) < 1e-6; }))
            return decimals;
    }
    return 6;
}

double leftAxisWidth(const Canvas& canvas, const std::vector<double>& ticks, const AxisText& text)
{
    const Types types(canvas.style());
    const int decimals = tickDecimals(ticks, text.shift);
    double widest = 0.0;
    for (const double tick : ticks)
        widest = std::max(widest, canvas.textWidth(tickText(tick, decimals, text), types.small));
    const double title = text.title.isEmpty() ? 0.0 : canvas.lineHeight(types.body) + pt(2.0);
    return title + widest + kTick + pt(2.0);
}

void drawLeftAxis(Canvas& canvas, const QRectF& plot, const Scale& scale, const std::vector<double>& ticks,
    const AxisText& text, double titleX)
{
    const Types types(canvas.style());
    const int decimals = tickDecimals(ticks, text.shift);
    const double cap = canvas.capHeight(types.small);
    for (const double tick : ticks) {
        const double y = scale(tick);
        if (std::abs(y - plot.bottom()) > 1.0)
            canvas.line({plot.left(), y}, {plot.right(), y}, canvas.colours().grid, pt(0.4));
        canvas.line({plot.left() - kTick, y}, {plot.left(), y}, canvas.colours().ink, kAxisWidth);
        canvas.text({plot.left() - kTick - pt(2.0), y + cap / 2.0}, tickText(tick, decimals, text), types.small,
            canvas.colours().ink, Align::Right);
    }
    canvas.line({plot.left(), plot.top()}, {plot.left(), plot.bottom()}, canvas.colours().ink, kAxisWidth);
    if (!text.title.isEmpty())
        canvas.verticalText({titleX + canvas.ascent(types.body) * 0.85, plot.center().y()}, text.title, types.body,
            canvas.colours().ink);
}

double drawBottomAxis(
    Canvas& canvas, const QRectF& plot, const Scale& scale, const std::vector<double>& ticks, const AxisText& text)
{
    const Types types(canvas.style());
    const int decimals = tickDecimals(ticks, text.shift);
    const double cap = canvas.capHeight(types.small);
    canvas.line({plot.left(), plot.bottom()}, {plot.right(), plot.bottom()}, canvas.colours().ink, kAxisWidth);
    for (const double tick : ticks) {
        const double x = scale(tick);
        canvas.line({x, plot.bottom()}, {x, plot.bottom() + kTick}, canvas.colours().ink, kAxisWidth);
        canvas.text({x, plot.bottom() + kTick + pt(2.0) + cap}, tickText(tick, decimals, text), types.small,
            canvas.colours().ink, Align::Centre);
    }
    double y = plot.bottom() + kTick + pt(2.0) + canvas.lineHeight(types.small);
    if (text.title.isEmpty())
        return y;
    y += canvas.ascent(types.body);
    canvas.text({plot.center().x(), y}, text.title, types.body, canvas.colours().ink, Align::Centre);
    return y + pt(3.0);
}

}
