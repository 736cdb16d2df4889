#include "ui/pages/results/cell_facts.h"

#include <map>

#include "core/base/error.h"
#include "core/metrics/metric.h"
#include "core/stats/bootstrap.h"

namespace vlm::ui {
namespace {

constexpr std::int64_t kLargest = 20'000; // rows up to which replicates are drawn again for the picture
constexpr std::size_t kReplicates = 1000;

std::vector<std::int64_t> clusterIds(const store::Reader& reader, const store::CellRow& cell)
{
    std::map<std::string, std::int64_t> numbers;
    std::vector<std::int64_t> out;
    for (const store::SampleRow& sample : reader.samples({.dataset = cell.dataset, .cell = cell.id}, 0, kLargest)) {
        const std::string& name = sample.cluster.empty() ? sample.id : sample.cluster;
        out.push_back(numbers.emplace(name, static_cast<std::int64_t>(numbers.size())).first->second);
    }
    return out;
}

/// The resamples behind the stored interval, drawn again from its seed.
std::vector<double> replicatesOf(
    const store::Reader& reader, const store::ResultRow& result, const store::DatasetRow& dataset)
{
    const store::MetricRow& row = *result.metric;
    const metrics::Metric& metric = metrics::metricById(row.metric);
    if (metric.task != metrics::Task::Diagnosis || row.n > kLargest || !row.lower || dataset.classes.empty())
        return {};
    const auto convention = metrics::conventionFromName(row.convention);
    metrics::DiagnosisPredictions table;
    table.classes = dataset.classes.size();
    table.classNames = dataset.classes;
    const std::vector<std::int64_t> ids = clusterIds(reader, result.cell);
    const std::vector<store::PredictionRow> predictions = reader.predictions(result.cell.id);
    const bool clustered = convention == metrics::Convention::Strict && ids.size() == predictions.size();
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        const store::PredictionRow& prediction = predictions[i];
        if (prediction.status != "ok" || prediction.label < 0 || prediction.scores.size() != table.classes)
            continue;
        table.labels.push_back(prediction.label);
        table.predicted.push_back(prediction.predicted);
        table.scores.insert(table.scores.end(), prediction.scores.begin(), prediction.scores.end());
        if (clustered)
            table.clusters.push_back(ids[i]);
    }
    if (table.labels.empty())
        return {};
    const metrics::Prepared prepared = metric.prepare(table, {.convention = convention});
    if (!prepared.statistic)
        return {};
    const bool paper = convention == metrics::Convention::MedVlmBench;
    const stats::Clusters clusters = clustered ? stats::Clusters(std::span<const std::int64_t>(table.clusters))
                                               : stats::Clusters(table.labels.size());
    stats::BootstrapOptions options;
    options.replicates = std::min<std::size_t>(static_cast<std::size_t>(std::max(row.replicates, 1)), kReplicates);
    options.seed = static_cast<std::uint64_t>(row.seed);
    options.stream = paper ? stats::IndexStream::Numpy : stats::IndexStream::Philox;
    options.degenerate = paper ? stats::Degenerate::Skip : stats::Degenerate::Redraw;
    options.threads = 1;
    return stats::bootstrap(std::span(&prepared.statistic, 1), clusters, options).values.front();
}

}

CellFacts readCellFacts(const store::Reader& reader, const store::ResultRow& result)
{
    CellFacts facts{
        .result = result, .dataset = {}, .run = reader.run(result.cell.run), .metrics = {}, .replicates = {}};
    if (auto dataset = reader.dataset(result.cell.dataset))
        facts.dataset = std::move(*dataset);
    for (store::MetricRow& row : reader.metrics(result.cell.id))
        if (!result.metric || row.convention == result.metric->convention)
            facts.metrics.push_back(std::move(row));
    if (result.metric && result.cell.state == store::State::Done)
        facts.replicates = replicatesOf(reader, result, facts.dataset);
    return facts;
}

}
