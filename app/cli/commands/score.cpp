#include "app/cli/command.h"
#include "app/cli/table.h"

#include "core/export/decimal.h"
#include "core/metrics/score_file.h"

#include <memory>
#include <string>

#include <fmt/format.h>

namespace vlm::cli {
namespace {

struct Options {
    std::string task = "diagnosis";
    std::string input;
    std::string convention = "strict";
    std::size_t replicates = 1000;
    std::uint64_t seed = 42;
    bool samples = false;
};

int score(const Options& options, const Context& context)
{
    metrics::ScoreOptions request;
    request.task = metrics::taskFromName(options.task);
    request.evaluation.settings.convention = metrics::conventionFromName(options.convention);
    request.evaluation.replicates = options.replicates;
    request.evaluation.seed = options.seed;
    request.evaluation.stop = context.stop;
    const auto tables = metrics::scoreFile(options.input, request);
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
    app.callback([options, &chosen] { chosen = [options](const Context& c) { return score(*options, c); }; });
}

}

namespace entries {
extern constinit const Command score{
    .name = "score", .summary = "Metrics of a predictions file from anywhere", .declare = &declare};
}
}
