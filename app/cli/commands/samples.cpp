#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/export/table.h"
#include "core/store/filter_edit.h"
#include "core/store/filter_sql.h"
#include "core/store/filter_words.h"
#include "core/store/project.h"
#include "core/store/saved_views.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

using exporting::Value;

constexpr std::int64_t kPage = 4096;

struct Options {
    std::string project;
    std::string dataset;
    std::string where;
    std::string view;
    std::string format = "csv";
    std::string orderBy = "ordinal";
    store::Id cell = 0;
    std::int64_t limit = 0;
    bool descending = false;
    bool count = false;
    bool notes = false;
};

store::SampleQuery queryOf(const Options& options, const store::Reader& reader)
{
    store::SampleQuery query{.dataset = options.dataset, .filter = options.where};
    if (options.cell > 0) {
        const auto cell = reader.cell(options.cell);
        if (!cell)
            throw Error(ErrorKind::Config, "there is no cell " + std::to_string(options.cell) + " in this project");
        query.cell = options.cell;
    }
    query.orderBy = options.orderBy;
    query.descending = options.descending;
    if (!options.dataset.empty() && !reader.dataset(options.dataset)) {
        std::string known;
        for (const store::DatasetRow& row : reader.datasets())
            known += (known.empty() ? "" : ", ") + row.id;
        throw Error(ErrorKind::Config, "there is no data set '" + options.dataset + "'; known: " + known);
    }
    if (!options.view.empty()) {
        const auto views = store::savedViews(reader);
        const auto view = std::ranges::find_if(views, [&](const store::SavedView& one) {
            return one.name == options.view && (options.dataset.empty() || one.dataset == options.dataset);
        });
        if (view == views.end()) {
            std::string known;
            for (const store::SavedView& one : views)
                known += (known.empty() ? "" : ", ") + ("'" + one.name + "' of " + one.dataset);
            throw Error(ErrorKind::Config,
                "there is no saved view '" + options.view + "'; known: " + (known.empty() ? "none" : known));
        }
        query.dataset = view->dataset;
        query.filter = store::bothFilters(view->filter, options.where);
    }
    const store::FilterNode line = store::parseFilter(query.filter);
    store::checkFilter(line, query.filter, query.cell.has_value());
    if (const auto problem = store::unknownWord(line, query.filter, reader.filterWords(query.dataset)))
        throw store::FilterError(*problem);
    return query;
}

std::string joined(const std::vector<std::string>& list)
{
    std::string out;
    for (const std::string& one : list)
        out += (out.empty() ? "" : "; ") + one;
    return out;
}

std::vector<exporting::Column> columnsOf(const store::SampleQuery& query)
{
    std::vector<exporting::Column> columns;
    for (const char* name : {"dataset", "id", "split"})
        columns.push_back({name});
    columns.push_back({"label", true});
    for (const char* name : {"label_text", "type", "question", "answer", "image", "patient", "starred", "tags", "note"})
        columns.push_back({name});
    if (query.cell) {
        columns.push_back({"predicted", true});
        columns.push_back({"score", true});
        for (const char* name : {"reply", "status"})
            columns.push_back({name});
    }
    return columns;
}

std::vector<Value> rowOf(const store::SampleRow& sample, const store::SampleQuery& query, const store::Reader& reader)
{
    std::vector<Value> row{Value::of(sample.dataset), Value::of(sample.id), Value::of(sample.split),
        sample.label < 0 ? Value{} : Value::of(static_cast<double>(sample.label)), Value::of(sample.labelText),
        Value::of(sample.answerType), Value::of(sample.question), Value::of(sample.answer), Value::of(sample.image),
        Value::of(sample.cluster), Value::of(std::string(sample.starred ? "yes" : "no")),
        Value::of(joined(sample.tags)), Value::of(sample.note)};
    if (!query.cell)
        return row;
    const auto said = reader.prediction(*query.cell, sample.id);
    const bool chose = said && said->predicted >= 0;
    row.push_back(chose ? Value::of(static_cast<double>(said->predicted)) : Value{});
    row.push_back(
        said && !said->scores.empty() ? Value::of(static_cast<double>(std::ranges::max(said->scores))) : Value{});
    row.push_back(Value::of(said ? said->text : std::string()));
    row.push_back(Value::of(said ? said->status : std::string()));
    return row;
}

