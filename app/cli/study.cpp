#include "app/cli/study.h"

#include "app/cli/progress.h"
#include "app/cli/table.h"
#include "core/base/error.h"
#include "core/export/decimal.h"
#include "core/runs/engine.h"
#include "core/workflow/registration.h"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string percent(double value)
{
    return exporting::formatDecimal(value, 2, 2);
}

std::string interval(const store::MetricRow& metric)
{
    if (!metric.lower || !metric.upper)
        return "-";
    return "[" + percent(*metric.lower) + ", " + percent(*metric.upper) + "]";
}

}

std::unique_ptr<store::Project> openOrCreate(const fs::path& folder)
{
    if (fs::exists(folder / "project.sqlite"))
        return store::Project::open(folder);
    fs::path made = folder;
    if (made.extension() != store::kProjectSuffix)
        made += store::kProjectSuffix;
    return fs::exists(made / "project.sqlite") ? store::Project::open(made) : store::Project::create(made);
}

store::Id runStudy(store::Project& project, const config::RunConfig& config, const Context& context)
{
    workflow::registerStudy(project, config);
    ProgressPrinter printer(context.messages);
    runs::Engine engine(project, runs::Sources::real(), printer);
    const store::Id run = engine.submit(config);
    constexpr int kPollMs = 100;
    bool cancelling = false;
    while (!engine.waitUntilIdle(kPollMs))
        if (context.stop.stop_requested() && !cancelling) {
            engine.cancel(run);
            cancelling = true;
        }
    project.writer().flush();
    if (cancelling)
        throw Error(ErrorKind::Cancelled, "cancelled; finished predictions are kept, the same command goes on");
    const auto cells = project.reader().cells(run);
    std::string reason;
    for (const store::CellRow& cell : cells) {
        if (cell.state == store::State::Done)
            return run;
        if (reason.empty())
            reason = cell.model + " x " + cell.dataset + " (" + cell.mode + "): " + cell.error;
    }
    const auto row = project.reader().run(run);
    throw Error(ErrorKind::Data,
        !reason.empty()                  ? reason
            : row && !row->error.empty() ? row->error
                                         : std::string("the run has no cells"));
}

namespace {

/// Prints the table of one run and adds its rows. @return whether a cell failed
bool addResults(const store::Project& project, const RunTable& wanted, const std::string& convention,
    const Context& context, json& rows)
{
    const std::string& metric = wanted.metric;
    const auto reader = project.reader();
    const auto cells = reader.cells(wanted.run);
    Table table({"model", "", "data set", "mode", metric + " %", "95% CI", "n", "note"});
    std::vector<std::string> notes; // printed once, below
    bool failed = false;
    const auto results = reader.results(metric, convention);
    for (const store::CellRow& cell : cells) {
        failed = failed || cell.state == store::State::Failed;
        for (const store::ResultRow& result : results) {
            if (result.cell.model != cell.model || result.cell.dataset != cell.dataset || result.cell.mode != cell.mode)
                continue;
            const bool known = result.metric.has_value() && std::isfinite(result.metric->value);
            const std::string note = !cell.error.empty() ? cell.error : result.metric ? result.metric->note : "";
            if (!note.empty() && std::find(notes.begin(), notes.end(), note) == notes.end())
                notes.push_back(note);
            const auto mark = std::find(notes.begin(), notes.end(), note);
            table.add({cell.model, result.specialist ? "specialist" : "generalist",
                cell.dataset + (result.inDomain ? " †" : ""), cell.mode, known ? percent(result.metric->value) : "-",
                known ? interval(*result.metric) : "-", std::to_string(result.metric ? result.metric->n : 0),
                note.empty() ? "" : "(" + std::to_string(mark - notes.begin() + 1) + ")"});
            json row{{"model", cell.model}, {"dataset", cell.dataset}, {"mode", cell.mode},
                {"state", store::name(cell.state)}, {"specialist", result.specialist}, {"in_domain", result.inDomain},
                {"metric", metric}, {"convention", convention}, {"note", note},
                {"n", result.metric ? result.metric->n : 0}};
            if (const json details = json::parse(cell.details, nullptr, false);
                details.is_object() && details.contains("precision"))
                row["precision"] = details["precision"];
            row["value"] = known ? json(result.metric->value) : json();
            row["lower"] = known && result.metric->lower ? json(*result.metric->lower) : json();
            row["upper"] = known && result.metric->upper ? json(*result.metric->upper) : json();
            if (result.metric) {
                row["method"] = result.metric->method;
                row["replicates"] = result.metric->replicates;
                row["seed"] = result.metric->seed;
            }
            rows.push_back(std::move(row));
            break;
        }
    }
    if (context.json)
        return failed;
    table.print(context.out);
    for (std::size_t i = 0; i < notes.size(); ++i)
        context.out << "(" << i + 1 << ") " << notes[i] << '\n';
    return failed;
}

}

int printResults(const store::Project& project, std::span<const RunTable> runs, const std::string& convention,
    const Context& context)
{
    json rows = json::array();
    bool failed = false;
    for (const RunTable& one : runs) {
        if (!context.json && &one != runs.data())
            context.out << '\n';
        failed = addResults(project, one, convention, context, rows) || failed;
    }
    if (context.json)
        context.out << json{{"project", project.folder().string()}, {"run", runs.front().run}, {"results", rows}}.dump(
            1) << '\n';
    else
        context.out << "† in-domain for this model. Research use only, not for clinical decisions.\n";
    return failed ? 1 : 0;
}

int printResults(const store::Project& project, store::Id run, const std::string& metric, const std::string& convention,
    const Context& context)
{
    const RunTable one{.run = run, .metric = metric};
    return printResults(project, {&one, 1}, convention, context);
}

}
