#pragma once

#include <cstdint>
#include <span>

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include "ui/figures/style.h"

class QPainter;

namespace vlm::figures {

enum class Align : std::uint8_t { Left, Centre, Right };
enum class Weight : std::uint8_t { Regular, SemiBold };
enum class Dash : std::uint8_t { Solid, Dashed, Dotted };
enum class Shape : std::uint8_t { Circle, Square, Triangle, Diamond };

struct Type {
    double points = 7.5;
    Weight weight = Weight::Regular;
};

/// The few marks that figures are made of, in units of a tenth of a point, y downwards. Without a painter it only
/// measures. Everything is vector, and clipped by arithmetic: the SVG writer of Qt 6.4 ignores clip paths.
class Canvas {
public:
    Canvas(QPainter* painter, const Style& style);

    const Style& style() const { return m_style; }
    const Palette& colours() const { return m_palette; }

    QFont font(const Type& type) const;
    double textWidth(const QString& text, const Type& type) const;
    double ascent(const Type& type) const;
    double capHeight(const Type& type) const;
    double lineHeight(const Type& type) const;
    /// Lines no wider than `width`, broken where the language allows.
    QStringList wrapped(const QString& text, const Type& type, double width) const;
    /// The type made smaller, to no less than `least` of its size, until the widest text fits.
    Type fitted(const QStringList& texts, const Type& type, double width, double least) const;
    QString elided(const QString& text, const Type& type, double width) const;

    /// `at` is on the baseline.
    void text(
        const QPointF& at, const QString& text, const Type& type, const QColor& colour, Align align = Align::Left);
    /// Reads upwards, centred on `at`.
    void verticalText(const QPointF& at, const QString& text, const Type& type, const QColor& colour);
    /// Lines from `top` down; returns the y below the last.
    double paragraph(const QPointF& topLeft, double width, const QString& text, const Type& type, const QColor& colour);

    void fill(const QRectF& area, const QColor& colour);
    void frame(const QRectF& area, const QColor& colour, double width);
    void line(const QPointF& from, const QPointF& to, const QColor& colour, double width, Dash dash = Dash::Solid);
    void polyline(std::span<const QPointF> points, const QColor& colour, double width, Dash dash = Dash::Solid);
    void polygon(const QPolygonF& area, const QColor& colour);
    /// 45° lines inside the rectangle.
    void hatch(const QRectF& area, const QColor& colour, double spacing, double width);
    void marker(const QPointF& centre, Shape shape, double size, const QColor& colour, bool hollow = false);

private:
    QPainter* m_painter;
    Style m_style;
    const Palette& m_palette;
};

Shape roleShape(Role role);
Dash roleDash(Role role);
Shape gapShape(Gap gap);
Dash gapDash(Gap gap);

}
