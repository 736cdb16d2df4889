#pragma once

#include <optional>

#include <QString>

#include "ui/figures/spec.h"

namespace vlm::figures {

/// exporting::formatDecimal: screen, figures and tables round alike.
QString decimalText(double value, int decimals, int shift = 0);
QString text(double value, const NumberFormat& format);
/// "[84.8, 95.4]"; empty unless both ends are known.
QString intervalText(const Estimate& estimate, const NumberFormat& format);
/// With a real minus and a plus: "+3.1", "−0.4".
QString signedText(double value, const NumberFormat& format);
/// "1,746"
QString countText(std::int64_t count);

}
