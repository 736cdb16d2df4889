#include "ui/shell/rail.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QButtonGroup>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace vlm::ui {

RailButton::RailButton(QString pageId, const QString& title, const QString& iconName, QWidget* parent)
    : QAbstractButton(parent)
    , id(std::move(pageId))
    , m_icon(iconName)
{
    setText(title);
    setCheckable(true);
    setAutoExclusive(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(title);
    setObjectName(QStringLiteral("rail.") + id);
}

void RailButton::setCompact(bool on)
{
    m_compact = on;
    updateGeometry();
    update();
}

QSize RailButton::sizeHint() const
{
    if (m_compact)
        return {px(48), px(44)};
    const QFontMetrics metrics(ui::font(TextRole::Small));
    return {qMax(px(72), metrics.horizontalAdvance(text()) + px(16)), px(60)};
}

QSize RailButton::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return {hint.width(), m_compact ? px(26) : hint.height()}; // a large scale leaves a low window little room
}

void RailButton::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect box = rect().adjusted(px(5), px(3), -px(5), -px(3));
    painter.setPen(Qt::NoPen);
    if (isChecked())
        painter.setBrush(t.accentSoft);
    else if (underMouse())
        painter.setBrush(t.raised);
    else
        painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 8, 8);
    const int side = qMin(px(22), box.height());
    const QRect mark((width() - side) / 2, m_compact ? (height() - side) / 2 : box.top() + px(6), side, side);
    const IconTint tint = isChecked() ? IconTint::Accent : IconTint::Secondary;
    ui::icon(m_icon, tint).paint(&painter, mark);
    if (!m_compact) {
        QFont face = ui::font(TextRole::Small);
        if (isChecked())
            face.setWeight(QFont::DemiBold);
        painter.setFont(face);
        painter.setPen(isChecked() ? t.accent : t.secondary);
        painter.drawText(QRect(box.left(), mark.bottom(), box.width(), box.bottom() - mark.bottom()),
            Qt::AlignHCenter | Qt::AlignVCenter, text());
    }
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 7, 7);
    }
}

Rail::Rail(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_buttons(new QButtonGroup(this))
{
    setSpacing(m_column, 0, 8, 0, 8, 0);
    setAccessibleName(tr("Pages"));
}

void Rail::addPage(const QString& id, const QString& title, const QString& iconName, const QString& keys)
{
    auto* button = new RailButton(id, title, iconName);
    button->setToolTip(keys.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, keys));
    m_buttons->addButton(button);
    m_column->addWidget(button);
    connect(button, &QAbstractButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
}

void Rail::addStretch()
{
    m_column->addStretch();
}

void Rail::setCurrent(const QString& id)
{
    for (QAbstractButton* button : m_buttons->buttons())
        if (static_cast<RailButton*>(button)->id == id)
            button->setChecked(true);
}

void Rail::setCompact(bool on)
{
    for (QAbstractButton* button : m_buttons->buttons())
        static_cast<RailButton*>(button)->setCompact(on);
}

QWidget* Rail::lastButton() const
{
    return m_buttons->buttons().isEmpty() ? nullptr : m_buttons->buttons().last();
}

void Rail::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(width() - 1, 0, 1, height(), t.border);
}

}
