#include "ui/plots/score_bars.h"

#include <algorithm>

#include <QFontMetrics>
#include <QPainter>

#include "ui/base/theme.h"
#include "ui/figures/number_format.h"

namespace vlm::ui {

ScoreBars::ScoreBars(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Scores per class"));
}

void ScoreBars::setBars(std::vector<Bar> bars)
{
    m_bars = std::move(bars);
    QStringList spoken;
    for (const Bar& bar : m_bars)
        spoken << QStringLiteral("%1 %2").arg(bar.name, figures::decimalText(bar.score, 3));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int ScoreBars::rowHeight() const
{
    return QFontMetrics(font()).height() * 2 + px(6);
}

QSize ScoreBars::sizeHint() const
{
    return {px(220), static_cast<int>(m_bars.size()) * rowHeight()};
}

QSize ScoreBars::minimumSizeHint() const
{
    return {px(120), sizeHint().height()};
}

void ScoreBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics(font());
    const Tokens& t = tokens();
    int y = 0;
    for (const Bar& bar : m_bars) {
        QStringList marks;
        if (bar.predicted)
            marks << tr("predicted");
        if (bar.reference)
            marks << tr("reference");
        const QString mark = marks.isEmpty() ? QString() : QStringLiteral("  ") + marks.join(QStringLiteral(", "));
        const QString number = figures::decimalText(bar.score, 3);
        const int numberWidth = metrics.horizontalAdvance(number);
        QFont strong = font();
        strong.setWeight(bar.predicted || bar.reference ? QFont::DemiBold : QFont::Normal);
        painter.setFont(strong);
        painter.setPen(t.text);
        const QFontMetrics bold(strong);
        const int room = width() - numberWidth - px(12) - metrics.horizontalAdvance(mark);
        const QString name = bold.elidedText(bar.name, Qt::ElideRight, std::max(room, px(30)));
        painter.drawText(0, y + metrics.ascent(), name);
        painter.setFont(font());
        painter.setPen(t.secondary);
        painter.drawText(bold.horizontalAdvance(name), y + metrics.ascent(), mark);
        painter.setPen(t.text);
        painter.drawText(width() - numberWidth, y + metrics.ascent(), number);
        const QRectF track(0.5, y + metrics.height() + px(2), width() - 1.0, px(6));
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.raised);
        painter.drawRoundedRect(track, 3, 3);
        const bool right = bar.predicted && bar.reference;
        painter.setBrush(right ? t.success : bar.predicted ? t.danger : t.accent);
        QRectF filled = track;
        filled.setWidth(std::clamp(bar.score, 0.0, 1.0) * track.width());
        if (filled.width() >= 1.0)
            painter.drawRoundedRect(filled, 3, 3);
        y += rowHeight();
    }
}

}
