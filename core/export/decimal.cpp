#include "core/export/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace vlm::exporting {
namespace {

/// |value| = 0.d1d2d3… x 10^point, from its shortest text.
struct Digits {
    std::string digits;
    int point = 0;
};

Digits shortest(double value)
{
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(value), std::chars_format::scientific).ptr;
    const std::string text(buffer, end);
    const std::size_t e = text.find('e');
    Digits out{.digits = text.substr(0, e), .point = std::atoi(text.c_str() + e + 1) + 1};
    std::erase(out.digits, '.');
    return out;
}

void increment(std::string& digits)
{
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        if (*digit != '9') {
            ++*digit;
            return;
        }
        *digit = '0';
    }
    digits.insert(digits.begin(), '1');
}

}

std::string formatDecimal(double value, int decimals, int shift)
{
    if (!std::isfinite(value))
        return "–";
    const Digits number = shortest(value);
    const int kept = number.point + shift + decimals;
    std::string scaled; // |value| x 10^(shift + decimals), rounded, as an integer
    if (kept >= 0) {
        const auto count = static_cast<std::size_t>(kept);
        scaled = number.digits.substr(0, count);
        scaled.resize(count, '0');
        if (number.digits.size() > count && number.digits[count] >= '5')
            increment(scaled);
    }
    scaled.erase(0, scaled.find_first_not_of('0'));
    const auto behind = static_cast<std::size_t>(decimals);
    if (scaled.size() < behind + 1)
        scaled.insert(0, behind + 1 - scaled.size(), '0');
    std::string text = scaled.substr(0, scaled.size() - behind);
    if (behind > 0)
        text += "." + scaled.substr(scaled.size() - behind);
    const bool zero = text.find_first_not_of("0.") == std::string::npos;
    return (std::signbit(value) && !zero ? "-" : "") + text;
}

std::string shortestDecimal(double value)
{
    if (!std::isfinite(value))
        return {};
    char buffer[64];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

std::string shortestDecimal(float value)
{
    if (!std::isfinite(value))
        return {};
    char buffer[64];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

}
