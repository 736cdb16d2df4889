#include "ui/figures/parts.h"

namespace vlm::figures {

Types::Types(const Style& style)
    : title{style.titlePt, Weight::SemiBold}
    , body{style.textPt, Weight::Regular}
    , strong{style.textPt, Weight::SemiBold}
    , small{style.smallPt, Weight::Regular}
{
}

double drawTitle(Canvas& canvas, const QString& title)
{
    if (title.isEmpty())
        return kMargin;
    const Types types(canvas.style());
    const double bottom = canvas.paragraph(
        {kMargin, kMargin}, mm(canvas.style().widthMm) - 2.0 * kMargin, title, types.title, canvas.colours().ink);
    return bottom + pt(4.0);
}

double titleWidth(const Canvas& canvas, const QString& title)
{
    return canvas.textWidth(title, Types(canvas.style()).title) + 2.0 * kMargin;
}

double drawCaption(Canvas& canvas, double top, const QString& caption, double width)
{
    if (!canvas.style().caption || caption.isEmpty())
        return top + kMargin;
    const Types types(canvas.style());
    return canvas.paragraph({kMargin, top + pt(3.0)},
               (width > 0.0 ? width : mm(canvas.style().widthMm)) - 2.0 * kMargin, caption, types.small,
               canvas.colours().secondary)
        + kMargin;
}

double drawLegend(Canvas& canvas, double top, double left, double right, const std::vector<LegendItem>& items)
{
    if (!canvas.style().legend || items.empty())
        return top;
    const Types types(canvas.style());
    const double height = canvas.lineHeight(types.small) + pt(1.5);
    const double space = pt(4.0);
    const double gap = canvas.style().smallPt * kUnitsPerPoint * 1.6;
    double x = left;
    double y = top;
    for (const LegendItem& item : items) {
        const double words = canvas.textWidth(item.label, types.small);
        const double width = item.width + (item.width > 0.0 ? space : 0.0) + words;
        if (x > left && x + width > right) {
            x = left;
            y += height;
        }
        const double middle = y + height / 2.0;
        if (item.draw)
            item.draw(canvas, {x, middle});
        if (item.width > 0.0)
            x += item.width + space;
        canvas.text(
            {x, middle + canvas.capHeight(types.small) / 2.0}, item.label, types.small, canvas.colours().secondary);
        x += words + gap;
    }
    return y + height;
}

}
