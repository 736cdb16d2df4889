#pragma once

#include "core/metrics/metric.h"

#include <string_view>

namespace vlm::metrics {

/// What the two conventions do differently for a metric, in a sentence or two (context "Convention").
std::string_view conventionDifference(const Metric& metric);

}
