#include <cstdlib>
#include <filesystem>
#include <memory>

#include <benchmark/benchmark.h>

#include "core/store/project.h"
#include "tests/core/store/table_dataset.h"

using namespace vlm;
using namespace vlm::store;

namespace {

constexpr int kSamples = 200'000;
constexpr int kPage = 256;

/// A project with 200,000 samples, made once and removed at the end.
class BigProject {
public:
    BigProject()
        : m_folder(std::filesystem::temp_directory_path() / ("bench_store_" + std::to_string(::rand())))
    {
        std::filesystem::remove_all(m_folder);
        m_project = Project::create(m_folder);
        DatasetRow row;
        row.id = "big";
        m_project->writer().putDataset(row);
        m_project->writer().putSamples(testing::numberedDataset("big", kSamples));
    }
    ~BigProject()
    {
        m_project.reset();
        std::filesystem::remove_all(m_folder);
    }
    Project& project() { return *m_project; }

private:
    std::filesystem::path m_folder;
    std::unique_ptr<Project> m_project;
};

Project& big()
{
    static BigProject project;
    return project.project();
}

void page(benchmark::State& state, const SampleQuery& query)
{
    Project& project = big();
    benchmark::DoNotOptimize(project.reader().samples(query, 0, 1)); // the list of keys is made once
    for (auto _ : state)
        benchmark::DoNotOptimize(project.reader().samples(query, state.range(0), kPage));
}

void pageOfAll(benchmark::State& state)
{
    page(state, {.dataset = "big"});
}

void pageOfFiltered(benchmark::State& state)
{
    page(state, {.dataset = "big", .answerType = "open"});
}

void pageOfSorted(benchmark::State& state)
{
    page(state, {.dataset = "big", .orderBy = "question", .descending = true});
}

/// First page of a search that nobody has made before.
void freshSearch(benchmark::State& state)
{
    Project& project = big();
    int i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            project.reader().samples({.dataset = "big", .text = "number " + std::to_string(1000 + i++)}, 0, kPage));
}

/// First page of a filter on a list that is not kept.
void freshFilter(benchmark::State& state)
{
    Project& project = big();
    for (auto _ : state)
        benchmark::DoNotOptimize(
            Reader(project.database()).samples({.dataset = "big", .split = "train", .label = 1}, 0, kPage));
}

void facetOfLabels(benchmark::State& state)
{
    Project& project = big();
    for (auto _ : state)
        benchmark::DoNotOptimize(project.reader().facet({.dataset = "big", .split = "train"}, "label"));
}

void journal(benchmark::State& state)
{
    Project& project = big();
    const Id run = project.writer().createRun(
        {.name = "bench", .config = "{}"}, std::array{CellRow{.model = "m", .dataset = "big", .mode = "ots"}});
    const Id cell = project.reader().cells(run).front().id;
    std::int64_t i = 0;
    for (auto _ : state)
        project.writer().putPrediction({.cell = cell, .sample = std::to_string(i++), .scores = {0.25F, 0.75F}});
    project.writer().flush();
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(pageOfAll)->Arg(0)->Arg(100'000)->Arg(199'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(pageOfFiltered)->Arg(0)->Arg(99'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(pageOfSorted)->Arg(0)->Arg(199'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(freshSearch)->Unit(benchmark::kMillisecond);
BENCHMARK(freshFilter)->Unit(benchmark::kMillisecond);
BENCHMARK(facetOfLabels)->Unit(benchmark::kMillisecond);
BENCHMARK(journal);

}
