#include <algorithm>
#include <cmath>
#include <limits>

#include <QCoreApplication>

#include "ui/figures/number_format.h"
#include "ui/figures/parts.h"

namespace vlm::figures {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("figures", text);
}

constexpr double kCellGap = pt(0.8);
constexpr double kGroupGap = pt(4.0);
constexpr double kWidestCell = 22.0; // times the text size
constexpr double kTallestCell = 5.2; // times the text size
constexpr double kPublishedLine = 1.05; // times the text size: the row of published values

/// Rows that hold the best and the second-best final value of a column; ties share.
struct Ranking {
    double best = std::numeric_limits<double>::quiet_NaN();
    double second = std::numeric_limits<double>::quiet_NaN();
};

Ranking ranking(const HeatmapSpec& spec, int column)
{
    std::vector<double> values;
    for (int row = 0; row < static_cast<int>(spec.rows.size()); ++row) {
        const HeatmapCell& cell = spec.cell(row, column);
        if (cell.estimate.value && !cell.interim)
            values.push_back(*cell.estimate.value);
    }
    std::sort(values.begin(), values.end());
    if (spec.higherIsBetter)
        std::reverse(values.begin(), values.end());
    Ranking out;
    if (values.size() < 2)
        return out;
    out.best = values.front();
    const auto next = std::find_if(values.begin(), values.end(), [&](double v) { return v != values.front(); });
    if (next != values.end() && values.size() > 2)
        out.second = *next;
    return out;
}

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

class HeatmapPainter {
public:
    HeatmapPainter(Canvas& canvas, const HeatmapSpec& spec)
        : m_canvas(canvas)
        , m_spec(spec)
        , m_types(canvas.style())
        , m_width(mm(canvas.style().widthMm))
    {
        for (int column = 0; column < columns(); ++column)
            m_ranking.push_back(ranking(spec, column));
    }

    Painted paint()
    {
        const double top = drawTitle(m_canvas, m_spec.title);
        placeColumns();
        const double headerBottom = drawHeader(top);
        placeRows(headerBottom);
        drawLabels();
        drawCells();
        double y = m_grid.bottom;
        if (m_canvas.style().legend)
            y = drawScaleLegend(y + pt(7.0));
        y = drawCaption(m_canvas, y, m_spec.caption);
        Painted out{.size = {m_width, y}, .hits = {}};
        for (int row = 0; row < rows(); ++row)
            for (int column = 0; column < columns(); ++column)
                out.hits.push_back({m_grid.cell(row, column), row, column});
        return out;
    }

private:
    int rows() const { return static_cast<int>(m_spec.rows.size()); }
    int columns() const { return static_cast<int>(m_spec.columns.size()); }

    double markerSize() const { return pt(m_canvas.style().textPt) * 0.78; }
    double labelWidth() const
    {
        double widest = 0.0;
        for (const HeatmapRow& row : m_spec.rows)
            widest = std::max(widest, m_canvas.textWidth(row.name, m_types.body));
        return std::min(widest, m_width * 0.34);
    }

    void placeColumns()
    {
        m_grid.labelLeft = kMargin + markerSize() + pt(4.0);
        double x = m_grid.labelLeft + labelWidth() + pt(6.0);
        double gaps = 0.0;
        for (int i = 1; i < columns(); ++i)
            gaps += startsColumnGroup(i) ? kGroupGap : 0.0;
        const double available = m_width - kMargin - x - gaps;
        m_grid.columnWidth
            = columns() > 0 ? std::min(available / columns(), kWidestCell * pt(m_canvas.style().textPt)) : 0.0;
        for (int i = 0; i < columns(); ++i) {
            x += i > 0 && startsColumnGroup(i) ? kGroupGap : 0.0;
            m_grid.columnLeft.push_back(x);
            x += m_grid.columnWidth;
        }
        m_grid.right = x;
    }

    bool startsColumnGroup(int i) const
    {
        const auto at = static_cast<std::size_t>(i);
        return i == 0 || m_spec.columns[at].group != m_spec.columns[at - 1].group;
    }

    bool startsRowGroup(int i) const
    {
        const auto at = static_cast<std::size_t>(i);
        if (i == 0)
            return false;
        const HeatmapRow& above = m_spec.rows[at - 1];
        const HeatmapRow& row = m_spec.rows[at];
        return row.group != above.group || (row.group.isEmpty() && row.role != above.role);
    }

