#include "ui/plots/count_bars.h"

#include "ui/base/theme.h"
#include "ui/figures/number_format.h"

#include <algorithm>

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

namespace vlm::ui {
namespace {

constexpr double kNameShare = 0.38; // of the width, at most

}

CountBars::CountBars(const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(accessibleName);
}

void CountBars::setBars(std::vector<Bar> bars, std::int64_t whole)
{
    m_bars = std::move(bars);
    m_whole = whole;
    QStringList spoken;
    for (const Bar& bar : m_bars)
        spoken << QStringLiteral("%1 %2").arg(bar.name, numberText(bar));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QString CountBars::numberText(const Bar& bar) const
{
    const QString count = QLocale().toString(static_cast<qlonglong>(bar.count));
    if (m_whole <= 0)
        return count;
    const double share = static_cast<double>(bar.count) / static_cast<double>(m_whole);
    return QStringLiteral("%1  %2 %").arg(count, figures::decimalText(share, 1, 2));
}

int CountBars::rowHeight() const
{
    return QFontMetrics(font()).height() + px(6);
}

QSize CountBars::sizeHint() const
{
    return {px(280), static_cast<int>(m_bars.size()) * rowHeight()};
}

QSize CountBars::minimumSizeHint() const
{
    return {px(160), sizeHint().height()};
}

void CountBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics(font());
    const Tokens& t = tokens();
    int names = 0;
    int numbers = 0;
    std::int64_t most = 1;
    for (const Bar& bar : m_bars) {
        names = std::max(names, metrics.horizontalAdvance(bar.name));
        numbers = std::max(numbers, metrics.horizontalAdvance(numberText(bar)));
        most = std::max(most, bar.count);
    }
    names = std::min(names, static_cast<int>(width() * kNameShare));
    const int left = names + px(10);
    const double room = std::max(1, width() - left - numbers - px(10));
    int y = 0;
    for (const Bar& bar : m_bars) {
        const int base = y + px(3) + metrics.ascent();
        painter.setPen(t.text);
        painter.drawText(0, base, metrics.elidedText(bar.name, Qt::ElideRight, names));
        const QString number = numberText(bar);
        painter.setPen(t.secondary);
        painter.drawText(width() - metrics.horizontalAdvance(number), base, number);
        const double length = room * static_cast<double>(bar.count) / static_cast<double>(most);
        if (bar.count > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.accent);
            painter.drawRoundedRect(QRectF(left, y + px(5), std::max(length, 1.5), rowHeight() - px(10)), 2, 2);
        }
        y += rowHeight();
    }
}

}
