#include "core/decoding/voi.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vlm::decoding {

namespace {

double lookUp(const GreyTransform::Table& table, double value)
{
    const auto last = static_cast<std::int64_t>(table.entries.size()) - 1;
    const auto index = std::clamp<std::int64_t>(static_cast<std::int64_t>(value) - table.first, 0, last);
    return table.entries[static_cast<std::size_t>(index)];
}

/// 0…1
double windowed(const GreyTransform::Window& window, double x)
{
    using Function = GreyTransform::Function;
    if (window.function == Function::Sigmoid)
        return 1.0 / (1.0 + std::exp(-4.0 * (x - window.centre) / window.width));
    const bool exact = window.function == Function::LinearExact;
    const double centre = exact ? window.centre : window.centre - 0.5;
    const double width = exact ? window.width : window.width - 1.0;
    if (x <= centre - width / 2)
        return 0.0;
    if (x > centre + width / 2)
        return 1.0;
    return (x - centre) / width + 0.5;
}

}

double modalityValue(const GreyTransform& transform, double stored)
{
    return transform.modalityTable ? lookUp(*transform.modalityTable, stored)
                                   : stored * transform.slope + transform.intercept;
}

std::vector<std::uint8_t> shownLevels(std::span<const double> stored, const GreyTransform& transform)
{
    double smallest = std::numeric_limits<double>::infinity();
    double largest = -smallest;
    if (!transform.voiTable && !transform.window) {
        for (const double v : stored) {
            if (transform.padding == v)
                continue;
            const double x = modalityValue(transform, v);
            smallest = std::min(smallest, x);
            largest = std::max(largest, x);
        }
    }
    std::vector<std::uint8_t> levels(stored.size());
    for (std::size_t i = 0; i < stored.size(); ++i) {
        const double x = modalityValue(transform, stored[i]);
        double shown = 0.0;
        if (transform.voiTable)
            shown = lookUp(*transform.voiTable, x) / transform.voiTable->largest;
        else if (transform.window)
            shown = windowed(*transform.window, x);
        else if (largest > smallest)
            shown = (x - smallest) / (largest - smallest);
        shown = std::clamp(shown, 0.0, 1.0);
        levels[i] = static_cast<std::uint8_t>(std::lround((transform.inverted ? 1.0 - shown : shown) * 255.0));
    }
    return levels;
}

}
