#include "ui/pages/data/page_printer.h"

#include <QLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSet>
#include <QWidget>

#include <algorithm>
#include <vector>

namespace vlm::ui {
namespace {

constexpr int kResolution = 300;
constexpr double kMarginMm = 12.0;

/// Where a page may end: the tops of the children that no child crosses.
std::vector<int> breaks(const QWidget* widget)
{
    std::vector<QRect> places;
    for (int i = 0; i < widget->layout()->count(); ++i)
        if (const QWidget* child = widget->layout()->itemAt(i)->widget())
            places.push_back(child->geometry());
    std::vector<int> tops{0};
    for (const QRect& place : places) {
        const bool crossed = std::any_of(places.begin(), places.end(),
            [&](const QRect& other) { return other.top() < place.top() && other.bottom() > place.top(); });
        if (!crossed)
            tops.push_back(place.top());
    }
    tops.push_back(widget->height());
    std::sort(tops.begin(), tops.end());
    tops.erase(std::unique(tops.begin(), tops.end()), tops.end());
    return tops;
}

}

bool printPages(QWidget* widget, const QString& file, const QString& title)
{
    QPdfWriter writer(file);
    writer.setTitle(title);
    writer.setResolution(kResolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
    QPainter painter;
    if (!painter.begin(&writer))
        return false;
    const double scale = static_cast<double>(writer.width()) / widget->width();
    const int page = static_cast<int>(writer.height() / scale); // in the widget's pixels
    const std::vector<int> tops = breaks(widget);
    std::size_t at = 0;
    while (at + 1 < tops.size()) {
        std::size_t end = at + 1;
        while (end + 1 < tops.size() && tops[end + 1] - tops[at] <= page)
            ++end;
        if (at > 0)
            writer.newPage();
        painter.save();
        painter.scale(scale, scale);
        widget->render(
            &painter, QPoint(), QRegion(0, tops[at], widget->width(), tops[end] - tops[at]), QWidget::DrawChildren);
        painter.restore();
        at = end;
    }
    return painter.end();
}

}
