#include "app/cli/command.h"
#include "app/cli/table.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/export/decimal.h"
#include "core/export/table.h"
#include "core/metrics/score_file.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace vlm::cli {
namespace {

struct Options {
    std::string task = "diagnosis";
    std::string input;
    std::string convention = "strict";
    std::size_t replicates = 1000;
    std::uint64_t seed = 42;
    bool samples = false;
    std::vector<std::string> columns; // "question=col"
    std::string delimiter;
    std::string out; // aggregates
    std::string samplesOut;
};

std::optional<char> delimiterOf(const std::string& word)
{
    if (word.empty())
        return std::nullopt;
    if (word == "tab" || word == "\\t")
        return '\t';
    if (word.size() != 1)
        throw Error(ErrorKind::Config, "--delimiter " + word + ": expected one character, or \"tab\"");
    return word.front();
}

/// The guess with what was named on the command line; nothing where nothing was.
std::optional<metrics::ColumnMapping> mappingOf(const Options& options, const metrics::ScoreOptions& request)
{
    if (options.columns.empty())
        return std::nullopt;
    const auto columns = metrics::columnsOf(options.input, request.delimiter);
    metrics::ColumnMapping mapping = metrics::guessMapping(columns, request.task);
    bool scores = false;
    for (const std::string& entry : options.columns) {
        const auto equals = entry.find('=');
        if (equals == std::string::npos || equals == 0)
            throw Error(ErrorKind::Config, "--map " + entry + ": expected WORD=COLUMN, such as question=prompt");
        const std::string word = entry.substr(0, equals);
        const std::string column = entry.substr(equals + 1);
        if (!column.empty() && std::ranges::find(columns, column) == columns.end())
            throw Error(ErrorKind::Data,
                fmt::format("{} has no column \"{}\"; it has {}", options.input, column, fmt::join(columns, ", ")));
        if (word == "label") { // one true class a row, so the row's findings are not asked for
            mapping.findingLabels.clear();
            mapping.findingScores.clear();
        }
        if (word.starts_with("score") && !std::exchange(scores, true))
            mapping.classScores.clear(); // the guess
        metrics::assignColumn(mapping, word, column);
    }
    return mapping;
}

exporting::Value cellOf(const nlohmann::ordered_json& value)
{
    if (value.is_number())
        return exporting::Value::of(value.get<double>());
    return exporting::Value::of(value.is_null() ? std::string()
            : value.is_string()                 ? value.get<std::string>()
                                                : value.dump());
}

/// Objects as a table: the union of their keys, those of "metrics" like the others.
exporting::Table tableOf(const std::vector<std::pair<std::string, nlohmann::ordered_json>>& rows)
{
    exporting::Table out{.columns = {{"table"}}};
    std::vector<std::map<std::string, exporting::Value>> cells;
    const auto add = [&](const std::string& key, const nlohmann::ordered_json& value) {
        if (std::ranges::find(out.columns, key, &exporting::Column::name) == out.columns.end())
            out.columns.push_back({key, value.is_number()});
        cells.back()[key] = cellOf(value);
    };
    for (const auto& [table, row] : rows) {
        cells.emplace_back();
        cells.back()["table"] = exporting::Value::of(table);
        for (const auto& [key, value] : row.items()) {
            if (key != "metrics" || !value.is_object()) {
                add(key, value);
                continue;
            }
            for (const auto& [name, number] : value.items())
                add(name, number);
        }
    }
    for (auto& row : cells) {
        auto& line = out.rows.emplace_back();
        for (const exporting::Column& column : out.columns)
            line.push_back(row.contains(column.name) ? row[column.name] : exporting::Value::of(std::string()));
    }
    return out;
}

/// As CSV, TSV or JSON by the suffix, text as it is.
void write(const std::string& file, const std::vector<std::pair<std::string, nlohmann::ordered_json>>& rows)
{
    const std::string suffix = std::filesystem::path(file).extension().string();
    const exporting::Table table = tableOf(rows);
    if (suffix == ".json")
        return writeFileAtomically(file, exporting::json(table));
    if (suffix != ".csv" && suffix != ".tsv")
        throw Error(ErrorKind::Config, file + ": scores are written as .csv, .tsv or .json");
    writeFileAtomically(file,
        suffix == ".csv" ? exporting::csv(table, exporting::Reader::Program)
                         : exporting::tsv(table, exporting::Reader::Program));
}

void writeFiles(const Options& options, const std::vector<metrics::ScoredTable>& tables)
{
    std::vector<std::pair<std::string, nlohmann::ordered_json>> aggregates;
    std::vector<std::pair<std::string, nlohmann::ordered_json>> samples;
    for (const metrics::ScoredTable& table : tables) {
        for (const metrics::MetricValue& value : table.metrics)
            aggregates.emplace_back(table.source.name, metrics::toJson(value));
        for (const metrics::Meter& meter : table.meters)
            aggregates.emplace_back(table.source.name,
                nlohmann::ordered_json{{"id", meter.name}, {"title", meter.name},
                    {"value", std::isnan(meter.value) ? nlohmann::ordered_json() : nlohmann::ordered_json(meter.value)},
                    {"n", meter.n}});
        for (const auto& row : table.samples)
            samples.emplace_back(table.source.name, row);
    }
    if (!options.out.empty())
        write(options.out, aggregates);
    if (!options.samplesOut.empty())
        write(options.samplesOut, samples);
}

int score(const Options& options, const Context& context)
{
    metrics::ScoreOptions request;
    request.task = metrics::taskFromName(options.task);
    request.evaluation.settings.convention = metrics::conventionFromName(options.convention);
    request.evaluation.replicates = options.replicates;
    request.evaluation.seed = options.seed;
    request.evaluation.stop = context.stop;
    request.delimiter = delimiterOf(options.delimiter);
    request.mapping = mappingOf(options, request);
    const auto tables = metrics::scoreFile(options.input, request);
    writeFiles(options, tables);
    if (context.json) {
        nlohmann::ordered_json out = nlohmann::ordered_json::array();
        for (const metrics::ScoredTable& table : tables)
            out.push_back(metrics::toJson(table, true));
        context.out << nlohmann::ordered_json{{"input", options.input}, {"tables", out}}.dump(1) << '\n';
        return 0;
    }
    for (const metrics::ScoredTable& scored : tables) {
        Table table({"metric", "value", "95% CI", "n", "method", "note"});
        for (const metrics::MetricValue& value : scored.metrics) {
            const stats::Estimate& e = value.estimate;
            const auto number = [](double v) { return exporting::formatDecimal(v, 4); };
            table.add({std::string(value.metric->title), number(e.value),
                e.hasInterval() ? "[" + number(e.lower) + ", " + number(e.upper) + "]" : "-", std::to_string(e.n),
                std::string(stats::name(e.method)), e.note});
        }
        const auto whole = metrics::toJson(scored, true);
        context.out << fmt::format("{}: {} ({})\n", options.input, scored.source.name,
            metrics::signature(request.evaluation.settings.convention));
        for (const std::string& note : scored.source.notes)
            context.out << "note: " << note << '\n';
        table.print(context.out);
        for (const auto& [name, content] : scored.tables.items())
            context.out << name << ": " << content.dump() << '\n';
        for (const metrics::Meter& meter : scored.meters)
            context.out << fmt::format(
                "{}: {} (n = {})\n", meter.name, exporting::formatDecimal(meter.value, 6), meter.n);
        if (options.samples && whole.contains("samples"))
            for (const auto& row : whole["samples"])
                context.out << row.dump() << '\n';
        context.out << '\n';
    }
    return 0;
}

void declare(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<Options>();
    app.add_option("--task", options->task, "diagnosis, multilabel, vqa or retrieval")->capture_default_str();
    app.add_option("--input", options->input, "predictions.json, CSV or JSON lines")->required();
    app.add_option("--convention", options->convention, "strict or medvlmbench")->capture_default_str();
    app.add_option("--replicates", options->replicates, "Bootstrap replicates")->capture_default_str();
    app.add_option("--seed", options->seed, "Seed of the bootstrap")->capture_default_str();
    app.add_flag("--samples", options->samples, "Print each sample's scores too (always with --json)");
    app.add_option("--map", options->columns,
        "WORD=COLUMN of a plain table, may be repeated: id, cluster, label, predicted, score, score:<class>, "
        "finding:<name>, finding_score:<name>, question, answer, prediction, type, options, query, item, "
        "similarity, relevant, latency; the rest is guessed");
    app.add_option("--delimiter", options->delimiter, "Of a text table: one character or tab; else by the suffix");
    app.add_option("--out", options->out, "Write the metrics to a .csv, .tsv or .json file");
    app.add_option("--samples-out", options->samplesOut, "Write each sample's scores to a .csv, .tsv or .json file");
    app.callback([options, &chosen] { chosen = [options](const Context& c) { return score(*options, c); }; });
}

}

namespace entries {
extern constinit const Command score{
    .name = "score", .summary = "Metrics of a predictions file from anywhere", .declare = &declare};
}
}
