#include "core/base/random.h"
#include "core/metrics/evaluate.h"
#include "core/stats/auroc.h"
#include "core/stats/bootstrap.h"
#include "core/stats/delong.h"
#include "core/stats/paired.h"

#include <benchmark/benchmark.h>

using namespace vlm;
using namespace vlm::stats;

namespace {

struct Sample {
    std::vector<std::uint8_t> positive;
    std::vector<std::vector<double>> scores; ///< [models][rows]
};

Sample sample(std::size_t rows, std::size_t models)
{
    Sample out;
    PhiloxStream labels(1, 0);
    for (std::size_t i = 0; i < rows; ++i)
        out.positive.push_back(labels.below(2) != 0);
    for (std::size_t m = 0; m < models; ++m) {
        PhiloxStream random(2, m);
        std::vector<double>& column = out.scores.emplace_back();
        for (std::size_t i = 0; i < rows; ++i)
            column.push_back(random.normal() + (out.positive[i] ? 1.0 : 0.0));
    }
    return out;
}

std::vector<Statistic> sweeps(const Sample& s)
{
    std::vector<Statistic> out;
    for (const auto& column : s.scores)
        out.emplace_back(AurocSweep(s.positive, column));
    return out;
}

/// The paper's interval: 1,000 replicates at FairVLMed's 1,746 rows, one thread.
void percentileInterval(benchmark::State& state)
{
    const Sample s = sample(1746, 1);
    BootstrapOptions options;
    options.threads = 1;
    for (auto _ : state) {
        const std::vector<Statistic> statistics = sweeps(s); // sorting included
        benchmark::DoNotOptimize(bootstrapEstimates(statistics, Clusters(1746), options));
    }
    state.counters["replicates/s"] = benchmark::Counter(1000, benchmark::Counter::kIsIterationInvariantRate);
}

/// Eight models on the same 6,719 rows (PathVQA), 10,000 replicates, two threads.
void pairedModels(benchmark::State& state)
{
    const Sample s = sample(6719, 8);
    BootstrapOptions options;
    options.replicates = 10000;
    options.threads = 2;
    for (auto _ : state) {
        const std::vector<Statistic> statistics = sweeps(s);
        benchmark::DoNotOptimize(bootstrap(statistics, Clusters(6719), options));
    }
}

void pairedDelong(benchmark::State& state)
{
    const Sample s = sample(6719, 8);
    for (auto _ : state)
        benchmark::DoNotOptimize(delong(s.positive, s.scores, Clusters(6719)));
}

void randomisation(benchmark::State& state)
{
    const Sample s = sample(1746, 2);
    BootstrapOptions options;
    options.threads = 2;
    for (auto _ : state)
        benchmark::DoNotOptimize(aurocRandomisationTest(s.positive, s.scores[0], s.scores[1], Clusters(1746), options));
}

/// Every metric of a nine-class data set with intervals, as after a run.
void everyDiagnosisMetric(benchmark::State& state)
{
    metrics::DiagnosisPredictions table{.classes = 9};
    PhiloxStream random(3, 0);
    for (int i = 0; i < 252; ++i) {
        table.labels.push_back(int(random.below(9)));
        double sum = 0;
        for (int c = 0; c < 9; ++c) {
            table.scores.push_back(random.uniform() + (c == table.labels.back() ? 0.5 : 0.0));
            sum += table.scores.back();
        }
        for (int c = 0; c < 9; ++c)
            table.scores[table.scores.size() - 1 - std::size_t(c)] /= sum;
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(metrics::evaluate(table, {.threads = 2}));
}

}

BENCHMARK(percentileInterval)->Unit(benchmark::kMillisecond);
BENCHMARK(pairedModels)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(pairedDelong)->Unit(benchmark::kMillisecond);
BENCHMARK(randomisation)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(everyDiagnosisMetric)->Unit(benchmark::kMillisecond)->UseRealTime();
