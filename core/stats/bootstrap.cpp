#include "core/stats/bootstrap.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/stats/distributions.h"
#include "core/stats/numpy_random.h"
#include "core/stats/quantile.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>

namespace vlm::stats {
namespace {

constexpr std::size_t kAttempts = 100; // redraws of one replicate before it is left undefined
constexpr std::size_t kGrain = 16;
constexpr std::size_t kJackknifeGroups = 4096;
constexpr std::size_t kStreamBudget = std::size_t(1) << 25; // multiplicities of the NumPy stream kept at once

class Progress {
public:
    Progress(const BootstrapOptions& options)
        : m_options(options)
    {
    }
    void advance(std::size_t replicates)
    {
        if (!m_options.progress)
            return;
        const std::scoped_lock lock(m_mutex);
        m_done += replicates;
        m_options.progress(static_cast<double>(m_done) / static_cast<double>(m_options.replicates));
    }

private:
    const BootstrapOptions& m_options;
    std::mutex m_mutex;
    std::size_t m_done = 0;
};

struct Shared {
    std::span<const Statistic> statistics;
    const Clusters& clusters;
    const BootstrapOptions& options;
    std::vector<bool> definedOnAll; ///< only these can force a redraw
    std::vector<std::atomic<std::size_t>> degenerate;
    Replicates& out;
};

/// Evaluates one resample into its column; false if a statistic that exists on the full sample is undefined here.
bool evaluate(Shared& shared, std::size_t replicate, Weights rows)
{
    bool complete = true;
    for (std::size_t s = 0; s < shared.statistics.size(); ++s) {
        const double value = shared.statistics[s](rows);
        shared.out.values[s][replicate] = value;
        if (std::isnan(value)) {
            ++shared.degenerate[s];
            complete = complete && !shared.definedOnAll[s];
        }
    }
    return complete;
}

void runPhilox(Shared& shared, Progress& progress)
{
    const BootstrapOptions& options = shared.options;
    const std::size_t attempts = options.degenerate == Degenerate::Redraw ? kAttempts : 1;
    parallelFor(options.replicates, kGrain, options.threads, options.stop, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint16_t> units(shared.clusters.count());
        std::vector<std::uint16_t> spreadRows(shared.clusters.trivial() ? 0 : shared.clusters.rows());
        for (std::size_t replicate = begin; replicate < end; ++replicate) {
            for (std::size_t attempt = 0; attempt < attempts; ++attempt) {
                drawWeights(options.seed, replicate, attempt, units);
                Weights rows = units;
                if (!shared.clusters.trivial()) {
                    shared.clusters.spread(units, spreadRows);
                    rows = spreadRows;
                }
                if (evaluate(shared, replicate, rows))
                    break;
            }
        }
        progress.advance(end - begin);
    });
}

void runNumpy(Shared& shared, Progress& progress)
{
    const BootstrapOptions& options = shared.options;
    const std::size_t units = shared.clusters.count();
    const std::size_t chunk = std::clamp<std::size_t>(kStreamBudget / std::max<std::size_t>(units, 1), 1, 4096);
    NumpyGenerator generator(options.seed);
    std::vector<std::uint16_t> drawn;
    for (std::size_t first = 0; first < options.replicates; first += chunk) {
        const std::size_t here = std::min(chunk, options.replicates - first);
        drawn.assign(here * units, 0);
        for (std::size_t r = 0; r < here; ++r) {
            for (std::size_t i = 0; i < units; ++i)
                ++drawn[r * units + generator.below(static_cast<std::uint32_t>(units))];
        }
        parallelFor(here, kGrain, options.threads, options.stop, [&](std::size_t begin, std::size_t end) {
            std::vector<std::uint16_t> rows(shared.clusters.rows());
            for (std::size_t r = begin; r < end; ++r) {
                shared.clusters.spread({drawn.data() + r * units, units}, rows);
                evaluate(shared, first + r, rows);
            }
            progress.advance(end - begin);
        });
    }
}

std::vector<double> definedAscending(std::span<const double> replicates)
{
    std::vector<double> values;
    values.reserve(replicates.size());
    std::copy_if(replicates.begin(), replicates.end(), std::back_inserter(values),
        [](double value) { return !std::isnan(value); });
    std::sort(values.begin(), values.end());
    return values;
}

void summarise(Estimate& estimate, std::span<const double> values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    const double mean = sum / static_cast<double>(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    estimate.replicates = values.size();
    estimate.replicateMean = mean;
    estimate.standardError = std::sqrt(squares / static_cast<double>(values.size()));
}

}

Replicates bootstrap(std::span<const Statistic> statistics, const Clusters& clusters, const BootstrapOptions& options)
{
    if (clusters.rows() == 0)
        throw Error(ErrorKind::Data, "bootstrap: there are no rows to resample");
    Replicates out{.count = options.replicates,
        .values = std::vector(statistics.size(), std::vector<double>(options.replicates, kUndefined)),
        .degenerate = std::vector<std::size_t>(statistics.size(), 0)};
    const std::vector<std::uint16_t> ones(clusters.rows(), 1);
    std::vector<bool> definedOnAll;
    for (const Statistic& statistic : statistics)
        definedOnAll.push_back(!std::isnan(statistic(ones)));
    Shared shared{statistics, clusters, options, definedOnAll, {}, out};
    shared.degenerate = std::vector<std::atomic<std::size_t>>(statistics.size());
    Progress progress(options);
    if (options.stream == IndexStream::Numpy)
        runNumpy(shared, progress);
    else
        runPhilox(shared, progress);
    for (std::size_t s = 0; s < statistics.size(); ++s)
        out.degenerate[s] = shared.degenerate[s];
    return out;
}

Estimate percentileEstimate(double value, std::span<const double> replicates, double level)
{
    Estimate estimate{.value = value, .level = level};
    const std::vector<double> values = definedAscending(replicates);
    if (values.empty() || std::isnan(value))
        return estimate;
    summarise(estimate, values);
    const double tail = (1.0 - level) / 2.0;
    estimate.lower = quantileOfSorted(values, tail);
    estimate.upper = quantileOfSorted(values, 1.0 - tail);
    estimate.method = IntervalMethod::Percentile;
    return estimate;
}

Estimate bcaEstimate(
    double value, std::span<const double> replicates, std::span<const double> jackknifeValues, double level)
{
    Estimate estimate = percentileEstimate(value, replicates, level);
    if (!estimate.hasInterval())
        return estimate;
    const std::vector<double> values = definedAscending(replicates);
    const auto below = std::lower_bound(values.begin(), values.end(), value) - values.begin();
    const auto through = std::upper_bound(values.begin(), values.end(), value) - values.begin();
    const double share = 0.5 * static_cast<double>(below + through) / static_cast<double>(values.size());
    const double bias = normalQuantile(share);
    const std::vector<double> left = definedAscending(jackknifeValues);
    double mean = 0;
    for (const double x : left)
        mean += x / static_cast<double>(left.size());
    double squares = 0;
    double cubes = 0;
    for (const double x : left) {
        squares += (mean - x) * (mean - x);
        cubes += (mean - x) * (mean - x) * (mean - x);
    }
    if (!std::isfinite(bias)) {
        estimate.note
            = VLM_TR("Note", "BCa is not defined (every replicate lies on one side of the value); percentile interval");
        return estimate;
    }
    const double acceleration = squares > 0 ? cubes / (6.0 * squares * std::sqrt(squares)) : 0.0;
    const auto corrected = [&](double probability) {
        const double shifted = bias + normalQuantile(probability);
        const double denominator = 1.0 - acceleration * shifted;
        return denominator > 0 ? normalCdf(bias + shifted / denominator) : kUndefined;
    };
    const double tail = (1.0 - level) / 2.0;
    const double low = corrected(tail);
    const double high = corrected(1.0 - tail);
    if (std::isnan(low) || std::isnan(high)) {
        estimate.note
            = VLM_TR("Note", "BCa is not defined (the statistic is too skewed on these cases); percentile interval");
        return estimate;
    }
    estimate.lower = quantileOfSorted(values, low);
    estimate.upper = quantileOfSorted(values, high);
    estimate.method = IntervalMethod::Bca;
    return estimate;
}

std::vector<double> jackknife(
    const Statistic& statistic, const Clusters& clusters, unsigned threads, std::stop_token stop)
{
    const std::size_t groups = std::min(clusters.count(), kJackknifeGroups);
    std::vector<std::vector<std::uint32_t>> rowsOfGroup(groups);
    for (std::size_t row = 0; row < clusters.rows(); ++row)
        rowsOfGroup[clusters.unitOf(row) % groups].push_back(static_cast<std::uint32_t>(row));
    std::vector<double> values(groups);
    parallelFor(groups, kGrain, threads, stop, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint16_t> weights(clusters.rows(), 1);
        for (std::size_t group = begin; group < end; ++group) {
            for (const std::uint32_t row : rowsOfGroup[group])
                weights[row] = 0;
            values[group] = statistic(weights);
            for (const std::uint32_t row : rowsOfGroup[group])
                weights[row] = 1;
        }
    });
    return values;
}

