#pragma once

#include "core/metrics/metric.h"
#include "core/stats/estimate.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace vlm::metrics {

struct EvaluateOptions {
    std::vector<std::string> metrics{}; ///< ids; empty: all of the table's task
    MetricSettings settings{};
    std::size_t replicates = 1000; ///< 0: point values only
    std::uint64_t seed = 42;
    double level = 0.95;
    stats::IntervalMethod interval = stats::IntervalMethod::Percentile; ///< or Bca; DelongLogit for two-class AUROC
    unsigned threads = 0;
    std::stop_token stop{};
    std::function<void(double)> progress{};
};

struct MetricValue {
    const Metric* metric = nullptr;
    Convention convention = Convention::Strict;
    stats::Estimate estimate{};
};

/// Every metric with its interval, all on the same resamples (of clusters where the table has them).
/// Strict draws with the counter-based generator and redraws degenerate resamples; MedVlmBench follows the paper:
/// numpy.random.default_rng(seed) over rows, degenerate resamples left out.
/// @throws Error Data if the table is malformed, Config for an unknown metric, Cancelled
std::vector<MetricValue> evaluate(const Predictions& predictions, const EvaluateOptions& options);

}
