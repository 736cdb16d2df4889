#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/workflow/import_predictions.h"
#include "core/workflow/import_rows.h"

namespace vlm::workflow {
namespace {

using metrics::ImportedTable;

std::string number(double value)
{
    return std::isnan(value) ? std::string() : fmt::format("{:.4g}", value);
}

std::string className(const std::vector<std::string>& names, int cls)
{
    return cls < 0 ? std::string("none") : names[static_cast<std::size_t>(cls)];
}

void show(TablePreview& out, const metrics::DiagnosisPredictions& table)
{
    const std::vector<int> predicted = metrics::predictedClasses(table);
    const std::size_t columns = table.scores.size() / table.size();
    out.header = {"id", "label", "predicted"};
    for (std::size_t c = 0; c < columns; ++c)
        out.header.push_back(columns == 1 ? "score" : "score " + out.classes[c]);
    for (std::size_t i = 0; i < out.first.size(); ++i) {
        out.first[i].push_back(className(out.classes, table.labels[i]));
        out.first[i].push_back(className(out.classes, predicted[i]));
        for (std::size_t c = 0; c < columns; ++c)
            out.first[i].push_back(number(table.scores[i * columns + c]));
    }
}

void show(TablePreview& out, const metrics::MultiLabelPredictions& table)
{
    out.header = {"id"};
    for (const std::string& name : out.classes) {
        out.header.push_back(name);
        out.header.push_back("score " + name);
    }
    for (std::size_t i = 0; i < out.first.size(); ++i)
        for (std::size_t c = 0; c < table.classes; ++c) {
            out.first[i].push_back(number(table.labels[i * table.classes + c]));
            out.first[i].push_back(number(table.scores[i * table.classes + c]));
        }
}

void show(TablePreview& out, const metrics::VqaPredictions& table, const std::vector<std::string>& questions)
{
    out.header = {"id", "question", "answer", "prediction"};
    out.failed = static_cast<std::size_t>(std::ranges::count(table.items, true, &metrics::VqaItem::failed));
    for (std::size_t i = 0; i < out.first.size(); ++i) {
        out.first[i].push_back(i < questions.size() ? questions[i] : std::string());
        out.first[i].push_back(table.items[i].answer);
        out.first[i].push_back(table.items[i].prediction);
    }
}

void show(TablePreview& out, const metrics::RetrievalPredictions& table)
{
    out.header = {"query", "relevant items", "gallery"};
    for (std::size_t i = 0; i < out.first.size(); ++i) {
        out.first[i].push_back(std::to_string(table.positives[i].size()));
        out.first[i].push_back(std::to_string(table.gallery));
    }
}

TablePreview previewOf(const ImportedTable& table)
{
    TablePreview out{.name = table.name,
        .format = table.format,
        .task = std::string(metrics::name(metrics::taskOf(table.predictions))),
        .rows = metrics::rowCount(table.predictions),
        .classes = classNames(table),
        .notes = table.notes};
    const std::vector<std::string> ids = sampleIds(table);
    for (std::size_t i = 0; i < std::min(kPreviewRows, out.rows); ++i)
        out.first.push_back({ids[i]});
    if (const auto* diagnosis = std::get_if<metrics::DiagnosisPredictions>(&table.predictions))
        show(out, *diagnosis);
    else if (const auto* findings = std::get_if<metrics::MultiLabelPredictions>(&table.predictions))
        show(out, *findings);
    else if (const auto* questions = std::get_if<metrics::VqaPredictions>(&table.predictions))
        show(out, *questions, table.questions);
    else if (const auto* queries = std::get_if<metrics::RetrievalPredictions>(&table.predictions))
        show(out, *queries);
    return out;
}

/// Columns of a table that is read by a mapping; none for the fixed forms, whose content is no list of objects.
std::vector<std::string> mappable(const std::filesystem::path& file, const std::vector<ImportedTable>& tables)
{
    const bool fixed
        = !tables.empty() && tables.front().format != "plain" && tables.front().format != "phase1-findings";
    return fixed ? std::vector<std::string>{} : metrics::columnsOf(file);
}

}

ImportPreview previewPredictions(const std::filesystem::path& file, const PredictionsImport& options)
{
    ImportPreview out;
    std::vector<ImportedTable> tables;
    try {
        tables = metrics::readPredictions(file, options.task, options.mapping);
        for (const ImportedTable& table : tables)
            out.tables.push_back(previewOf(table));
    } catch (const Error& error) {
        out.problem = error.what(); // shown beside the mapping that may mend it
    }
    try {
        out.columns = mappable(file, tables);
        out.mapping = options.mapping.value_or(metrics::guessMapping(out.columns, options.task));
    } catch (const Error& error) {
        out.columns.clear();
        if (out.problem.empty())
            out.problem = error.what();
    }
    return out;
}

}
