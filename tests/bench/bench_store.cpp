#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

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
        answer();
    }
    ~BigProject()
    {
        m_project.reset();
        std::filesystem::remove_all(m_folder);
    }
    Project& project() { return *m_project; }

private:
    /// A finished cell with an answer to every sample; stars and a tag on a part of them.
    void answer()
    {
        Writer& writer = m_project->writer();
        const CellRow row{.model = "m", .dataset = "big", .mode = "ots", .state = State::Done};
        const Id run = writer.createRun({.name = "bench", .config = "{}"}, std::array{row});
        const Id cell = m_project->reader().cells(run).front().id;
        std::vector<PredictionRow> rows;
        std::vector<std::string> tagged;
        for (int i = 0; i < kSamples; ++i) {
            const std::string id = "test/" + std::to_string(i);
            const float score = static_cast<float>(i % 1000) / 1000.0F;
            rows.push_back({.cell = cell,
                .sample = id,
                .label = i % 3,
                .predicted = i % 4 == 0 ? 0 : i % 3,
                .scores = {score, 1.0F - score}});
            if (i % 7 == 0)
                tagged.push_back(id);
            if (i % 11 == 0)
                writer.setStar("big", id, true);
        }
        writer.putPredictions(rows);
        writer.setTags("big", std::move(tagged), "hard", true);
        writer.flush();
    }

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

constexpr std::array kLines{"split:test label:benign", "starred OR tag:hard -split:train", "number 1999",
    "model:m correct:no", "model:m score>0.8 -starred"};

/// First page and count of a line that nobody has asked before.
void freshLine(benchmark::State& state)
{
    Project& project = big();
    const SampleQuery query{.dataset = "big", .filter = kLines.at(static_cast<std::size_t>(state.range(0)))};
    state.SetLabel(query.filter);
    for (auto _ : state) {
        const Reader reader(project.database());
        benchmark::DoNotOptimize(reader.samples(query, 0, kPage));
        benchmark::DoNotOptimize(reader.countSamples(query));
    }
}

/// All facets of such a line.
void facetsOfLine(benchmark::State& state)
{
    Project& project = big();
    const SampleQuery query{.dataset = "big", .filter = kLines.at(static_cast<std::size_t>(state.range(0)))};
    state.SetLabel(query.filter);
    for (auto _ : state) {
        const Reader reader(project.database());
        for (const char* facet : {"split", "label", "answer_type", "tag", "starred", "noted"})
            benchmark::DoNotOptimize(reader.facet(query, facet));
    }
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
BENCHMARK(freshLine)->DenseRange(0, kLines.size() - 1)->Unit(benchmark::kMillisecond);
BENCHMARK(facetsOfLine)->DenseRange(0, kLines.size() - 1)->Unit(benchmark::kMillisecond);
BENCHMARK(journal);

}