    double headerWidth() const { return m_grid.columnWidth - pt(3.0); }

    /// One size for all headers, at which the longest word fits; never under three quarters.
    Type headerType() const
    {
        QStringList all;
        for (const HeatmapColumn& column : m_spec.columns)
            all += column.name.split(QLatin1Char(' '));
        return m_canvas.fitted(all, m_types.strong, headerWidth(), 0.75);
    }

    double drawHeader(double top)
    {
        double y = top;
        const bool grouped = std::any_of(
            m_spec.columns.begin(), m_spec.columns.end(), [](const HeatmapColumn& c) { return !c.group.isEmpty(); });
        if (grouped) {
            drawColumnGroups(y);
            y += m_canvas.lineHeight(m_types.strong) + pt(4.5);
        }
        const Type type = headerType();
        std::vector<QStringList> names;
        qsizetype most = 0;
        bool details = false;
        for (const HeatmapColumn& column : m_spec.columns) {
            QStringList lines = m_canvas.wrapped(column.name, type, headerWidth());
            const bool broken = std::any_of(lines.begin(), lines.end(),
                [&](const QString& text) { return m_canvas.textWidth(text, type) > headerWidth() + 1.0; });
            if (lines.size() > 3 || broken)
                lines = QStringList{m_canvas.elided(column.name, type, headerWidth())};
            most = std::max(most, lines.size());
            details = details || !column.detail.isEmpty();
            names.push_back(lines);
        }
        const double line = m_canvas.lineHeight(type);
        const double nameBottom = y + static_cast<double>(most) * line;
        for (int i = 0; i < columns(); ++i) {
            const auto at = static_cast<std::size_t>(i);
            const double centre = m_grid.columnLeft[at] + m_grid.columnWidth / 2.0;
            double baseline = nameBottom - static_cast<double>(names[at].size() - 1) * line - line * 0.25;
            for (const QString& text : names[at]) {
                m_canvas.text({centre, baseline}, text, type, m_canvas.colours().ink, Align::Centre);
                baseline += line;
            }
            if (details)
                m_canvas.text({centre, nameBottom + m_canvas.lineHeight(m_types.small) * 0.72},
                    m_spec.columns[at].detail, m_types.small, m_canvas.colours().secondary, Align::Centre);
        }
        return nameBottom + (details ? m_canvas.lineHeight(m_types.small) : 0.0) + pt(2.0);
    }

    void drawColumnGroups(double y)
    {
        for (int first = 0; first < columns();) {
            int last = first;
            while (last + 1 < columns() && !startsColumnGroup(last + 1))
                ++last;
            const double left = m_grid.columnLeft[static_cast<std::size_t>(first)];
            const double right = m_grid.columnLeft[static_cast<std::size_t>(last)] + m_grid.columnWidth;
            const QString name = m_spec.columns[static_cast<std::size_t>(first)].group;
            if (!name.isEmpty()) {
                const double line = m_canvas.lineHeight(m_types.strong);
                m_canvas.text({(left + right) / 2.0, y + line * 0.78}, name, m_types.strong, m_canvas.colours().ink,
                    Align::Centre);
                m_canvas.line({left + kCellGap, y + line + pt(1.0)}, {right - kCellGap, y + line + pt(1.0)},
                    m_canvas.colours().secondary, kAxisWidth);
            }
            first = last + 1;
        }
    }

    void placeRows(double top)
    {
        m_grid.top = top;
        const bool intervals = intervalSize() > 0.0;
        const double line = pt(m_canvas.style().textPt);
        double height = line * ((intervals ? 2.75 : 2.0) + (showsPublished() ? kPublishedLine : 0.0));
        double gaps = 0.0;
        for (int i = 0; i < rows(); ++i)
            gaps += startsRowGroup(i) ? kGroupGap : 0.0;
        if (m_canvas.style().heightMm > 0.0 && rows() > 0) {
            const double rest = mm(m_canvas.style().heightMm) - top - gaps
                - (m_canvas.style().legend ? legendHeight() + pt(9.0) : 0.0) - kMargin;
            height = std::clamp(rest / rows(), height, kTallestCell * pt(m_canvas.style().textPt));
        }
        m_grid.cellHeight = height;
        double y = top;
        for (int i = 0; i < rows(); ++i) {
            y += startsRowGroup(i) ? kGroupGap : 0.0;
            m_grid.rowTop.push_back(y);
            y += height;
        }
        m_grid.bottom = y;
    }