std::vector<Estimate> bootstrapEstimates(
    std::span<const Statistic> statistics, const Clusters& clusters, const BootstrapOptions& options)
{
    if (options.method != IntervalMethod::Percentile && options.method != IntervalMethod::Bca)
        throw Error(ErrorKind::Config, "bootstrap: the interval method must be percentile or bca");
    const Replicates replicates = bootstrap(statistics, clusters, options);
    const std::vector<std::uint16_t> ones(clusters.rows(), 1);
    std::vector<Estimate> estimates;
    for (std::size_t s = 0; s < statistics.size(); ++s) {
        const double value = statistics[s](ones);
        Estimate estimate = options.method == IntervalMethod::Bca && !std::isnan(value)
            ? bcaEstimate(value, replicates.values[s],
                jackknife(statistics[s], clusters, options.threads, options.stop), options.level)
            : percentileEstimate(value, replicates.values[s], options.level);
        estimate.n = clusters.rows();
        estimate.clusters = clusters.count();
        estimate.degenerate = replicates.degenerate[s];
        estimate.seed = options.seed;
        if (!estimate.defined() && estimate.note.empty())
            estimate.note = VLM_TR("Note", "undefined on this sample");
        else if (!estimate.hasInterval() && estimate.note.empty())
            estimate.note = VLM_TR("Note", "no resample on which the statistic is defined");
        estimates.push_back(std::move(estimate));
    }
    return estimates;
}

}
