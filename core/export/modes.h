#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace vlm::exporting {

/// Modes of use from least to most adapted.
inline constexpr std::array<std::string_view, 10> kModes{
    "ots", "lp", "tip-adapter", "tip-adapter-f", "clip-adapter", "coop", "lora", "wise-ft", "ft", "sft"};

/// Place of a mode among them; unknown ones are last.
inline std::ptrdiff_t placeOfMode(std::string_view mode)
{
    return std::ranges::find(kModes, mode) - kModes.begin();
}

}
