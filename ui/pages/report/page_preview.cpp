#include "ui/pages/report/page_preview.h"

#include <algorithm>
#include <cmath>

#include <QPaintEvent>
#include <QPainter>
#include <QResizeEvent>

#include "ui/base/theme.h"

namespace vlm::ui {
namespace {

constexpr int kWidest = 820; // at 100 %
constexpr int kBetween = 16;
constexpr double kA4 = 297.0 / 210.0;

}

PagePreview::PagePreview(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PagePreview::setPages(std::vector<QImage> pages)
{
    m_pages = std::move(pages);
    setMinimumHeight(heightForWidth(width()));
    setAccessibleDescription(tr("%n pages", nullptr, pageCount()));
    updateGeometry();
    update();
}

int PagePreview::pageWidth(int width) const
{
    return std::clamp(width - 2 * px(kBetween), 1, px(kWidest));
}

int PagePreview::pageHeight(int width) const
{
    return static_cast<int>(std::lround(pageWidth(width) * kA4));
}

int PagePreview::pictureWidth() const
{
    return static_cast<int>(std::lround(pageWidth(width()) * devicePixelRatioF()));
}

QRect PagePreview::pageArea(int page) const
{
    const int wide = pageWidth(width());
    const int high = pageHeight(width());
    return {(width() - wide) / 2, px(kBetween) + page * (high + px(kBetween)), wide, high};
}

int PagePreview::heightForWidth(int width) const
{
    return px(kBetween) + pageCount() * (pageHeight(width) + px(kBetween));
}

QSize PagePreview::sizeHint() const
{
    return {px(kWidest), heightForWidth(px(kWidest))};
}

void PagePreview::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int page = 0; page < pageCount(); ++page) {
        const QRect area = pageArea(page);
        if (!area.intersects(event->rect()))
            continue;
        painter.drawImage(area, m_pages[static_cast<std::size_t>(page)]);
        painter.setPen(tokens().border);
        painter.drawRect(area.adjusted(-1, -1, 0, 0));
    }
}

void PagePreview::resizeEvent(QResizeEvent* event)
{
    setMinimumHeight(heightForWidth(width()));
    if (event->size().width() != event->oldSize().width())
        Q_EMIT widthChanged();
}

}
