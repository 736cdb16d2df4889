#pragma once

#include <QSizeF>
#include <QString>

#include "ui/figures/palette.h"

namespace vlm::figures {

/// Painter units: tenths of a point, so that a 7.5 pt font is a whole number of units on every device.
inline constexpr double kUnitsPerPoint = 10.0;
inline constexpr double kUnitsPerInch = 720.0;

constexpr double pt(double points)
{
    return points * kUnitsPerPoint;
}
constexpr double mm(double millimetres)
{
    return millimetres * kUnitsPerInch / 25.4;
}

/// Size and type of a figure. The defaults are those of a journal's double column.
struct Style {
    Theme theme = Theme::Paper;
    QString family = QStringLiteral("Noto Sans");
    double widthMm = 174.0; // 85 single column, 174 double
    double heightMm = 0.0; // 0: as high as the content needs
    double textPt = 7.5;
    double smallPt = 6.0; // intervals, ticks
    double titlePt = 8.5;
    bool caption = true;
    bool legend = true;

    /// For a widget: 10 pt and 9 pt text, no caption below (the page shows it).
    static Style screen();
};

}
