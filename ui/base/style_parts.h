#pragma once

#include <QColor>
#include <QRect>
#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionComplex;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QWidget;

/// The drawings of Style, one function a part; colours come from tokens().
namespace vlm::ui::style_parts {

inline constexpr int kRadius = 6;

bool isPrimary(const QStyleOption& option, const QWidget* widget);
void drawFrame(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& edge, double width, int radius);
void drawFocusRing(QPainter& painter, const QRect& rect);
void drawIcon(QPainter& painter, const QRect& rect, const char* name, const QStyleOption& option);
void drawButton(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void drawToolButton(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void drawCheck(const QStyleOption& option, QPainter& painter);
void drawRadio(const QStyleOption& option, QPainter& painter);
void drawField(const QStyleOption& option, QPainter& painter);
void drawTab(const QStyleOptionTab& option, QPainter& painter);
QRect progressRect(const QRect& rect);
void drawProgress(const QStyleOptionProgressBar& option, QPainter& painter);
void drawStep(const QStyleOptionSpinBox& option, QPainter& painter, const QRect& rect, QStyle::SubControl which);
void drawSlider(const QStyleOptionSlider& option, QPainter& painter, const QRect& handle);
void drawScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QRect& handle);
/// Scroll bars without arrow buttons: groove is everything, pages are what the slider leaves.
QRect scrollBarRect(const QStyleOptionComplex& option, QStyle::SubControl sub, int minimumSlider);

}
