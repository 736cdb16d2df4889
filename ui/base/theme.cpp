#include "ui/base/theme.h"

#include "ui/base/style.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QFontDatabase>
#include <QLayout>
#include <QPalette>
#include <QStyleFactory>
#include <QVariant>
#include <QWidget>

// Outside the namespace: the macro declares a function of the resource's name.
void initWorkbenchResources()
{
    Q_INIT_RESOURCE(workbench);
}

namespace vlm::ui {
namespace {

constexpr auto kScaleProperty = "vlm.scale";
constexpr auto kRoleProperty = "vlm.role";
constexpr auto kSpacingProperty = "vlm.spacing";
constexpr auto kFixedProperty = "vlm.fixed";
constexpr auto kMinimumProperty = "vlm.minimum";
constexpr auto kMaximumProperty = "vlm.maximum";

constexpr double kBasePoints = 10.0;

QPalette makePalette(const Tokens& t)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor& on, const QColor& off) {
        palette.setColor(QPalette::Active, role, on);
        palette.setColor(QPalette::Inactive, role, on);
        palette.setColor(QPalette::Disabled, role, off);
    };
    set(QPalette::Window, t.window, t.window);
    set(QPalette::WindowText, t.text, t.disabled);
    set(QPalette::Base, t.surface, t.window);
    set(QPalette::AlternateBase, t.raised, t.raised);
    set(QPalette::Text, t.text, t.disabled);
    set(QPalette::Button, t.surface, t.window);
    set(QPalette::ButtonText, t.text, t.disabled);
    set(QPalette::BrightText, t.danger, t.danger);
    set(QPalette::Highlight, t.accentSoft, t.raised);
    set(QPalette::HighlightedText, t.text, t.disabled);
    set(QPalette::Link, t.accent, t.disabled);
    set(QPalette::LinkVisited, t.accent, t.disabled);
    set(QPalette::PlaceholderText, t.secondary, t.disabled);
    set(QPalette::ToolTipBase, t.raised, t.raised);
    set(QPalette::ToolTipText, t.text, t.text);
    set(QPalette::Light, t.surface, t.surface);
    set(QPalette::Midlight, t.border, t.border);
    set(QPalette::Mid, t.border, t.border);
    set(QPalette::Dark, t.controlBorder, t.border);
    set(QPalette::Shadow, t.border, t.border);
    return palette;
}

QFont baseFont(double points)
{
    QFont out;
    out.setFamilies({"Noto Sans", "MedVLM Sans SC"});
    out.setPointSizeF(points * uiScale());
    return out;
}

void applyRole(QWidget* widget, TextRole role)
{
    widget->setFont(font(role));
    if (role == TextRole::Secondary || role == TextRole::Small)
        widget->setForegroundRole(QPalette::PlaceholderText);
}

void applySpacing(QLayout* layout)
{
    const QVariantList values = layout->property(kSpacingProperty).toList();
    if (values.size() != 5)
        return;
    layout->setContentsMargins(
        px(values[0].toInt()), px(values[1].toInt()), px(values[2].toInt()), px(values[3].toInt()));
    layout->setSpacing(px(values[4].toInt()));
}

void applySize(QWidget* widget)
{
    if (const QSize size = widget->property(kFixedProperty).toSize(); size.isValid() || !size.isNull()) {
        if (size.width() > 0)
            widget->setFixedWidth(px(size.width()));
        if (size.height() > 0)
            widget->setFixedHeight(px(size.height()));
    }
    if (const QSize size = widget->property(kMinimumProperty).toSize(); size.isValid() || !size.isNull()) {
        if (size.width() > 0)
            widget->setMinimumWidth(px(size.width()));
        if (size.height() > 0)
            widget->setMinimumHeight(px(size.height()));
    }
}

void applyMaximum(QWidget* widget)
{
    if (const int width = widget->property(kMaximumProperty).toInt(); width > 0)
        widget->setMaximumWidth(px(width));
}

