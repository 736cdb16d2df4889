#include "app/cli/command.h"
#include "app/cli/results_export.h"

#include <memory>
#include <string>

#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

struct Options {
    ExportRequest request;
    std::string project;
    std::string out;
};

int exportAll(Options options, const Context& context)
{
    options.request.out = options.out;
    std::unique_ptr<store::Project> project;
    if (!options.project.empty())
        project = store::Project::open(options.project);
    exportResults(options.request, project.get());
    if (context.json)
        context.out << nlohmann::json{{"out", options.out}}.dump() << '\n';
    else
        context.out << "written: " << options.out << '\n';
    return 0;
}

void declare(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<Options>();
    const CLI::IsMember kinds{
        {"heatmap", "table", "cost", "predictions", "gaps", "best", "forest", "roc", "calibration"}};
    app.add_option(
           "what", options->request.what, "heatmap, table, cost, predictions, gaps, best, forest, roc or calibration")
        ->required()
        ->check(kinds);
    auto* project = app.add_option("--project", options->project, "Project folder");
    app.add_option("--study", options->request.study, "Published study instead: diagnosis, vqa, … (gaps, best, forest)")
        ->excludes(project);
    app.add_option("--format", options->request.format, "Format of the file")
        ->required()
        ->check(CLI::IsMember({"png", "svg", "pdf", "csv", "tsv", "latex", "markdown", "json", "jsonl"}));
    app.add_option("--out", options->out, "File to write")->required();
    app.add_option("--metric", options->request.metric, "Metric id")->capture_default_str();
    app.add_option("--convention", options->request.convention, "strict or medvlmbench")->capture_default_str();
    app.add_option("--mode", options->request.mode, "ots, lp, lora, coop, …; all without it");
    app.add_option("--model", options->request.model, "Model id (cost, predictions, roc, calibration)");
    app.add_option("--dataset", options->request.dataset, "Data set id (cost, predictions, forest, roc, calibration)");
    app.add_option("--question", options->request.question, "RQ1, RQ2 or RQ3 (best)")->capture_default_str();
    app.add_option("--in-domain", options->request.inDomain, "In-domain table; the study's own without it");
    app.add_option("--class", options->request.positiveClass, "Class against the rest, from 0 (roc)")
        ->capture_default_str();
    app.add_flag("--published", options->request.published, "The published values beside ours (heatmap)");
    app.add_flag("--plain", options->request.plain, "Best values not in bold, second ones not underlined (table)");
    app.callback([options, &chosen] { chosen = [options](const Context& c) { return exportAll(*options, c); }; });
}

}

namespace entries {
extern constinit const Command export_results{
    .name = "export", .summary = "Write a figure, a table or predictions to a file", .declare = &declare};
}
}
