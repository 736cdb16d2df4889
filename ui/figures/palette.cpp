#include "ui/figures/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vlm::figures {
namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double gamma(double channel)
{
    const double c = std::clamp(channel, 0.0, 1.0);
    return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1.0 / 2.4) - 0.055;
}

// Björn Ottosson, "A perceptual color space for image processing", 2020.
std::array<double, 3> oklab(const QColor& colour)
{
    const double r = linear(colour.redF());
    const double g = linear(colour.greenF());
    const double b = linear(colour.blueF());
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

QColor fromOklab(const std::array<double, 3>& lab)
{
    const double l = std::pow(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2], 3);
    const double m = std::pow(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2], 3);
    const double s = std::pow(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2], 3);
    return QColor::fromRgbF(static_cast<float>(gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)),
        static_cast<float>(gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)),
        static_cast<float>(gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)));
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

const QColor kDarkInk(0x1c2127);
const QColor kLightInk(0xffffff);

}

const Palette& palette(Theme theme)
{
    static const Palette paper{
        .page = QColor(0xffffff),
        .ink = kDarkInk,
        .secondary = QColor(0x5b6470),
        .grid = QColor(0xd9d9d9),
        .empty = QColor(0xf3f4f6),
        .generalist = QColor(0x0f62ac),
        .specialist = QColor(0x1a7f5a),
        .generalistTint = QColor(0xeaf2fa),
        .specialistTint = QColor(0xe8f5ef),
        .rq1 = QColor(0x1a7f5a),
        .rq2 = QColor(0x0f62ac),
        .rq3 = QColor(0xb5478f),
        .reference = QColor(0x5b6470),
    };
    static const Palette dark{
        .page = QColor(0x23272e),
        .ink = QColor(0xe6e9ee),
        .secondary = QColor(0xa3acb9),
        .grid = QColor(0x414852),
        .empty = QColor(0x2b3038),
        .generalist = QColor(0x6cb6ff),
        .specialist = QColor(0x57d3a0),
        .generalistTint = QColor(0x22364c),
        .specialistTint = QColor(0x1f3d33),
        .rq1 = QColor(0x57d3a0),
        .rq2 = QColor(0x6cb6ff),
        .rq3 = QColor(0xf08cc8),
        .reference = QColor(0xa3acb9),
    };
    return theme == Theme::Dark ? dark : paper;
}

QColor roleColour(const Palette& palette, Role role)
{
    return role == Role::Specialist ? palette.specialist : palette.generalist;
}

QColor gapColour(const Palette& palette, Gap gap)
{
    switch (gap) {
    case Gap::Rq1:
        return palette.rq1;
    case Gap::Rq2:
        return palette.rq2;
    case Gap::Rq3:
        break;
    }
    return palette.rq3;
}

QColor ramp(const Palette& palette, Role role, double t)
{
    const auto from = oklab(role == Role::Specialist ? palette.specialistTint : palette.generalistTint);
    const auto to = oklab(roleColour(palette, role));
    const double u = std::clamp(t, 0.0, 1.0);
    std::array<double, 3> mixed{};
    constexpr double kChroma = 0.35; // keeps the middle from greying
    const double boost = 1.0 + kChroma * 4.0 * u * (1.0 - u);
    for (std::size_t i = 0; i < mixed.size(); ++i)
        mixed[i] = (from[i] + u * (to[i] - from[i])) * (i == 0 ? 1.0 : boost);
    return fromOklab(mixed);
}

QColor mixed(const QColor& a, const QColor& b, float share)
{
    return QColor::fromRgbF(b.redF() + share * (a.redF() - b.redF()), b.greenF() + share * (a.greenF() - b.greenF()),
        b.blueF() + share * (a.blueF() - b.blueF()));
}

QColor inkOn(const QColor& background)
{
    const QColor black(Qt::black); // pure: one of the two then reaches 4.5 on any colour
    return contrast(black, background) >= contrast(kLightInk, background) ? black : kLightInk;
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}
