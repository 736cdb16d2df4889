#include "ui/widgets/card.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QPainter>

namespace vlm::ui {
namespace {

constexpr int kRadius = 8;

}

Card::Card(QWidget* parent)
    : QFrame(parent)
{
}

void Card::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.border);
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

CardButton::CardButton(const QString& iconName, const QString& title, const QString& line, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(iconName)
    , m_line(line)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(line);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CardButton::setEmphasised(bool on)
{
    m_emphasised = on;
    update();
}

QSize CardButton::sizeHint() const
{
    return {px(300), px(96)};
}

QSize CardButton::minimumSizeHint() const
{
    return {px(200), px(96)};
}

void CardButton::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool hover = underMouse() && isEnabled();
    painter.setPen(m_emphasised ? QPen(Qt::NoPen) : QPen(hover ? t.accent : t.border, 1));
    painter.setBrush(m_emphasised ? t.accent : hover ? t.raised : t.surface);
    painter.drawRoundedRect(box, kRadius, kRadius);
    if (hasFocus()) {
        painter.setPen(QPen(m_emphasised ? t.onAccent : t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), kRadius - 2, kRadius - 2);
    }
    const int side = px(28);
    const QRect mark(px(16), px(18), side, side);
    ui::icon(m_icon, m_emphasised ? IconTint::OnAccent : IconTint::Accent).paint(&painter, mark);
    const QRect texts(mark.right() + px(14), px(14), width() - mark.right() - px(28), height() - px(20));
    painter.setFont(ui::font(TextRole::Section));
    painter.setPen(m_emphasised ? t.onAccent : isEnabled() ? t.text : t.disabled);
    const int titleHeight = painter.fontMetrics().height();
    painter.drawText(
        texts, Qt::AlignLeft | Qt::AlignTop, painter.fontMetrics().elidedText(text(), Qt::ElideRight, texts.width()));
    painter.setFont(ui::font(TextRole::Body));
    painter.setPen(m_emphasised ? t.onAccent : t.secondary);
    painter.drawText(
        texts.adjusted(0, titleHeight + px(2), 0, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_line);
}

}
