#include "app/cli/command.h"
#include "app/cli/study.h"
#include "app/cli/table.h"

#include "core/base/error.h"
#include "core/export/decimal.h"
#include "core/workflow/import_predictions.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

using nlohmann::json;

struct Options {
    std::string file;
    std::string project;
    std::string task;
    std::string mode = "ots";
    bool dryRun = false;
    workflow::PredictionsImport import;
    metrics::ColumnMapping columns; // what was given; the rest is guessed
    std::vector<std::string> classScores; // "name=column"
};

/// Every column that can be named, with its option.
auto columnOptions()
{
    using M = metrics::ColumnMapping;
    struct Column {
        const char* option;
        std::string M::*member;
        const char* help;
    };
    return std::vector<Column>{{"--id-column", &M::id, "Column of the sample ids"},
        {"--cluster-column", &M::cluster, "Column of the patients (resampled together)"},
        {"--label-column", &M::label, "Column of the true classes"},
        {"--predicted-column", &M::predicted, "Column of the chosen classes"},
        {"--score-column", &M::score, "Column of the probability of the positive class"},
        {"--question-column", &M::question, "Column of the questions"},
        {"--answer-column", &M::answer, "Column of the reference answers"},
        {"--prediction-column", &M::prediction, "Column of the model's replies"},
        {"--question-type-column", &M::questionType, "Column of the question types"},
        {"--options-column", &M::options, "Column of the choices, a JSON object of letter to text"},
        {"--query-column", &M::query, "Column of the queries"}, {"--item-column", &M::item, "Column of the items"},
        {"--similarity-column", &M::similarity, "Column of the similarities"},
        {"--relevant-column", &M::relevant, "Column of the relevance, 0 or 1"},
        {"--latency-column", &M::latency, "Column of the milliseconds"}};
}

/// The guess with what was named on the command line; nothing where nothing was.
std::optional<metrics::ColumnMapping> mappingOf(const Options& options)
{
    const auto columns = columnOptions();
    const bool named = !options.classScores.empty()
        || std::ranges::any_of(columns, [&](const auto& c) { return !(options.columns.*(c.member)).empty(); });
    if (!named)
        return std::nullopt;
    metrics::ColumnMapping mapping = metrics::guessMapping(metrics::columnsOf(options.file), options.import.task);
    for (const auto& column : columns)
        if (const std::string& name = options.columns.*(column.member); !name.empty())
            mapping.*(column.member) = name;
    if (!options.columns.label.empty()) { // one true class a row, so the row's findings are not asked for
        mapping.findingLabels.clear();
        mapping.findingScores.clear();
    }
    if (!options.columns.score.empty() || !options.classScores.empty())
        mapping.classScores.clear();
    for (const std::string& entry : options.classScores) {
        const auto equals = entry.find('=');
        if (equals == std::string::npos || equals == 0)
            throw Error(ErrorKind::Config, "--class-score " + entry + ": expected CLASS=COLUMN");
        mapping.classScores.emplace(entry.substr(0, equals), entry.substr(equals + 1));
    }
    return mapping;
}

int preview(const Options& options, const Context& context)
{
    const workflow::ImportPreview seen = workflow::previewPredictions(options.file, options.import);
    if (!seen.problem.empty())
        throw Error(ErrorKind::Data, seen.problem);
    json tables = json::array();
    for (const workflow::TablePreview& table : seen.tables) {
        tables.push_back({{"name", table.name}, {"format", table.format}, {"task", table.task}, {"n", table.rows},
            {"failed", table.failed}, {"classes", table.classes}, {"notes", table.notes}, {"header", table.header},
            {"rows", table.first}});
        if (context.json)
            continue;
        context.out << table.name << ": " << table.format << ", " << table.task << ", n = " << table.rows << '\n';
        for (const std::string& note : table.notes)
            context.out << "note: " << note << '\n';
        Table out(table.header);
        for (const auto& row : table.first)
            out.add(row);
        out.print(context.out);
    }
    if (context.json)
        context.out << json{{"input", options.file}, {"tables", tables}}.dump(1) << '\n';
    return 0;
}

