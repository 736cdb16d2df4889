#pragma once

#include <cstdint>

#include <QColor>

#include "ui/figures/spec.h"

namespace vlm::figures {

/// Paper is the journal's white card, the default on screen too; Dark is for slides.
enum class Theme : std::uint8_t { Paper, Dark };

struct Palette {
    QColor page;
    QColor ink;
    QColor secondary;
    QColor grid; // 15 % grey
    QColor empty; // cell without a value
    QColor generalist;
    QColor specialist;
    QColor generalistTint; // light end of the ramp
    QColor specialistTint;
    QColor rq1;
    QColor rq2;
    QColor rq3;
    QColor reference;
};

const Palette& palette(Theme theme);

QColor roleColour(const Palette& palette, Role role);
QColor gapColour(const Palette& palette, Gap gap);

/// Colour of `t` in [0, 1] on the role's ramp: even steps of perceived lightness (Oklab).
QColor ramp(const Palette& palette, Role role, double t);
/// `share` of `a` over `b`.
QColor mixed(const QColor& a, const QColor& b, float share);
/// Black or white ink, whichever has the higher contrast on `background`.
QColor inkOn(const QColor& background);
/// WCAG 2.2 contrast ratio, 1 to 21.
double contrast(const QColor& a, const QColor& b);

}
