#pragma once

#include <algorithm>
#include <limits>
#include <vector>

#include "ui/figures/parts.h"

namespace vlm::figures {

inline constexpr double kCellGap = pt(0.8); // between the squares of a heatmap

/// Draws one heatmap: places it (heatmap_layout.cpp), fills the squares (heatmap.cpp), explains the signs
/// (heatmap_legend.cpp).
class HeatmapPainter {
public:
    HeatmapPainter(Canvas& canvas, const HeatmapSpec& spec);
    Painted paint();

private:
    struct Grid {
        double labelLeft = 0.0;
        double top = 0.0; // of the cells
        double cellHeight = 0.0;
        std::vector<double> columnLeft;
        double columnWidth = 0.0;
        std::vector<double> rowTop;
        double right = 0.0;
        double bottom = 0.0;

        QRectF cell(int row, int column) const
        {
            return {columnLeft[static_cast<std::size_t>(column)], rowTop[static_cast<std::size_t>(row)], columnWidth,
                cellHeight};
        }
    };
    /// The best and the second-best final value of a column; ties share.
    struct Ranking {
        double best = std::numeric_limits<double>::quiet_NaN();
        double second = std::numeric_limits<double>::quiet_NaN();
    };

    int rows() const { return static_cast<int>(m_spec.rows.size()); }
    int columns() const { return static_cast<int>(m_spec.columns.size()); }
    double markerSize() const { return pt(m_canvas.style().textPt) * 0.78; }
    static Ranking ranking(const HeatmapSpec& spec, int column);
    double labelWidth() const;
    void placeColumns();
    bool startsColumnGroup(int i) const;
    bool startsRowGroup(int i) const;
    double headerWidth() const { return m_grid.columnWidth - pt(3.0); }

    /// One size for all headers, at which the longest word fits; never under three quarters.
    Type headerType() const;
    double drawHeader(double top);
    void drawColumnGroups(double y);
    void placeRows(double top);
    double legendHeight() const { return 3.0 * (m_canvas.lineHeight(m_types.small) + pt(1.5)) + pt(3.0); }
    void drawLabels();
    /// Largest size at which every interval fits its cell; 0 where none may be shown.
    double intervalSize() const;
    bool showsPublished() const;
    /// "90.6 (+0.2)"
    QString publishedText(const PublishedValue& published) const;
    /// Largest size at which every published value fits its cell beside its mark.
    double publishedSize() const;
    /// Where a cell's own lines are centred: higher where a published value stands below them.
    QPointF centreOf(int row, int column) const;
    QColor background(int row, int column) const;

    // Fills, values and intervals in passes of their own: few changes of state keep the SVG small.
    void drawCells();
    void drawBackground(int row, int column);
    void drawValue(int row, int column, bool intervals);
    void drawInterval(int row, int column, const Type& type);
    void drawPublished(int row, int column, const Type& type);
    bool has(Role role) const;
    template <class Predicate> bool any(Predicate predicate) const
    {
        return std::any_of(m_spec.cells.begin(), m_spec.cells.end(), predicate);
    }

    double drawScaleLegend(double top);
    double drawRamp(const QRectF& area, Role role);
    std::vector<LegendItem> signs();

    Canvas& m_canvas;
    const HeatmapSpec& m_spec;
    Types m_types;
    double m_width;
    Grid m_grid;
    std::vector<Ranking> m_ranking;
};

}
