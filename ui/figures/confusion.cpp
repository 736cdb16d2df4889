#include <algorithm>

#include "ui/figures/number_format.h"
#include "ui/figures/parts.h"

namespace vlm::figures {

/// Counts with the share of the row below; lightness by that share, so that rare classes are seen too.
Painted paintConfusion(Canvas& canvas, const ConfusionSpec& spec)
{
    const Types types(canvas.style());
    const double width = mm(canvas.style().widthMm);
    const auto classes = static_cast<int>(spec.classes.size());
    double labels = 0.0;
    for (const QString& name : spec.classes)
        labels = std::max(labels, canvas.textWidth(name, types.body));
    labels = std::min(labels, width * 0.3);
    const double axis = canvas.lineHeight(types.body) + pt(3.0);
    const double totals = canvas.textWidth(QStringLiteral("n = 00,000"), types.small) + pt(4.0);
    const double left = kMargin + axis + labels + pt(5.0);
    const double cell
        = std::min((width - left - totals - kMargin) / std::max(classes, 1), pt(canvas.style().textPt) * 7.0);
    const double cellHeight = std::min(cell, std::max(pt(canvas.style().textPt) * 3.2, cell * 0.62));
    double top = drawTitle(canvas, spec.title);
    canvas.text({left + cell * classes / 2.0, top + canvas.ascent(types.body)}, spec.predicted, types.body,
        canvas.colours().secondary, Align::Centre);
    top += axis;
    qsizetype most = 1;
    std::vector<QStringList> heads;
    for (const QString& name : spec.classes) {
        QStringList lines = canvas.wrapped(name, types.strong, cell - pt(2.0));
        if (lines.size() > 3)
            lines = {canvas.elided(name, types.strong, cell - pt(2.0))};
        most = std::max(most, lines.size());
        heads.push_back(lines);
    }
    const double line = canvas.lineHeight(types.strong);
    const double gridTop = top + static_cast<double>(most) * line + pt(3.0);

    Painted out;
    for (int row = 0; row < classes; ++row) {
        const auto r = static_cast<std::size_t>(row);
        const double y = gridTop + row * cellHeight;
        const double middle = y + cellHeight / 2.0;
        double baseline = top + static_cast<double>(most - heads[r].size()) * line + line * 0.78;
        for (const QString& text : heads[r]) {
            canvas.text({left + (row + 0.5) * cell, baseline}, text, types.strong, canvas.colours().ink, Align::Centre);
            baseline += line;
        }
        canvas.text({left - pt(5.0), middle + canvas.capHeight(types.body) / 2.0},
            canvas.elided(spec.classes[r], types.body, labels + pt(1.0)), types.body, canvas.colours().ink,
            Align::Right);
        const auto first = spec.counts.begin() + row * classes;
        std::int64_t sum = 0;
        std::for_each(first, first + classes, [&](std::int64_t count) { sum += count; });
        canvas.text({left + classes * cell + pt(4.0), middle + canvas.capHeight(types.small) / 2.0},
            QStringLiteral("n = ") + countText(sum), types.small, canvas.colours().secondary);
        for (int column = 0; column < classes; ++column) {
            const QRectF area(left + column * cell, y, cell, cellHeight);
            const std::int64_t count = *(first + column);
            const double share = sum > 0 ? static_cast<double>(count) / static_cast<double>(sum) : 0.0;
            const QColor colour = count > 0 ? ramp(canvas.colours(), spec.role, share) : canvas.colours().empty;
            const double h = pt(0.4);
            canvas.fill(area.adjusted(h, h, -h, -h), colour);
            if (row == column)
                canvas.frame(area.adjusted(h, h, -h, -h), canvas.colours().ink, pt(0.6));
            const QColor ink = count > 0 ? inkOn(colour) : canvas.colours().secondary;
            canvas.text({area.center().x(), middle - pt(canvas.style().textPt) * 0.08}, countText(count), types.body,
                ink, Align::Centre);
            if (sum > 0)
                canvas.text({area.center().x(), middle + pt(canvas.style().textPt) * 0.98},
                    decimalText(share, 1, 2) + QLatin1Char('%'), types.small, ink, Align::Centre);
            out.hits.push_back({area, row, column});
        }
    }
    const double bottom = gridTop + classes * cellHeight;
    canvas.verticalText({kMargin + canvas.ascent(types.body) * 0.85, (gridTop + bottom) / 2.0}, spec.reference,
        types.body, canvas.colours().secondary);
    const double used
        = std::min(width, std::max(left + classes * cell + totals + kMargin, titleWidth(canvas, spec.title)));
    out.size = {used, drawCaption(canvas, bottom + pt(3.0), spec.caption, used)};
    return out;
}

}
