#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vlm::decoding {

/// How stored values become what is shown. Source: DICOM PS3.3 C.11.1, C.11.2; PS3.4 N.2
struct GreyTransform {
    double slope = 1.0; // modality: output = stored * slope + intercept
    double intercept = 0.0;

    enum class Function { Linear, LinearExact, Sigmoid };
    struct Window {
        double centre = 0.0;
        double width = 1.0;
        Function function = Function::Linear;
    };
    struct Table {
        std::int64_t first = 0; // value that maps to the first entry
        double largest = 255.0; // of an entry: 2^bits - 1
        std::vector<std::uint16_t> entries;
    };
    std::optional<Table> modalityTable; // takes the place of slope and intercept
    std::optional<Table> voiTable; // takes precedence over the window
    std::optional<Window> window;
    std::optional<double> padding; // stored value that is no tissue; left out of the range when there is no window
    bool inverted = false; // MONOCHROME1: small is bright
};

/// Stored value in the modality's unit: through its table, else by slope and intercept.
double modalityValue(const GreyTransform& transform, double stored);

/// Grey levels 0…255, rounded. Without window and table the smallest and largest value become 0 and 255.
std::vector<std::uint8_t> shownLevels(std::span<const double> stored, const GreyTransform& transform);

}
