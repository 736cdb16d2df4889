#include "ui/plots/distribution_plot.h"

#include "ui/base/theme.h"

#include <algorithm>

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

namespace vlm::ui {
namespace {

QString shortNumber(double value)
{
    return QLocale().toString(value, 'g', 4);
}

}

DistributionPlot::DistributionPlot(const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(accessibleName);
}

void DistributionPlot::setBins(
    std::vector<double> edges, std::vector<std::int64_t> counts, std::optional<std::array<double, 5>> quantiles)
{
    m_edges = std::move(edges);
    m_counts = std::move(counts);
    m_quantiles = quantiles;
    if (m_quantiles)
        setAccessibleDescription(
            tr("from %1 to %2, median %3, middle half from %4 to %5")
                .arg(shortNumber((*m_quantiles)[0]), shortNumber((*m_quantiles)[4]), shortNumber((*m_quantiles)[2]),
                    shortNumber((*m_quantiles)[1]), shortNumber((*m_quantiles)[3])));
    updateGeometry();
    update();
}

QSize DistributionPlot::sizeHint() const
{
    return {px(280), px(m_quantiles ? 104 : 88) + QFontMetrics(font()).height()};
}

QSize DistributionPlot::minimumSizeHint() const
{
    return {px(160), sizeHint().height()};
}

void DistributionPlot::paintEvent(QPaintEvent*)
{
    if (m_counts.empty() || m_edges.size() != m_counts.size() + 1)
        return;
    QPainter painter(this);
    const QFontMetrics metrics(font());
    const Tokens& t = tokens();
    const double low = m_edges.front();
    const double span = std::max(m_edges.back() - low, 1e-12);
    const double base = height() - metrics.height() - px(m_quantiles ? 22 : 6);
    const auto x = [&](double value) { return (value - low) / span * width(); };
    const auto most = std::max<std::int64_t>(1, *std::max_element(m_counts.begin(), m_counts.end()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accent);
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const double high = (base - px(2)) * static_cast<double>(m_counts[i]) / static_cast<double>(most);
        const double left = x(m_edges[i]);
        const double right = x(m_edges[i + 1]);
        const double gap = right - left > 4 ? 1.0 : 0.0;
        if (m_counts[i] > 0)
            painter.drawRect(QRectF(left, base - std::max(high, 1.0), right - left - gap, std::max(high, 1.0)));
    }
    painter.setPen(QPen(t.controlBorder, 1));
    painter.drawLine(QPointF(0, base), QPointF(width(), base));
    if (m_quantiles) {
        painter.setRenderHint(QPainter::Antialiasing);
        const double middle = base + px(10);
        const auto& q = *m_quantiles;
        painter.setPen(QPen(t.secondary, 1.5));
        painter.drawLine(QPointF(x(q[0]), middle), QPointF(x(q[4]), middle));
        painter.setBrush(t.surface);
        painter.drawRect(QRectF(x(q[1]), middle - px(5), std::max(x(q[3]) - x(q[1]), 1.0), px(10)));
        painter.setPen(QPen(t.text, 2));
        painter.drawLine(QPointF(x(q[2]), middle - px(6)), QPointF(x(q[2]), middle + px(6)));
    }
    painter.setPen(t.secondary);
    const int text = height() - metrics.descent();
    const QString right = shortNumber(m_edges.back());
    painter.drawText(0, text, shortNumber(low));
    painter.drawText(width() - metrics.horizontalAdvance(right), text, right);
    if (m_quantiles) {
        const QString median = tr("median %1").arg(shortNumber((*m_quantiles)[2]));
        painter.drawText((width() - metrics.horizontalAdvance(median)) / 2, text, median);
    }
}

}
