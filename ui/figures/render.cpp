#include "ui/figures/render.h"

#include <QPainter>

#include "ui/figures/parts.h"

namespace vlm::figures {
namespace {

struct Dispatch {
    Canvas& canvas;
    Painted operator()(const HeatmapSpec& spec) const { return paintHeatmap(canvas, spec); }
    Painted operator()(const GapSpec& spec) const { return paintGaps(canvas, spec); }
    Painted operator()(const BarsSpec& spec) const { return paintBars(canvas, spec); }
    Painted operator()(const ForestSpec& spec) const { return paintForest(canvas, spec); }
    Painted operator()(const CurveSpec& spec) const { return paintCurves(canvas, spec); }
    Painted operator()(const ReliabilitySpec& spec) const { return paintReliability(canvas, spec); }
    Painted operator()(const ConfusionSpec& spec) const { return paintConfusion(canvas, spec); }
};

Painted run(QPainter* painter, const Figure& figure, const Style& style)
{
    Canvas canvas(painter, style);
    return std::visit(Dispatch{canvas}, figure);
}

}

Painted paint(QPainter& painter, const Figure& figure, const Style& style)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    Painted out = run(&painter, figure, style);
    painter.restore();
    return out;
}

Painted layout(const Figure& figure, const Style& style)
{
    return run(nullptr, figure, style);
}

}
