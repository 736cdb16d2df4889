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
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CardButton::setEmphasised(bool on)
{
    m_emphasised = on;
    update();
}

QRect CardButton::textArea(int width) const
{
    const int left = px(16 + 28 + 14);
    return {left, px(14), qMax(px(80), width - left - px(14)), 0};
}

int CardButton::heightForWidth(int width) const
{
    const QRect area = textArea(width);
    const auto lines = [&](TextRole role, const QString& text) {
        return QFontMetrics(ui::font(role))
            .boundingRect(QRect(0, 0, area.width(), px(400)), Qt::TextWordWrap, text)
            .height();
    };
    return qMax(px(84), lines(TextRole::Section, text()) + lines(TextRole::Body, m_line) + px(32));
}

QSize CardButton::sizeHint() const
{
    return {px(300), heightForWidth(px(300))};
}

QSize CardButton::minimumSizeHint() const
{
    return {px(200), px(84)};
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
    QRect texts = textArea(width());
    texts.setBottom(height());
    painter.setFont(ui::font(TextRole::Section));
    painter.setPen(m_emphasised ? t.onAccent : isEnabled() ? t.text : t.disabled);
    QRect used;
    painter.drawText(texts, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text(), &used);
    painter.setFont(ui::font(TextRole::Body));
    painter.setPen(m_emphasised ? t.onAccent : t.secondary);
    texts.setTop(used.bottom() + px(2));
    painter.drawText(texts, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_line);
}

}
