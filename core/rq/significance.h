#pragma once

#include "core/metrics/metric.h"
#include "core/stats/bootstrap.h"
#include "core/stats/delong.h"

#include <span>
#include <string_view>

namespace vlm::rq {

enum class Significance { Better, NoDifference, Worse, Undefined };
std::string_view name(Significance significance);

struct SignificanceResult {
    Significance verdict = Significance::Undefined;
    stats::TestResult test{};
};

/// Is a generalist better than the specialist bar, question by question (closed accuracy or any per-row value)?
/// MedVlmBench: one-sided paired t test, "worse" from p >= 0.95. Strict: two-sided randomisation test (mid-p) at 5 %.
/// @throws Error Data if the rows are not the same
SignificanceResult significance(std::span<const double> generalist, std::span<const double> specialist,
    metrics::Convention convention, const stats::Clusters& clusters, const stats::BootstrapOptions& options);

}
