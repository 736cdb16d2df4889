#include "ui/figures/number_format.h"

#include "core/export/decimal.h"

namespace vlm::figures {
QString decimalText(double value, int decimals, int shift)
{
    return QString::fromStdString(exporting::formatDecimal(value, decimals, shift));
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