void rescale(QWidget* widget)
{
    if (const QVariant role = widget->property(kRoleProperty); role.isValid())
        applyRole(widget, static_cast<TextRole>(role.toInt()));
    applySize(widget);
    applyMaximum(widget);
    for (QLayout* layout : widget->findChildren<QLayout*>(QString(), Qt::FindDirectChildrenOnly)) {
        applySpacing(layout);
        for (QLayout* inner : layout->findChildren<QLayout*>())
            applySpacing(inner);
    }
}

}

bool isDark()
{
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

const Tokens& tokens()
{
    return isDark() ? kDarkTokens : kLightTokens;
}

double uiScale()
{
    const QVariant scale = qApp ? qApp->property(kScaleProperty) : QVariant();
    return scale.isValid() ? scale.toDouble() : 1.0;
}

int px(int atHundredPercent)
{
    return static_cast<int>(std::lround(atHundredPercent * uiScale()));
}

QFont font(TextRole role)
{
    switch (role) {
    case TextRole::Title: {
        QFont out = baseFont(15.0);
        out.setWeight(QFont::DemiBold);
        return out;
    }
    case TextRole::Section: {
        QFont out = baseFont(11.0);
        out.setWeight(QFont::DemiBold);
        return out;
    }
    case TextRole::Strong: {
        QFont out = baseFont(kBasePoints);
        out.setWeight(QFont::DemiBold);
        return out;
    }
    case TextRole::Small:
        return baseFont(9.0);
    case TextRole::Mono: {
        QFont out = baseFont(9.5);
        out.setFamilies({"Noto Sans Mono", "MedVLM Sans SC"});
        return out;
    }
    case TextRole::Body:
    case TextRole::Secondary:
        break;
    }
    return baseFont(kBasePoints);
}

void setTextRole(QWidget* widget, TextRole role)
{
    widget->setProperty(kRoleProperty, static_cast<int>(role));
    applyRole(widget, role);
}

void setSpacing(QLayout* layout, int margin, int spacing)
{
    setSpacing(layout, margin, margin, margin, margin, spacing);
}

void setSpacing(QLayout* layout, int left, int top, int right, int bottom, int spacing)
{
    layout->setProperty(kSpacingProperty, QVariantList{left, top, right, bottom, spacing});
    applySpacing(layout);
}

void setFixedScaled(QWidget* widget, int width, int height)
{
    widget->setProperty(kFixedProperty, QSize(width, height));
    applySize(widget);
}

void setMinimumScaled(QWidget* widget, int width, int height)
{
    widget->setProperty(kMinimumProperty, QSize(width, height));
    applySize(widget);
}

void setMaximumWidthScaled(QWidget* widget, int width)
{
    widget->setProperty(kMaximumProperty, width);
    applyMaximum(widget);
}

void setPrimary(QWidget* button)
{
    button->setProperty("primary", true);
}

ThemeController::ThemeController(QObject* parent)
    : QObject(parent)
    , m_systemDark(isDark())
{
    apply();
}

void ThemeController::setMode(ThemeMode mode)
{
    m_mode = mode;
    apply();
}

void ThemeController::setScale(double scale)
{
    qApp->setProperty(kScaleProperty, std::clamp(scale, 0.8, 2.0));
    apply();
}

void ThemeController::apply()
{
    const bool dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemDark);
    QApplication::setPalette(makePalette(dark ? kDarkTokens : kLightTokens));
    QApplication::setFont(font(TextRole::Body));
    QApplication::setStyle(new Style);
    for (QWidget* widget : QApplication::allWidgets())
        rescale(widget);
    Q_EMIT changed();
}

void loadResources()
{
    initWorkbenchResources();
    for (const char* file :
        {"NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf", "NotoSansMono-Regular.ttf", "MedVLMSansSC-Regular.otf"})
        QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + QLatin1String(file));
    QApplication::setFont(font(TextRole::Body));
}

}