    double legendHeight() const { return 3.0 * (m_canvas.lineHeight(m_types.small) + pt(1.5)) + pt(3.0); }

    void drawLabels()
    {
        for (int i = 0; i < rows(); ++i) {
            const HeatmapRow& row = m_spec.rows[static_cast<std::size_t>(i)];
            const double middle = m_grid.rowTop[static_cast<std::size_t>(i)] + m_grid.cellHeight / 2.0;
            m_canvas.marker({kMargin + markerSize() / 2.0, middle}, roleShape(row.role), markerSize(),
                roleColour(m_canvas.colours(), row.role));
            m_canvas.text({m_grid.labelLeft, middle + m_canvas.capHeight(m_types.body) / 2.0},
                m_canvas.elided(row.name, m_types.body, labelWidth() + pt(1.0)), m_types.body, m_canvas.colours().ink);
        }
    }

    /// Largest size at which every interval fits its cell; 0 where none may be shown.
    double intervalSize() const
    {
        if (!m_spec.showIntervals)
            return 0.0;
        double widest = 0.0;
        for (const HeatmapCell& cell : m_spec.cells)
            widest = std::max(widest, m_canvas.textWidth(intervalText(cell.estimate, m_spec.format), m_types.small));
        if (widest <= 0.0)
            return 0.0;
        constexpr double kSmallest = 0.8; // of the small type: 4.8 pt at 6
        const double room = m_grid.columnWidth - 2.0 * kCellGap - pt(2.0);
        const double scale = std::min(1.0, room / widest);
        return scale < kSmallest ? 0.0 : m_canvas.style().smallPt * scale;
    }

    bool showsPublished() const
    {
        return any([](const HeatmapCell& cell) { return cell.published.has_value(); });
    }

    /// "90.6 (+0.2)"
    QString publishedText(const PublishedValue& published) const
    {
        const QString value = figures::text(published.value, m_spec.format);
        if (!published.difference)
            return value;
        const QString difference = published.sign == QLatin1String("=")
            ? published.sign
            : signedText(*published.difference, m_spec.format) + published.sign;
        return QStringLiteral("%1 (%2)").arg(value, difference);
    }

    /// Largest size at which every published value fits its cell beside its mark.
    double publishedSize() const
    {
        double widest = 0.0;
        for (const HeatmapCell& cell : m_spec.cells)
            if (cell.published)
                widest = std::max(widest, m_canvas.textWidth(publishedText(*cell.published), m_types.small));
        const double room = m_grid.columnWidth - 2.0 * kCellGap - pt(3.0) - pt(m_canvas.style().smallPt);
        return m_canvas.style().smallPt * std::clamp(room / std::max(widest, 1.0), 0.7, 1.0);
    }

    /// Where a cell's own lines are centred: higher where a published value stands below them.
    QPointF centreOf(int row, int column) const
    {
        const double up = showsPublished() ? pt(m_canvas.style().textPt) * kPublishedLine / 2.0 : 0.0;
        return m_grid.cell(row, column).center() - QPointF(0.0, up);
    }

    QColor background(int row, int column) const
    {
        const HeatmapCell& cell = m_spec.cell(row, column);
        if (!cell.estimate.value)
            return m_canvas.colours().empty;
        const double t = (*cell.estimate.value - m_spec.low) / (m_spec.high - m_spec.low);
        return ramp(m_canvas.colours(), m_spec.rows[static_cast<std::size_t>(row)].role, t);
    }

    // Fills, values and intervals in passes of their own: few changes of state keep the SVG small.
    void drawCells()
    {
        for (int row = 0; row < rows(); ++row)
            for (int column = 0; column < columns(); ++column)
                drawBackground(row, column);
        const double size = intervalSize();
        for (int row = 0; row < rows(); ++row)
            for (int column = 0; column < columns(); ++column)
                drawValue(row, column, size > 0.0);
        if (showsPublished()) {
            const Type type{publishedSize(), Weight::Regular};
            for (int row = 0; row < rows(); ++row)
                for (int column = 0; column < columns(); ++column)
                    drawPublished(row, column, type);
        }
        if (size <= 0.0)
            return;
        for (int row = 0; row < rows(); ++row)
            for (int column = 0; column < columns(); ++column)
                drawInterval(row, column, {size, Weight::Regular});
    }

