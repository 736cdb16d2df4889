#pragma once

#include "core/export/table.h"
#include "ui/pages/compare/compare_data.h"

namespace vlm::ui {

/// One row a result: metric, interval, n, and what separates it from the results above it.
exporting::Table modesTable(const ComparedModes& modes, const QString& metric, const figures::NumberFormat& format);
/// How intervals and tests of the table were made.
QString modesCaption(const ComparedModes& modes, const QString& metric);
/// "= 0.03", "< 0.001"
QString pText(double p);

}
