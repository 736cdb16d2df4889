#include "core/science/project_study.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace vlm::science {
namespace {

constexpr double kReproduces = 1e-9; // a stored value and the one from the stored predictions

/// The statistic of a cell, if its predictions still give the stored value.
std::optional<stats::Statistic> statisticOf(
    const CellTable& table, const ProjectStudy& own, double stored, std::string& why)
{
    const metrics::Prepared prepared
        = metrics::metricById(own.metric).prepare(table.predictions, {.convention = own.convention});
    if (!prepared.statistic) {
        why = fmt::format("{}: {}", table.cell.model, prepared.undefined);
        return std::nullopt;
    }
    const std::vector<std::uint16_t> ones(table.samples.size(), 1);
    if (std::abs(prepared.statistic(ones) - stored) > kReproduces) {
        why = fmt::format("the stored predictions of {} do not give its stored value", table.cell.model);
        return std::nullopt;
    }
    return prepared.statistic;
}

void addInterval(rq::Gap& gap, const ProjectStudy& own, const rq::Assumptions& assumptions, CellCache& cells,
    const stats::BootstrapOptions& options)
{
    const CellTable* reference = nullptr;
    std::string why;
    const rq::PairedSource source{.statistic = [&](const rq::Score& score) -> std::optional<stats::Statistic> {
                                      const store::ResultRow* result
                                          = own.result(score.model, score.dataset, score.mode);
                                      if (result == nullptr)
                                          return std::nullopt;
                                      const CellTable& table = cells.table(result->cell);
                                      if (reference == nullptr)
                                          reference = &table;
                                      why = whyUnpaired(*reference, table);
                                      return why.empty() ? statisticOf(table, own, score.value, why) : std::nullopt;
                                  },
        .clusters = [&](const std::string&) { return clustersOf(*reference, own.convention); }};
    std::vector<rq::Gap> one{gap};
    rq::addPairedIntervals(one, own.study, assumptions, source, options);
    gap = std::move(one.front());
    if (why.empty())
        return;
    gap.estimate = {.value = gap.value, .n = gap.estimate.n, .clusters = gap.estimate.clusters};
    gap.estimate.note = "no interval: " + why;
}

}

bool fits(const store::DatasetRow& dataset, const metrics::Metric& metric)
{
    switch (metric.task) {
    case metrics::Task::Vqa:
        return dataset.task != "diagnosis"; // a report is an open answer
    case metrics::Task::Retrieval:
        return dataset.task == "caption";
    case metrics::Task::Diagnosis:
    case metrics::Task::MultiLabel:
        break;
    }
    return dataset.task == "diagnosis";
}

const store::ResultRow* ProjectStudy::result(
    std::string_view model, std::string_view dataset, std::string_view mode) const
{
    const auto found = std::find_if(results.begin(), results.end(), [&](const store::ResultRow& row) {
        return row.cell.model == model && row.cell.dataset == dataset && row.cell.mode == mode;
    });
    return found == results.end() ? nullptr : &*found;
}

ProjectStudy studyOf(const store::Reader& reader, const std::string& metric, metrics::Convention convention)
{
    const metrics::Metric& entry = metrics::metricById(metric);
    if (entry.better == metrics::Better::Lower)
        throw Error(ErrorKind::Config,
            fmt::format("gaps and comparisons need a metric where higher is better; {} is not one", metric));
    ProjectStudy out{.metric = metric, .convention = convention};
    rq::Study& study = out.study;
    study.id = "project";
    study.metric = metric;
    study.tunedMode = entry.task == metrics::Task::Vqa ? "lora" : "lp";
    study.inDomain = {.id = "project", .version = "1", .title = "Data sets of this project"};
    const auto results = reader.results(metric, std::string(metrics::name(convention)));
    for (const store::DatasetRow& dataset : reader.datasets()) {
        if (!fits(dataset, entry))
            continue;
        std::size_t n = 0;
        for (const store::ResultRow& row : results) {
            if (row.cell.dataset != dataset.id || row.cell.state != store::State::Done || !row.metric
                || std::isnan(row.metric->value))
                continue;
            rq::Score score{.model = row.cell.model,
                .dataset = row.cell.dataset,
                .mode = row.cell.mode,
                .value = row.metric->value};
            if (row.metric->lower && row.metric->upper) {
                score.lower = *row.metric->lower;
                score.upper = *row.metric->upper;
            }
            study.scores.push_back(score);
            n = std::max(n, static_cast<std::size_t>(row.metric->n));
            if (row.inDomain)
                study.inDomain.pairs.emplace(row.cell.model, row.cell.dataset);
            if (study.model(row.cell.model) == nullptr)
                study.models.push_back({.name = row.cell.model,
                    .family = row.pairing.empty() ? row.cell.model : row.pairing,
                    .role = row.specialist ? rq::Role::Specialist : rq::Role::Generalist});
            out.results.push_back(row);
        }
        if (n > 0)
            study.datasets.push_back({.name = dataset.id, .n = n});
    }
    std::stable_sort(study.models.begin(), study.models.end(), [](const rq::StudyModel& a, const rq::StudyModel& b) {
        return std::tie(a.family, a.role, a.name) < std::tie(b.family, b.role, b.name);
    });
    return out;
}

void addIntervals(std::vector<rq::Gap>& gaps, const ProjectStudy& own, const rq::Assumptions& assumptions,
    CellCache& cells, const stats::BootstrapOptions& options)
{
    for (rq::Gap& gap : gaps) {
        if (gap.defined())
            addInterval(gap, own, assumptions, cells, optionsFor(own.convention, options));
    }
}

}
