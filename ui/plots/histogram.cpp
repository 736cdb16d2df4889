#include "ui/plots/histogram.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QFontMetrics>
#include <QPainter>

#include "ui/base/theme.h"
#include "ui/figures/number_format.h"

namespace vlm::ui {
namespace {

constexpr std::size_t kBins = 32;

}

Histogram::Histogram(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Bootstrap distribution"));
}

QSize Histogram::sizeHint() const
{
    return {px(220), px(96)};
}

void Histogram::setReplicates(std::vector<double> replicates, figures::Estimate estimate, figures::NumberFormat format)
{
    std::erase_if(replicates, [](double v) { return !std::isfinite(v); });
    m_replicates = std::move(replicates);
    m_estimate = std::move(estimate);
    m_format = format;
    setAccessibleDescription(tr("%n replicates, 95% interval %1", nullptr, static_cast<int>(m_replicates.size()))
                                 .arg(figures::intervalText(m_estimate, m_format)));
    update();
}

void Histogram::clear()
{
    m_replicates.clear();
    update();
}

void Histogram::paintEvent(QPaintEvent*)
{
    if (m_replicates.size() < 2)
        return;
    const auto [lowest, highest] = std::minmax_element(m_replicates.begin(), m_replicates.end());
    const double low = *lowest;
    const double span = std::max(*highest - low, 1e-12);
    std::array<int, kBins> counts{};
    for (const double value : m_replicates)
        ++counts[std::min(kBins - 1, static_cast<std::size_t>((value - low) / span * kBins))];
    const int most = *std::max_element(counts.begin(), counts.end());

    QPainter painter(this);
    const QFontMetrics metrics(font());
    const Tokens& t = tokens();
    const double bottom = height() - metrics.height() - 2.0;
    const double top = 4.0;
    const auto x = [&](double value) { return (value - low) / span * (width() - 1.0); };
    const double from = m_estimate.lower.value_or(low);
    const double to = m_estimate.upper.value_or(*highest);
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < kBins; ++i) {
        const double left = width() * static_cast<double>(i) / kBins;
        const double centre = low + span * (static_cast<double>(i) + 0.5) / kBins;
        const double size = (bottom - top) * counts[i] / most;
        painter.setBrush(centre >= from && centre <= to ? t.accent : t.border);
        painter.drawRect(QRectF(left, bottom - size, static_cast<double>(width()) / kBins - 1.0, size));
    }
    painter.setPen(t.controlBorder);
    painter.drawLine(QPointF(0.0, bottom), QPointF(width(), bottom));
    if (m_estimate.value) {
        painter.setPen(QPen(t.text, 1.5));
        painter.drawLine(QPointF(x(*m_estimate.value), top), QPointF(x(*m_estimate.value), bottom));
    }
    painter.setPen(t.secondary);
    const int baseline = height() - metrics.descent() - 1;
    const auto label = [&](double value) {
        const QString text = figures::text(value, m_format);
        const double half = metrics.horizontalAdvance(text) / 2.0;
        painter.drawText(QPointF(std::clamp(x(value) - half, 0.0, width() - 2.0 * half), baseline), text);
    };
    label(from);
    label(to);
}

}