void print(const exporting::Table& table, const Options& options, const Context& context)
{
    const exporting::Format format = context.json ? exporting::Format::Json : exporting::formatFromName(options.format);
    using enum exporting::Format;
    switch (format) {
    case Csv:
        context.out << exporting::csv(table);
        return;
    case Tsv:
        context.out << exporting::tsv(table);
        return;
    case Markdown:
        context.out << exporting::markdown(table);
        return;
    case Latex:
        context.out << exporting::latex(table);
        return;
    case Json:
        context.out << exporting::json(table) << '\n';
        return;
    case JsonLines:
        context.out << exporting::jsonLines(table);
        return;
    }
}

int listNotes(const Options& options, const store::Reader& reader, const Context& context)
{
    exporting::Table table{.columns = {{"dataset"}, {"id"}, {"note"}, {"in_project"}}};
    for (const store::NoteRow& note : reader.notes())
        if (options.dataset.empty() || note.dataset == options.dataset)
            table.rows.push_back({Value::of(note.dataset), Value::of(note.sample), Value::of(note.text),
                Value::of(std::string(note.known ? "yes" : "no"))});
    print(table, options, context);
    return 0;
}

int list(const Options& options, const Context& context)
{
    const auto project = store::Project::openReadOnly(options.project);
    const store::Reader reader = project->reader();
    if (options.notes)
        return listNotes(options, reader, context);
    const store::SampleQuery query = queryOf(options, reader);
    const std::int64_t all = reader.countSamples(query);
    if (options.count) {
        if (context.json)
            context.out << nlohmann::json{{"samples", all}}.dump() << '\n';
        else
            context.out << all << '\n';
        return 0;
    }
    const std::int64_t wanted = options.limit > 0 ? std::min(options.limit, all) : all;
    exporting::Table table{.columns = columnsOf(query)};
    for (std::int64_t at = 0; at < wanted; at += kPage)
        for (const store::SampleRow& sample : reader.samples(query, at, std::min(kPage, wanted - at)))
            table.rows.push_back(rowOf(sample, query, reader));
    print(table, options, context);
    if (wanted < all)
        context.messages << wanted << " of " << all << " samples\n";
    return 0;
}

void declare(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<Options>();
    app.add_option("--project", options->project, "Project folder")->required();
    app.add_option("--where", options->where,
        "Filter as on the Data page, as: 'split:test label:benign -starred \"pleural effusion\"'");
    app.add_option("--dataset", options->dataset, "Id of a data set; all if left out");
    app.add_option("--view", options->view, "A saved view of the project; --where restricts it further");
    app.add_option("--cell", options->cell, "Result whose answers the filter is about; they are printed too")
        ->check(CLI::PositiveNumber);
    app.add_option("--order", options->orderBy, "Column to sort by")->capture_default_str();
    app.add_flag("--descending", options->descending, "The other way round");
    app.add_option("--limit", options->limit, "Rows at most; 0 prints all")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    app.add_option("--format", options->format, "csv, tsv, markdown, json or jsonl")->capture_default_str();
    app.add_flag("--count", options->count, "Only how many there are");
    app.add_flag("--notes", options->notes, "Lists the notes of the project instead");
    app.callback([options, &chosen] { chosen = [options](const Context& c) { return list(*options, c); }; });
}

}

namespace entries {
extern constinit const Command samples{
    .name = "samples", .summary = "List samples of a project by a filter or a saved view", .declare = &declare};
}
}
