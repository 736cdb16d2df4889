#pragma once

#include <functional>
#include <vector>

#include "ui/figures/canvas.h"
#include "ui/figures/render.h"

/// What the painters of single figures share.
namespace vlm::figures {

/// Text sizes of a style by their use.
struct Types {
    explicit Types(const Style& style);
    Type title;
    Type body;
    Type strong;
    Type small;
};

inline constexpr double kMargin = pt(3.0);
inline constexpr double kAxisWidth = pt(0.5);
inline constexpr double kLineWidth = pt(1.25);

/// Title at the top left; returns the y below it.
double drawTitle(Canvas& canvas, const QString& title);
double titleWidth(const Canvas& canvas, const QString& title);
/// Wrapped caption, as wide as the page unless told; returns the bottom of the figure.
double drawCaption(Canvas& canvas, double top, const QString& caption, double width = 0.0);

/// Maps values to units.
struct Scale {
    double low = 0.0;
    double high = 1.0;
    double from = 0.0;
    double to = 1.0;
    double operator()(double value) const { return from + (value - low) / (high - low) * (to - from); }
};

/// Round steps (1, 2, 2.5, 5 x 10^k) that cover [low, high] with about `count` intervals.
std::vector<double> niceTicks(double low, double high, int count);
/// Decimals that tell the ticks apart after moving the point by `shift`.
int tickDecimals(const std::vector<double>& ticks, int shift);

struct AxisText {
    QString title;
    int shift = 0;
    bool signs = false;
};
/// Left axis with horizontal grid lines over `plot`; returns nothing as its width is asked for first.
void drawLeftAxis(Canvas& canvas, const QRectF& plot, const Scale& scale, const std::vector<double>& ticks,
    const AxisText& text, double titleX);
double leftAxisWidth(const Canvas& canvas, const std::vector<double>& ticks, const AxisText& text);
/// Bottom axis below `plot`; returns the y below its title.
double drawBottomAxis(
    Canvas& canvas, const QRectF& plot, const Scale& scale, const std::vector<double>& ticks, const AxisText& text);

/// An entry of a legend: `width` units of sample, then words.
struct LegendItem {
    double width = 0.0;
    std::function<void(Canvas&, const QPointF& leftMiddle)> draw;
    QString label;
};
/// Items from left to right, wrapped; returns the y below.
double drawLegend(Canvas& canvas, double top, double left, double right, const std::vector<LegendItem>& items);

Painted paintHeatmap(Canvas& canvas, const HeatmapSpec& spec);
Painted paintGaps(Canvas& canvas, const GapSpec& spec);
Painted paintBars(Canvas& canvas, const BarsSpec& spec);
Painted paintForest(Canvas& canvas, const ForestSpec& spec);
Painted paintCurves(Canvas& canvas, const CurveSpec& spec);
Painted paintReliability(Canvas& canvas, const ReliabilitySpec& spec);
Painted paintConfusion(Canvas& canvas, const ConfusionSpec& spec);

}
