#pragma once

#include <string>

namespace vlm::exporting {

/// Rounds the shortest decimal text that reads back as `value`, halves away from zero: 38.15 gives "38.2", not the
/// "38.1" of its binary neighbour. "–" for what is not finite; never "-0.00".
/// @param shift moves the decimal point first; 2 turns a share into per cent without multiplying
std::string formatDecimal(double value, int decimals, int shift = 0);

/// The shortest text that reads back as `value`; empty for what is not finite.
std::string shortestDecimal(double value);
std::string shortestDecimal(float value);

}
