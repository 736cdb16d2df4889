#include "app/cli/results_export.h"

#include "app/cli/graphics.h"
#include "app/cli/science_export.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/export/cost.h"
#include "core/export/predictions.h"
#include "core/export/results.h"
#include "core/export/table.h"
#include "core/metrics/metric.h"
#include "core/rq/matching.h"
#include "core/science/project_study.h"
#include "ui/figures/export.h"
#include "ui/figures/from_overlay.h"
#include "ui/figures/from_results.h"
#include "ui/figures/table.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace vlm::cli {
namespace {

std::vector<store::ResultRow> resultsOf(const store::Reader& reader, const ExportRequest& request)
{
    std::vector<store::ResultRow> rows = reader.results(request.metric, request.convention);
    const metrics::Metric& metric = metrics::metricById(request.metric);
    std::set<std::string> others; // data sets that cannot have the metric
    for (const store::DatasetRow& dataset : reader.datasets())
        if (!science::fits(dataset, metric))
            others.insert(dataset.id);
    std::erase_if(rows, [&](const store::ResultRow& row) {
        return others.contains(row.cell.dataset) || (!request.mode.empty() && row.cell.mode != request.mode)
            || (!request.model.empty() && row.cell.model != request.model)
            || (!request.dataset.empty() && row.cell.dataset != request.dataset);
    });
    if (rows.empty())
        throw Error(ErrorKind::Data,
            "the project has no results of metric '" + request.metric + "', convention '" + request.convention
                + "' with these filters; run something first, or look at `medvlm export --help`");
    return rows;
}

/// The newest finished result of each model, data set and mode, whatever its metrics.
std::vector<store::CellRow> costedCells(const store::Reader& reader, const ExportRequest& request)
{
    std::vector<store::CellRow> cells = exporting::finishedCells(reader.results(request.metric, request.convention));
    std::erase_if(cells, [&](const store::CellRow& cell) {
        return (!request.mode.empty() && cell.mode != request.mode)
            || (!request.model.empty() && cell.model != request.model)
            || (!request.dataset.empty() && cell.dataset != request.dataset);
    });
    if (cells.empty())
        throw Error(ErrorKind::Data,
            "the project has no finished result with these filters; run something first, or look at `medvlm export "
            "--help`");
    return cells;
}

/// The one cell that a predictions export is about.
store::ResultRow cellOf(const store::Reader& reader, const ExportRequest& request)
{
    const auto rows = resultsOf(reader, request);
    if (rows.size() == 1)
        return rows.front();
    std::string cells;
    for (const store::ResultRow& row : rows)
        cells += "\n  --model " + row.cell.model + " --dataset " + row.cell.dataset + " --mode " + row.cell.mode;
    throw Error(ErrorKind::Config, "predictions are written one cell at a time; choose one of" + cells);
}

std::vector<store::SampleRow> samplesOf(const store::Reader& reader, const std::string& dataset)
{
    store::SampleQuery query;
    query.dataset = dataset;
    return reader.samples(query, 0, reader.countSamples(query));
}

std::string predictionsText(const ExportRequest& request, const store::Reader& reader)
{
    const store::CellRow cell = cellOf(reader, request).cell;
    const auto predictions = reader.predictions(cell.id);
    const auto samples = samplesOf(reader, cell.dataset);
    exporting::PredictionSource source{.cell = cell, .predictions = predictions, .samples = samples};
    source.dataset = reader.dataset(cell.dataset).value_or(store::DatasetRow{});
    for (const store::ModelRow& model : reader.models())
        if (model.id == cell.model)
            source.model = model;
    if (request.what == "medvlmbench-predictions")
        return exporting::medvlmbenchPredictions(source);
    if (request.what == "medvlmbench-results")
        return exporting::medvlmbenchResults(source, reader.metrics(cell.id));
    return exporting::text(exporting::predictionsTable(source), exporting::formatFromName(request.format));
}

void saveHeatmap(const ExportRequest& request, const store::Reader& reader)
{
    startGraphics();
    const auto rows = resultsOf(reader, request);
    std::vector<store::DatasetRow> datasets = reader.datasets();
    std::erase_if(datasets, [&](const store::DatasetRow& dataset) {
        return std::none_of(rows.begin(), rows.end(), [&](const auto& row) { return row.cell.dataset == dataset.id; });
    });
    figures::HeatmapChoice choice{.metric = request.metric, .convention = request.convention};
    if (!request.mode.empty())
        choice.modes = {request.mode};
    figures::ResultsHeatmap map = figures::heatmapOf(rows, datasets, choice);
    if (request.published) {
        const auto convention = metrics::conventionFromName(request.convention);
        const rq::Study* study = rq::studyOfMetric(request.metric, convention);
        if (study == nullptr)
            throw Error(ErrorKind::Config, std::string(rq::whyNoStudy(request.metric, convention)));
        figures::addPublished(map, rows, datasets, *study);
    }
    figures::save(map.spec, figures::Style{}, request.out);
}

}

void exportResults(const ExportRequest& request, const store::Project* project)
{
    const bool figure = request.format == "png" || request.format == "svg" || request.format == "pdf";
    if (isScience(request.what)) {
        startGraphics();
        const figures::Figure made = scienceFigure(request, project);
        if (figure)
            return figures::save(made, figures::Style{}, request.out);
        return writeFileAtomically(
            request.out, exporting::text(figures::tableOf(made), exporting::formatFromName(request.format)));
    }
    if (project == nullptr)
        throw Error(ErrorKind::Config, "a " + request.what + " is of a project; name it with --project");
    const store::Reader reader = project->reader();
    if (figure != (request.what == "heatmap"))
        throw Error(ErrorKind::Config,
            "a " + request.what + " cannot be written as " + request.format + "; "
                + (figure ? "tables and predictions take csv, tsv, latex, markdown, json or jsonl"
                          : "a heatmap takes png, svg or pdf"));
    if (figure)
        return saveHeatmap(request, reader);
    if (request.what == "cost")
        return writeFileAtomically(request.out,
            exporting::text(
                exporting::costTable(costedCells(reader, request)), exporting::formatFromName(request.format)));
    if (request.what != "table")
        return writeFileAtomically(request.out, predictionsText(request, reader));
    const exporting::Format format = exporting::formatFromName(request.format);
    const auto rows = resultsOf(reader, request);
    const bool forPrograms = format != exporting::Format::Latex && format != exporting::Format::Markdown;
    exporting::ResultsOptions options;
    options.marks = request.plain                                               ? exporting::Marks::None
        : metrics::metricById(request.metric).better == metrics::Better::Higher ? exporting::Marks::HighestIsBest
                                                                                : exporting::Marks::LowestIsBest;
    writeFileAtomically(request.out,
        exporting::text(forPrograms ? exporting::longTable(rows) : exporting::matrixTable(rows, options), format));
}

}