    void drawBackground(int row, int column)
    {
        const double h = kCellGap / 2.0;
        const QRectF area = m_grid.cell(row, column).adjusted(h, h, -h, -h);
        const QColor colour = background(row, column);
        m_canvas.fill(area, colour);
        if (!m_spec.cell(row, column).interim || !m_spec.cell(row, column).estimate.value)
            return;
        m_canvas.hatch(area, mixed(inkOn(colour), colour, 0.45F), pt(3.0), pt(0.4));
        // A plate keeps the numbers legible.
        const Estimate& estimate = m_spec.cell(row, column).estimate;
        const double size = intervalSize();
        const double width
            = std::max(m_canvas.textWidth(text(*estimate.value, m_spec.format), m_types.body),
                  size > 0.0 ? m_canvas.textWidth(intervalText(estimate, m_spec.format), {size, Weight::Regular}) : 0.0)
            + pt(5.0);
        const double height = pt(m_canvas.style().textPt) * (size > 0.0 ? 2.3 : 1.3);
        const QPointF centre = centreOf(row, column);
        m_canvas.fill({centre.x() - width / 2.0, centre.y() - height / 2.0, width, height}, colour);
    }

    void drawValue(int row, int column, bool intervals)
    {
        const HeatmapCell& cell = m_spec.cell(row, column);
        const QPointF centre = centreOf(row, column);
        const double cap = m_canvas.capHeight(m_types.body);
        if (!cell.estimate.value) {
            m_canvas.text({centre.x(), centre.y() + cap / 2.0}, QStringLiteral("–"), m_types.body,
                m_canvas.colours().secondary, Align::Centre);
            return;
        }
        const Ranking& rank = m_ranking[static_cast<std::size_t>(column)];
        const double value = *cell.estimate.value;
        const bool best = !cell.interim && value == rank.best;
        const Type type = best ? m_types.strong : m_types.body;
        const QColor ink = inkOn(background(row, column));
        const QString number = figures::text(value, m_spec.format);
        const bool twoLines = intervals && cell.estimate.lower && cell.estimate.upper;
        const double baseline = centre.y() + (twoLines ? -pt(m_canvas.style().textPt) * 0.12 : cap / 2.0);
        m_canvas.text({centre.x(), baseline}, number, type, ink, Align::Centre);
        const double half = m_canvas.textWidth(number, type) / 2.0;
        if (cell.inDomain)
            m_canvas.text({centre.x() + half + pt(0.6), baseline - cap * 0.28}, QStringLiteral("†"),
                {m_canvas.style().textPt * 0.82, type.weight}, ink);
        if (!cell.interim && value == rank.second)
            m_canvas.line(
                {centre.x() - half, baseline + pt(1.25)}, {centre.x() + half, baseline + pt(1.25)}, ink, pt(0.5));
    }

    void drawInterval(int row, int column, const Type& type)
    {
        const HeatmapCell& cell = m_spec.cell(row, column);
        const QString interval = intervalText(cell.estimate, m_spec.format);
        if (!cell.estimate.value || interval.isEmpty())
            return;
        const QPointF centre = centreOf(row, column);
        m_canvas.text({centre.x(), centre.y() + pt(m_canvas.style().textPt) * 0.94}, interval, type,
            inkOn(background(row, column)), Align::Centre);
    }

    void drawPublished(int row, int column, const Type& type)
    {
        const HeatmapCell& cell = m_spec.cell(row, column);
        if (!cell.published)
            return;
        const QColor ink = cell.estimate.value ? inkOn(background(row, column)) : m_canvas.colours().secondary;
        const QString shown = publishedText(*cell.published);
        const double mark = pt(type.points) * 0.6;
        const double width = m_canvas.textWidth(shown, type) + mark + pt(2.4);
        const QRectF area = m_grid.cell(row, column);
        const double baseline = area.bottom() - pt(m_canvas.style().textPt) * 0.5;
        const double left = area.center().x() - width / 2.0;
        m_canvas.marker(
            {left + mark / 2.0, baseline - m_canvas.capHeight(type) / 2.0}, Shape::Diamond, mark, ink, true);
        m_canvas.text({left + mark + pt(2.4), baseline}, shown, type, ink);
    }

    bool has(Role role) const
    {
        return std::any_of(
            m_spec.rows.begin(), m_spec.rows.end(), [&](const HeatmapRow& row) { return row.role == role; });
    }

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

Painted paintHeatmap(Canvas& canvas, const HeatmapSpec& spec)
{
    return HeatmapPainter(canvas, spec).paint();
}

}
