#include "core/runs/scoring.h"

#include <utility>

namespace vlm::runs {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kMainMetric = "auroc";
constexpr std::size_t kInterimReplicates = 200;
constexpr std::chrono::seconds kInterimInterval{1};
constexpr int kInterimShare = 20; // an interim value costs at most one twentieth of the time

/// Rows of one task's table, with the numbers of clusters by name.
class ClusterNumbers {
public:
    std::int64_t of(const data::Sample& sample)
    {
        const std::string& name = sample.cluster.empty() ? sample.id : sample.cluster;
        return m_numbers.emplace(name, static_cast<std::int64_t>(m_numbers.size())).first->second;
    }

private:
    std::unordered_map<std::string, std::int64_t> m_numbers;
};

bool usable(const store::PredictionRow& prediction, std::size_t classes)
{
    return prediction.status == "ok" && prediction.label >= 0 && prediction.scores.size() == classes;
}

void append(metrics::DiagnosisPredictions& table, const store::PredictionRow& prediction)
{
    table.labels.push_back(prediction.label);
    table.predicted.push_back(prediction.predicted);
    table.scores.insert(table.scores.end(), prediction.scores.begin(), prediction.scores.end());
}

store::MetricRow metricRow(store::Id cell, const metrics::MetricValue& value)
{
    const stats::Estimate& estimate = value.estimate;
    store::MetricRow row{.cell = cell,
        .metric = std::string(value.metric->id),
        .convention = std::string(metrics::name(value.convention)),
        .value = estimate.value,
        .n = static_cast<std::int64_t>(estimate.n),
        .method = estimate.hasInterval() ? std::string(stats::name(estimate.method)) : std::string(),
        .replicates = static_cast<int>(estimate.replicates),
        .seed = static_cast<std::int64_t>(estimate.seed),
        .note = estimate.note};
    if (estimate.hasInterval()) {
        row.lower = estimate.lower;
        row.upper = estimate.upper;
    }
    return row;
}

metrics::EvaluateOptions evaluateOptions(Cell& cell)
{
    return {.settings = {.convention = metrics::conventionFromName(cell.options().convention)},
        .replicates = static_cast<std::size_t>(cell.options().bootstrapReplicates),
        .seed = cell.seed(),
        .threads = cell.session().threads(),
        .stop = cell.session().control().token()};
}

}

std::vector<store::MetricRow> scored(Cell& cell)
{
    cell.session().project().writer().flush();
    std::unordered_map<std::string, const data::Sample*> samples;
    for (const data::Sample* sample : cell.evaluated())
        samples.emplace(sample->id, sample);
    metrics::DiagnosisPredictions table;
    table.classes = cell.info().classes.size();
    table.classNames = cell.info().classes;
    ClusterNumbers clusters;
    std::size_t left = 0;
    std::string firstError;
    for (const store::PredictionRow& prediction : cell.session().project().reader().predictions(cell.row().id)) {
        const auto sample = samples.find(prediction.sample);
        if (sample == samples.end())
            continue;
        if (!usable(prediction, table.classes)) {
            ++left;
            if (firstError.empty())
                firstError = prediction.error.empty() ? "it has no label" : prediction.error;
            continue;
        }
        append(table, prediction);
        table.clusters.push_back(clusters.of(*sample->second));
    }
    if (table.labels.empty())
        throw Error(ErrorKind::Data,
            "none of the " + std::to_string(cell.evaluated().size()) + " test samples of " + cell.info().id
                + " can be scored" + (firstError.empty() ? "" : "; the first: " + firstError));
    cell.session().emitter().begin(cell.row().id, "bootstrap", static_cast<std::int64_t>(table.labels.size()));
    std::vector<store::MetricRow> rows;
    for (const metrics::MetricValue& value : metrics::evaluate(table, evaluateOptions(cell))) {
        rows.push_back(metricRow(cell.row().id, value));
        if (left > 0) {
            std::string& note = rows.back().note;
            note += (note.empty() ? "" : "; ") + std::to_string(left) + " of " + std::to_string(cell.evaluated().size())
                + " samples are left out";
        }
    }
    return rows;
}

InterimScore::InterimScore(Cell& cell)
    : m_cell(cell)
    , m_next(Clock::now() + kInterimInterval)
{
    m_table.classes = cell.info().classes.size();
    for (const store::PredictionRow& prediction : cell.session().project().reader().predictions(cell.row().id))
        add(prediction);
}

void InterimScore::add(const store::PredictionRow& prediction)
{
    if (usable(prediction, m_table.classes))
        append(m_table, prediction);
}

void InterimScore::maybeSend()
{
    const auto start = Clock::now();
    if (start < m_next || m_table.labels.empty())
        return;
    metrics::EvaluateOptions options = evaluateOptions(m_cell);
    options.metrics = {kMainMetric};
    options.replicates = std::min(options.replicates, kInterimReplicates);
    const metrics::MetricValue value = metrics::evaluate(m_table, options).front();
    if (value.estimate.defined())
        m_cell.session().emitter().send(
            InterimMetric{.run = m_cell.row().run, .metric = metricRow(m_cell.row().id, value)});
    m_next = Clock::now() + std::max<Clock::duration>(kInterimInterval, kInterimShare * (Clock::now() - start));
}

}
