#include "ui/base/style_parts.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleOption>
#include <QTabBar>

namespace vlm::ui::style_parts {
namespace {

bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

QColor mix(const QColor& a, const QColor& b, double share)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() + (b.redF() - a.redF()) * share),
        static_cast<float>(a.greenF() + (b.greenF() - a.greenF()) * share),
        static_cast<float>(a.blueF() + (b.blueF() - a.blueF()) * share));
}

}

bool isPrimary(const QStyleOption& option, const QWidget* widget)
{
    if (widget && widget->property("primary").toBool())
        return true;
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    return button && (button->features & QStyleOptionButton::DefaultButton);
}

void drawFrame(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& edge, double width, int radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.alpha() > 0 ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(width > 0.0 && edge.alpha() > 0 ? QPen(edge, width) : QPen(Qt::NoPen));
    const double inset = width / 2.0;
    const QRectF inner = QRectF(rect).adjusted(inset, inset, -inset, -inset);
    if (radius > 0)
        painter.drawRoundedRect(inner, radius, radius);
    else
        painter.drawRect(inner);
    painter.restore();
}

void drawFocusRing(QPainter& painter, const QRect& rect)
{
    drawFrame(painter, rect, Qt::transparent, tokens().accent, 2.0, kRadius);
}

void drawIcon(QPainter& painter, const QRect& rect, const char* name, const QStyleOption& option)
{
    const int side = qMin(px(16), qMin(rect.width(), rect.height()));
    QRect square(0, 0, side, side);
    square.moveCenter(rect.center());
    icon(QString::fromLatin1(name), IconTint::Secondary)
        .paint(&painter, square, Qt::AlignCenter, has(option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
}

void drawButton(const QStyleOption& option, QPainter& painter, const QWidget* widget)
{
    const Tokens& t = tokens();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool primary = isPrimary(option, widget) && enabled;
    const bool on = has(option, QStyle::State_On);
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    const bool flat = button && (button->features & QStyleOptionButton::Flat);
    QColor fill = primary ? t.accent : on ? t.accentSoft : flat ? QColor(Qt::transparent) : t.surface;
    if (!enabled)
        fill = flat ? QColor(Qt::transparent) : t.window;
    else if (has(option, QStyle::State_Sunken))
        fill = primary ? mix(t.accent, t.text, 0.25) : mix(t.raised, t.text, 0.08);
    else if (has(option, QStyle::State_MouseOver))
        fill = primary ? mix(t.accent, t.text, 0.12) : on ? fill : t.raised;
    const QColor edge = primary || flat ? QColor(Qt::transparent)
        : on                            ? t.accent
        : enabled                       ? mix(t.border, t.controlBorder, 0.45)
                                        : t.border;
    drawFrame(painter, option.rect, fill, edge, 1.0, kRadius);
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        drawFrame(painter, option.rect.adjusted(primary ? 3 : 0, primary ? 3 : 0, primary ? -3 : 0, primary ? -3 : 0),
            Qt::transparent, primary ? t.onAccent : t.accent, 2.0, primary ? 4 : kRadius);
}

void drawToolButton(const QStyleOption& option, QPainter& painter, const QWidget*)
{
    const Tokens& t = tokens();
    if (!has(option, QStyle::State_Enabled))
        return;
    QColor fill = Qt::transparent;
    if (has(option, QStyle::State_On))
        fill = t.accentSoft;
    else if (has(option, QStyle::State_Sunken))
        fill = mix(t.raised, t.text, 0.08);
    else if (has(option, QStyle::State_MouseOver))
        fill = t.raised;
    drawFrame(painter, option.rect, fill, Qt::transparent, 0.0, kRadius);
}

void drawCheck(const QStyleOption& option, QPainter& painter)
{
    const Tokens& t = tokens();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool partial = has(option, QStyle::State_NoChange);
    const int side = qMin(option.rect.width(), option.rect.height());
    QRect box(0, 0, side, side);
    box.moveCenter(option.rect.center());
    const QColor mark = enabled ? t.accent : t.disabled;
    drawFrame(painter, box,
        on || partial ? mark
            : enabled ? t.surface
                      : t.window,
        on || partial ? mark
            : enabled ? t.secondary
                      : t.border,
        1.5, 4);
    if (on || partial) {
        const QRect inner = box.adjusted(2, 2, -2, -2);
        icon(on ? QStringLiteral("check") : QStringLiteral("minus"), IconTint::OnAccent)
            .paint(&painter, inner, Qt::AlignCenter, QIcon::Normal);
    }
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        drawFrame(painter, box.adjusted(-2, -2, 2, 2), Qt::transparent, t.accent, 2.0, 5);
}

void drawRadio(const QStyleOption& option, QPainter& painter)
{
    const Tokens& t = tokens();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const int side = qMin(option.rect.width(), option.rect.height());
    QRect box(0, 0, side, side);
    box.moveCenter(option.rect.center());
    drawFrame(painter, box, enabled ? t.surface : t.window,
        on            ? (enabled ? t.accent : t.disabled)
            : enabled ? t.secondary
                      : t.border,
        on ? 5.0 : 1.5, side / 2);
}

void drawField(const QStyleOption& option, QPainter& painter)
{
    const Tokens& t = tokens();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focus = has(option, QStyle::State_HasFocus);
    const QColor edge = focus ? t.accent : enabled ? mix(t.border, t.controlBorder, 0.6) : t.border;
    drawFrame(painter, option.rect, enabled ? t.surface : t.window, edge, focus ? 2.0 : 1.0, kRadius);
}

void drawTab(const QStyleOptionTab& option, QPainter& painter)
{
    const Tokens& t = tokens();
    const QRect& r = option.rect;
    if (has(option, QStyle::State_MouseOver) && !has(option, QStyle::State_Selected))
        drawFrame(painter, r.adjusted(2, 3, -2, -4), t.raised, Qt::transparent, 0.0, kRadius);
    if (has(option, QStyle::State_Selected))
        painter.fillRect(QRect(r.left() + px(8), r.bottom() - 2, r.width() - px(16), 3), t.accent);
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        drawFocusRing(painter, r.adjusted(2, 2, -2, -4));
}

QRect progressRect(const QRect& rect)
{
    QRect out(rect.left(), 0, rect.width(), px(8));
    out.moveTop(rect.center().y() - out.height() / 2);
    return out;
}

void drawProgress(const QStyleOptionProgressBar& option, QPainter& painter)
{
    const QRect groove = progressRect(option.rect);
    const int range = option.maximum - option.minimum;
    if (range <= 0)
        return drawFrame(painter, groove, tokens().accentSoft, Qt::transparent, 0.0, px(4));
    const double share = static_cast<double>(option.progress - option.minimum) / range;
    const int width = static_cast<int>(groove.width() * share);
    if (width > 0)
        drawFrame(painter, QRect(groove.left(), groove.top(), qMax(width, groove.height()), groove.height()),
            tokens().accent, Qt::transparent, 0.0, px(4));
}

void drawStep(const QStyleOptionSpinBox& option, QPainter& painter, const QRect& rect, QStyle::SubControl which)
{
    const bool up = which == QStyle::SC_SpinBoxUp;
    const bool enabled = has(option, QStyle::State_Enabled)
        && option.stepEnabled.testFlag(up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled);
    if (enabled && option.activeSubControls.testFlag(which) && has(option, QStyle::State_MouseOver))
        drawFrame(painter, rect, tokens().raised, Qt::transparent, 0.0, 3);
    QStyleOption copy = option;
    copy.state.setFlag(QStyle::State_Enabled, enabled);
    drawIcon(painter, rect, up ? "chevron-up" : "chevron-down", copy);
}

void drawSlider(const QStyleOptionSlider& option, QPainter& painter, const QRect& handle)
{
    const Tokens& t = tokens();
    const bool enabled = has(option, QStyle::State_Enabled);
    const int thick = px(4);
    QRect groove = option.rect;
    QRect done;
    if (option.orientation == Qt::Horizontal) {
        groove = QRect(groove.left(), groove.center().y() - thick / 2, groove.width(), thick);
        done = QRect(groove.left(), groove.top(), handle.center().x() - groove.left(), thick);
    } else {
        groove = QRect(groove.center().x() - thick / 2, groove.top(), thick, groove.height());
        done = QRect(groove.left(), handle.center().y(), thick, groove.bottom() - handle.center().y());
    }
    drawFrame(painter, groove, t.border, Qt::transparent, 0.0, thick / 2);
    drawFrame(painter, done, enabled ? t.accent : t.disabled, Qt::transparent, 0.0, thick / 2);
    QRect knob(0, 0, px(16), px(16));
    knob.moveCenter(handle.center());
    drawFrame(painter, knob, t.surface, enabled ? t.accent : t.disabled, 2.0, knob.width() / 2);
    if (has(option, QStyle::State_HasFocus))
        drawFrame(painter, knob.adjusted(-2, -2, 2, 2), Qt::transparent, t.accent, 1.5, knob.width());
}

void drawScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QRect& handle)
{
    const Tokens& t = tokens();
    painter.fillRect(option.rect, Qt::transparent);
    if (option.minimum == option.maximum)
        return;
    const bool hover = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const QRect bar = option.orientation == Qt::Horizontal ? handle.adjusted(2, px(3), -2, -px(2))
                                                           : handle.adjusted(px(3), 2, -px(2), -2);
    drawFrame(painter, bar, hover ? t.secondary : mix(t.border, t.controlBorder, 0.5), Qt::transparent, 0.0,
        qMin(bar.width(), bar.height()) / 2);
}

QRect scrollBarRect(const QStyleOptionComplex& option, QStyle::SubControl sub, int minimumSlider)
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(&option);
    if (!bar)
        return {};
    const bool horizontal = bar->orientation == Qt::Horizontal;
    const int length = horizontal ? bar->rect.width() : bar->rect.height();
    const qint64 range = static_cast<qint64>(bar->maximum) - bar->minimum;
    int slider = length;
    if (range > 0)
        slider
            = static_cast<int>(std::clamp<qint64>(static_cast<qint64>(length) * bar->pageStep / (range + bar->pageStep),
                qMin(minimumSlider, length / 2), length));
    const int start = QStyle::sliderPositionFromValue(
        bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
    const auto span = [&](int from, int to) {
        return horizontal ? QRect(bar->rect.left() + from, bar->rect.top(), to - from, bar->rect.height())
                          : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), to - from);
    };
    QRect out;
    switch (sub) {
    case QStyle::SC_ScrollBarGroove:
        out = span(0, length);
        break;
    case QStyle::SC_ScrollBarSlider:
        out = span(start, start + slider);
        break;
    case QStyle::SC_ScrollBarSubPage:
        out = span(0, start);
        break;
    case QStyle::SC_ScrollBarAddPage:
        out = span(start + slider, length);
        break;
    default:
        return {};
    }
    return QStyle::visualRect(bar->direction, bar->rect, out);
}

}
