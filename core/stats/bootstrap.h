#pragma once

#include "core/stats/estimate.h"
#include "core/stats/resample.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace vlm::stats {

/// A number computed from a weighted sample: weights of one give the point value, multiplicities a replicate.
/// NaN means undefined on that resample. Must be safe to call from several threads at once.
using Statistic = std::function<double(Weights)>;

enum class IndexStream {
    Philox, ///< counter-based: a replicate depends on (seed, replicate) only
    Numpy, ///< numpy.random.default_rng(seed).integers(0, n, n), one generator through all replicates
};

/// What happens to a resample on which a statistic is undefined (one class absent, …).
enum class Degenerate {
    Redraw, ///< draw again and count it
    Skip, ///< leave the replicate out and count it; what the reference study does
};

struct BootstrapOptions {
    std::size_t replicates = 1000;
    std::uint64_t seed = 42;
    double level = 0.95;
    IntervalMethod method = IntervalMethod::Percentile; ///< Percentile or Bca
    IndexStream stream = IndexStream::Philox;
    Degenerate degenerate = Degenerate::Redraw;
    unsigned threads = 0; ///< 0: all processors; the result never depends on it
    std::stop_token stop;
    std::function<void(double)> progress; ///< share done, 0 to 1; from any thread, never at once
};

/// Replicates of several statistics on the same resamples, so that differences between columns are paired.
struct Replicates {
    std::size_t count = 0;
    std::vector<std::vector<double>> values; ///< [statistics][count], NaN where undefined
    std::vector<std::size_t> degenerate; ///< [statistics] resamples on which it was undefined
};

/// @throws Error Cancelled if stop was requested
Replicates bootstrap(std::span<const Statistic> statistics, const Clusters& clusters, const BootstrapOptions& options);

/// Point values, standard errors and intervals of statistics on shared resamples.
/// @return one Estimate a statistic; undefined ones carry NaN and a note
std::vector<Estimate> bootstrapEstimates(
    std::span<const Statistic> statistics, const Clusters& clusters, const BootstrapOptions& options);

/// Percentile interval of finished replicates (NaN ones are left out).
Estimate percentileEstimate(double value, std::span<const double> replicates, double level);

/// BCa interval (Efron 1987): bias correction with half-ties, acceleration from delete-one-unit jackknife values.
/// Falls back to the percentile interval with a note where the correction is not finite.
Estimate bcaEstimate(double value, std::span<const double> replicates, std::span<const double> jackknife, double level);

/// Values of a statistic with each unit left out in turn; [clusters.count()]. Above 4,096 units, that many groups of
/// units are left out instead, which gives the same acceleration.
std::vector<double> jackknife(
    const Statistic& statistic, const Clusters& clusters, unsigned threads, std::stop_token stop);

}
