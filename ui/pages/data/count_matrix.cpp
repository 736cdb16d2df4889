#include "ui/pages/data/count_matrix.h"

#include <algorithm>
#include <utility>

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include "ui/base/theme.h"
#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

constexpr double kNames = 0.28; // of the width, at most, for the names of rows
constexpr float kDarkest = 0.55F; // opacity of a square that holds the whole row

}

CountMatrix::CountMatrix(const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void CountMatrix::setContent(Content content)
{
    m_content = std::move(content);
    QStringList sentences;
    for (int row = 0; row < m_content.rows.size(); ++row)
        for (int column = 0; column < m_content.columns.size(); ++column)
            sentences << sentence(row, column);
    setAccessibleDescription(sentences.mid(0, 100).join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int CountMatrix::rowHeight() const
{
    return fontMetrics().height() + px(8);
}

QSize CountMatrix::sizeHint() const
{
    return {px(360), rowHeight() * (static_cast<int>(m_content.rows.size()) + 1)};
}

QSize CountMatrix::minimumSizeHint() const
{
    return {px(160), sizeHint().height()};
}

int CountMatrix::nameWidth() const
{
    int widest = 0;
    for (const QString& name : m_content.rows)
        widest = std::max(widest, fontMetrics().horizontalAdvance(name));
    return std::min(widest + px(12), static_cast<int>(kNames * width()));
}

QRectF CountMatrix::square(int row, int column) const
{
    const double left = nameWidth();
    const double each = (width() - left) / std::max<double>(1.0, static_cast<double>(m_content.columns.size()));
    return {left + column * each, static_cast<double>(rowHeight()) * (row + 1), each, static_cast<double>(rowHeight())};
}

QString CountMatrix::sentence(int row, int column) const
{
    const auto at = static_cast<std::size_t>(row * m_content.columns.size() + column);
    const std::int64_t whole = m_content.wholes[static_cast<std::size_t>(row)];
    const double share = whole > 0 ? 100.0 * static_cast<double>(m_content.counts[at]) / static_cast<double>(whole) : 0;
    return tr("%1, %2: %3 (%4 %)")
        .arg(m_content.rows[row], m_content.columns[column], countText(m_content.counts[at]),
            QLocale().toString(share, 'f', 1));
}

bool CountMatrix::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int row = 0; row < m_content.rows.size(); ++row)
        for (int column = 0; column < m_content.columns.size(); ++column)
            if (square(row, column).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), sentence(row, column), this);
                return true;
            }
    QToolTip::hideText();
    return true;
}

void CountMatrix::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto put = [&](const QRectF& area, int flags, const QString& words) {
        const QRectF inner = area.adjusted(px(4), 0, -px(4), 0);
        painter.drawText(inner, flags | Qt::AlignVCenter,
            fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(inner.width())));
    };
    painter.setPen(tokens().secondary);
    for (int column = 0; column < m_content.columns.size(); ++column)
        put(square(-1, column), Qt::AlignRight, m_content.columns[column]);
    for (int row = 0; row < m_content.rows.size(); ++row) {
        painter.setPen(tokens().text);
        put(QRectF(0, square(row, 0).top(), nameWidth(), rowHeight()), Qt::AlignLeft, m_content.rows[row]);
        for (int column = 0; column < m_content.columns.size(); ++column) {
            const auto at = static_cast<std::size_t>(row * m_content.columns.size() + column);
            const std::int64_t whole = m_content.wholes[static_cast<std::size_t>(row)];
            const double share
                = whole > 0 ? static_cast<double>(m_content.counts[at]) / static_cast<double>(whole) : 0.0;
            QColor shade = tokens().accent;
            shade.setAlphaF(kDarkest * static_cast<float>(std::clamp(share, 0.0, 1.0)));
            painter.fillRect(square(row, column).adjusted(1, 1, -1, -1), shade);
            put(square(row, column), Qt::AlignRight, countText(m_content.counts[at]));
        }
    }
}

}
