#include "ui/figures/number_format.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace vlm::figures {
namespace {

struct Digits {
    bool negative = false;
    std::string digits; // without point
    int point = 0; // digits before the point; may be negative
};

Digits shortest(double value)
{
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(value), std::chars_format::scientific);
    const std::string text(buffer, end.ptr);
    const auto e = text.find('e');
    Digits out{.negative = value < 0.0, .digits = text.substr(0, 1), .point = 1};
    if (e > 2)
        out.digits += text.substr(2, e - 2);
    out.point += std::stoi(text.substr(e + 1));
    return out;
}

}

QString decimalText(double value, int decimals, int shift)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    Digits number = shortest(value);
    number.point += shift;
    const int keep = number.point + decimals;
    std::string kept = keep > 0 ? number.digits.substr(0, static_cast<std::size_t>(keep)) : std::string();
    const bool up = keep >= 0 && static_cast<std::size_t>(keep) < number.digits.size()
        && number.digits[static_cast<std::size_t>(keep)] >= '5';
    if (keep > 0)
        kept.resize(static_cast<std::size_t>(keep), '0');
    if (up) {
        int i = static_cast<int>(kept.size()) - 1;
        while (i >= 0 && kept[static_cast<std::size_t>(i)] == '9')
            kept[static_cast<std::size_t>(i--)] = '0';
        if (i >= 0)
            ++kept[static_cast<std::size_t>(i)];
        else
            kept.insert(kept.begin(), '1');
    }
    const auto width = static_cast<std::size_t>(decimals + 1);
    if (kept.size() < width)
        kept.insert(0, width - kept.size(), '0');
    kept.erase(0, std::min(kept.find_first_not_of('0'), kept.size() - width));
    const bool zero = kept.find_first_not_of('0') == std::string::npos;
    std::string text = kept.substr(0, kept.size() - static_cast<std::size_t>(decimals));
    if (decimals > 0)
        text += '.' + kept.substr(kept.size() - static_cast<std::size_t>(decimals));
    return (number.negative && !zero ? QStringLiteral("-") : QString()) + QString::fromStdString(text);
}

QString text(double value, const NumberFormat& format)
{
    return decimalText(value, format.decimals, format.shift).replace(QLatin1Char('-'), QChar(0x2212));
}

QString intervalText(const Estimate& estimate, const NumberFormat& format)
{
    if (!estimate.lower || !estimate.upper)
        return {};
    return QStringLiteral("[%1, %2]").arg(text(*estimate.lower, format), text(*estimate.upper, format));
}

QString signedText(double value, const NumberFormat& format)
{
    const QString plain = text(value, format);
    return value > 0.0 ? QLatin1Char('+') + plain : plain;
}

QString countText(std::int64_t count)
{
    QString digits = QString::number(count);
    for (auto at = digits.size() - 3; at > (count < 0 ? 1 : 0); at -= 3)
        digits.insert(at, QLatin1Char(','));
    return digits;
}

}
