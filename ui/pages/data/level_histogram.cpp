#include "ui/pages/data/level_histogram.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QPainter>

#include "ui/base/theme.h"

namespace vlm::ui {

LevelHistogram::LevelHistogram(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Histogram"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize LevelHistogram::sizeHint() const
{
    return {px(200), px(44)};
}

void LevelHistogram::setCounts(std::vector<std::int64_t> counts, double smallest, double largest)
{
    m_counts = std::move(counts);
    m_smallest = smallest;
    m_largest = std::max(largest, smallest + 1e-9);
    setAccessibleDescription(tr("Values from %1 to %2").arg(smallest).arg(largest));
    update();
}

void LevelHistogram::setWindow(double window, double level)
{
    m_window = window;
    m_level = level;
    update();
}

void LevelHistogram::paintEvent(QPaintEvent*)
{
    if (m_counts.empty())
        return;
    QPainter painter(this);
    const QRectF area = QRectF(rect()).adjusted(0.0, 1.0, 0.0, -1.0);
    const auto across = [&](double value) {
        return area.left() + std::clamp((value - m_smallest) / (m_largest - m_smallest), 0.0, 1.0) * area.width();
    };
    const double low = across(m_level - m_window / 2.0);
    const double high = across(m_level + m_window / 2.0);
    QColor band = tokens().accent;
    band.setAlphaF(0.16F);
    painter.fillRect(QRectF(QPointF(low, area.top()), QPointF(high, area.bottom())), band);
    const double most = std::log1p(static_cast<double>(*std::ranges::max_element(m_counts)));
    const double width = area.width() / static_cast<double>(m_counts.size());
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const double height = most > 0.0 ? std::log1p(static_cast<double>(m_counts[i])) / most * area.height() : 0.0;
        painter.fillRect(
            QRectF(area.left() + static_cast<double>(i) * width, area.bottom() - height, width + 0.3, height),
            tokens().secondary);
    }
    painter.setPen(QPen(tokens().accent, 1.5));
    painter.drawLine(QPointF(low, area.bottom()), QPointF(high, area.top()));
}

}
