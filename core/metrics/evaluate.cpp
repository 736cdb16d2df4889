#include "core/metrics/evaluate.h"
#include "core/base/error.h"
#include "core/metrics/diagnosis.h"
#include "core/metrics/vqa_scores.h"
#include "core/stats/caveats.h"
#include "core/stats/delong.h"

#include <cmath>

#include <fmt/format.h>

namespace vlm::metrics {
namespace {

std::vector<const Metric*> chosen(const Predictions& predictions, const EvaluateOptions& options)
{
    const Task task = taskOf(predictions);
    if (options.metrics.empty())
        return metricsOf(task);
    std::vector<const Metric*> metrics;
    for (const std::string& id : options.metrics) {
        const Metric& metric = metricById(id);
        if (metric.task != task)
            throw Error(ErrorKind::Config,
                fmt::format("metric \"{}\" is for {}, the predictions are for {}", id, name(metric.task), name(task)));
        metrics.push_back(&metric);
    }
    return metrics;
}

stats::Clusters clustersOf(const Predictions& predictions, Convention convention)
{
    const std::vector<std::int64_t>& ids = clusterIds(predictions);
    if (ids.empty() || convention == Convention::MedVlmBench)
        return stats::Clusters(rowCount(predictions));
    return stats::Clusters(std::span<const std::int64_t>(ids));
}

stats::BootstrapOptions bootstrapOptions(const EvaluateOptions& options)
{
    const bool paper = options.settings.convention == Convention::MedVlmBench;
    stats::BootstrapOptions out;
    out.replicates = options.replicates;
    out.seed = options.seed;
    out.level = options.level;
    out.method
        = options.interval == stats::IntervalMethod::DelongLogit ? stats::IntervalMethod::Percentile : options.interval;
    out.stream = paper ? stats::IndexStream::Numpy : stats::IndexStream::Philox;
    out.degenerate = paper ? stats::Degenerate::Skip : stats::Degenerate::Redraw;
    out.threads = options.threads;
    out.stop = options.stop;
    out.progress = options.progress;
    return out;
}

/// DeLong's interval where the metric is the AUROC of two classes.
void useDelong(stats::Estimate& estimate, const Metric& metric, const Predictions& predictions,
    const stats::Clusters& clusters, const EvaluateOptions& options)
{
    const auto* table = std::get_if<DiagnosisPredictions>(&predictions);
    if (metric.id != "auroc" || table == nullptr || table->classes != 2)
        return;
    const std::vector<std::vector<double>> scores{classScores(*table, options.settings.positiveClass)};
    estimate = stats::delongEstimate(
        stats::delong(isClass(*table, options.settings.positiveClass), scores, clusters), 0, options.level);
}

}

std::vector<MetricValue> evaluate(const Predictions& predictions, const EvaluateOptions& options)
{
    validate(predictions);
    const std::size_t rows = rowCount(predictions);
    if (rows == 0)
        throw Error(ErrorKind::Data, "there are no predictions to evaluate");
    const stats::Clusters clusters = clustersOf(predictions, options.settings.convention);
    std::vector<MetricValue> values;
    std::vector<stats::Statistic> statistics;
    std::vector<std::size_t> owner;
    MetricSettings settings = options.settings;
    settings.vqaMemo = std::make_shared<VqaMemo>(options.metrics.empty() ? VqaDetail::All : VqaDetail::Words);
    for (const Metric* metric : chosen(predictions, options)) {
        MetricValue value{metric, options.settings.convention, {}};
        value.estimate.n = rows;
        value.estimate.clusters = clusters.count();
        Prepared prepared = metric->prepare(predictions, settings);
        if (prepared.rows > 0)
            value.estimate.n = prepared.rows;
        if (prepared.undefined.empty()) {
            owner.push_back(values.size());
            statistics.push_back(std::move(prepared.statistic));
        } else {
            value.estimate.note = std::move(prepared.undefined);
        }
        values.push_back(std::move(value));
    }
    if (options.replicates == 0) {
        const std::vector<std::uint16_t> ones(rows, 1);
        for (std::size_t s = 0; s < statistics.size(); ++s)
            values[owner[s]].estimate.value = statistics[s](ones);
        return values;
    }
    if (statistics.empty())
        return values;
    std::vector<stats::Estimate> estimates = stats::bootstrapEstimates(statistics, clusters, bootstrapOptions(options));
    for (std::size_t s = 0; s < statistics.size(); ++s) {
        stats::Estimate& estimate = values[owner[s]].estimate;
        const std::size_t about = estimate.n;
        estimate = std::move(estimates[s]);
        estimate.n = about;
        if (options.interval == stats::IntervalMethod::DelongLogit)
            useDelong(estimate, *values[owner[s]].metric, predictions, clusters, options);
        if (estimate.note.empty() && estimate.hasInterval())
            estimate.note = stats::intervalCaveat(estimate.method, estimate.clusters);
    }
    return values;
}

}
