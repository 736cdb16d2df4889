#pragma once

#include <vector>

#include <QRectF>
#include <QSizeF>

#include "ui/figures/spec.h"
#include "ui/figures/style.h"

class QPainter;

namespace vlm::figures {

/// Where a datum was drawn, for hover, cursor and drill-down. Row and column index into the spec.
struct Hit {
    QRectF area;
    int row = 0;
    int column = 0;
};

struct Painted {
    QSizeF size; // units of a tenth of a point
    std::vector<Hit> hits;
};

/// Paints in units of a tenth of a point with the origin at the painter's; scale the painter for the device.
/// Any thread; text needs a QGuiApplication. Fonts must have been loaded.
Painted paint(QPainter& painter, const Figure& figure, const Style& style);
/// The same without drawing.
Painted layout(const Figure& figure, const Style& style);

/// One sentence for screen readers and for <desc>: what the figure shows and its main finding.
QString describe(const Figure& figure);
QString titleOf(const Figure& figure);

}