json finite(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? json(*value) : json();
}

void print(const store::Project& project, store::Id run, const Context& context)
{
    const auto reader = project.reader();
    json cells = json::array();
    for (const store::CellRow& cell : reader.cells(run)) {
        json values = json::array();
        Table table({"metric", "convention", "value", "95% CI", "n", "note"});
        for (const store::MetricRow& row : reader.metrics(cell.id)) {
            const auto number = [](double v) { return exporting::formatDecimal(v, 4); };
            values.push_back({{"id", row.metric}, {"convention", row.convention}, {"value", finite(row.value)},
                {"lower", finite(row.lower)}, {"upper", finite(row.upper)}, {"n", row.n}, {"method", row.method},
                {"replicates", row.replicates}, {"seed", row.seed}, {"note", row.note}});
            table.add({row.metric, row.convention, number(row.value),
                row.lower && row.upper ? "[" + number(*row.lower) + ", " + number(*row.upper) + "]" : "-",
                std::to_string(row.n), row.note});
        }
        cells.push_back({{"cell", cell.id}, {"model", cell.model}, {"dataset", cell.dataset}, {"mode", cell.mode},
            {"n", cell.total}, {"failed", cell.failed}, {"metrics", values}});
        if (context.json)
            continue;
        context.out << cell.model << " on " << cell.dataset << " (" << cell.mode << "), n = " << cell.total << '\n';
        table.print(context.out);
    }
    if (context.json)
        context.out << json{{"project", project.folder().string()}, {"run", run}, {"cells", cells}}.dump(1) << '\n';
    else
        context.out << "run " << run << " in " << project.folder().string() << '\n';
}

int importFile(Options options, const Context& context)
{
    options.import.task = metrics::taskFromName(options.task);
    options.import.mode = config::modeFromName(options.mode);
    options.import.mapping = mappingOf(options);
    options.import.stop = context.stop;
    if (options.dryRun)
        return preview(options, context);
    if (options.project.empty())
        throw Error(ErrorKind::Config, "--project names the project that gets the predictions; --preview needs none");
    // Read before a project is made, so that a bad file leaves no empty one behind.
    if (const auto seen = workflow::previewPredictions(options.file, options.import); !seen.problem.empty())
        throw Error(ErrorKind::Data, seen.problem);
    const auto project = openOrCreate(options.project);
    print(*project, workflow::importPredictions(*project, options.file, options.import), context);
    return 0;
}

void declare(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<Options>();
    auto& import = options->import;
    app.add_option("file", options->file, "predictions.json, CSV or JSON lines")->required();
    app.add_option("--project", options->project, "Project folder; made where there is none");
    app.add_option("--task", options->task, "diagnosis, multilabel, vqa or retrieval")->required();
    app.add_option("--model", import.model, "Id of the model that made the predictions");
    app.add_option("--dataset", import.dataset, "Id of the data set that they are about");
    app.add_option("--mode", options->mode, "How the model was used: ots, lp or lora")->capture_default_str();
    app.add_flag("--specialist", import.specialist, "The model is a medical specialist");
    app.add_option("--pairing", import.pairing, "Family of the comparison: CLIP, SigLIP, …");
    app.add_flag("--in-domain", import.inDomain, "The model was trained on this kind of data");
    app.add_option("--replicates", import.replicates, "Bootstrap replicates")->capture_default_str();
    app.add_option("--seed", import.seed, "Seed of the bootstrap")->capture_default_str();
    app.add_flag("--preview", options->dryRun, "Show what is recognised and change nothing");
    for (const auto& column : columnOptions())
        app.add_option(column.option, options->columns.*(column.member), column.help)->group("Columns");
    app.add_option("--class-score", options->classScores, "CLASS=COLUMN of its probability; may be repeated")
        ->group("Columns");
    app.callback([options, &chosen] { chosen = [options](const Context& c) { return importFile(*options, c); }; });
}

}

namespace entries {
extern constinit const Command import_predictions{
    .name = "import", .summary = "Predictions from anywhere as a run of a project", .declare = &declare};
}
}
