#include "ui/pages/data/colour_maps.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vlm::ui {
namespace {

using Stops = std::array<std::array<int, 3>, 9>;
// matplotlib's "hot" and "viridis" at equal steps.
constexpr Stops kHeat{{{11, 0, 0}, {90, 0, 0}, {174, 0, 0}, {255, 3, 0}, {255, 88, 0}, {255, 172, 0}, {255, 255, 2},
    {255, 255, 128}, {255, 255, 255}}};
constexpr Stops kViridis{{{68, 1, 84}, {71, 44, 122}, {59, 81, 139}, {44, 113, 142}, {33, 144, 141}, {39, 173, 129},
    {92, 200, 99}, {170, 220, 50}, {253, 231, 37}}};

QRgb colourOf(const Stops& stops, int value)
{
    const double at = value / 255.0 * (stops.size() - 1);
    const auto left = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    const double part = at - static_cast<double>(left);
    const auto mix = [&](std::size_t c) {
        return static_cast<int>(std::lround(stops[left][c] * (1.0 - part) + stops[left + 1][c] * part));
    };
    return qRgb(mix(0), mix(1), mix(2));
}

}

QImage coloured(const QImage& image, ImageView::ColourMap map)
{
    if (map == ImageView::ColourMap::Inverted) {
        QImage inverted = image;
        inverted.invertPixels();
        return inverted;
    }
    QImage indexed = image.convertToFormat(QImage::Format_Grayscale8);
    indexed.reinterpretAsFormat(QImage::Format_Indexed8);
    QList<QRgb> table;
    for (int value = 0; value < 256; ++value)
        table << colourOf(map == ImageView::ColourMap::Heat ? kHeat : kViridis, value);
    indexed.setColorTable(table);
    return indexed;
}

}
