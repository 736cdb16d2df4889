#include "core/judge/judge.h"
#include "app/cli/command.h"
#include "app/cli/table.h"

#include "core/base/error.h"
#include "core/export/decimal.h"
#include "core/judge/agreement.h"
#include "core/metrics/import/import.h"

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string input;
    std::string table;
    std::string out;
    std::string mode = "rubric";
    std::string questions = "open";
    std::string convention = "strict";
    unsigned connections = 4;
    std::vector<std::string> agree;
    judge::EndpointOptions endpoint;
};

Json orNull(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

std::string shown(double value)
{
    return std::isfinite(value) ? exporting::formatDecimal(value, 4) : "-";
}

int agree(const Options& options, const Context& context)
{
    stats::BootstrapOptions bootstrap;
    bootstrap.stop = context.stop;
    const judge::Agreement found
        = judge::agreement(judge::readRater(options.agree[0]), judge::readRater(options.agree[1]), bootstrap);
    const stats::Estimate& kappa = found.kappa;
    if (context.json) {
        context.out << Json{{"first", options.agree[0]}, {"second", options.agree[1]}, {"pairs", found.pairs},
            {"only_first", found.onlyFirst}, {"only_second", found.onlySecond}, {"observed", found.observed},
            {"kappa", orNull(kappa.value)}, {"lower", orNull(kappa.lower)}, {"upper", orNull(kappa.upper)},
            {"method", stats::name(kappa.method)}, {"weights", found.weights}, {"note", kappa.note}}
                           .dump(1)
                    << '\n';
        return 0;
    }
    Table table({"kappa", "95% CI", "weights", "same verdict", "pairs", "only first", "only second", "note"});
    table.add({shown(kappa.value), fmt::format("[{}, {}]", shown(kappa.lower), shown(kappa.upper)), found.weights,
        shown(found.observed), std::to_string(found.pairs), std::to_string(found.onlyFirst),
        std::to_string(found.onlySecond), kappa.note});
    table.print(context.out);
    return 0;
}

metrics::ImportedTable chosenTable(const Options& options)
{
    std::vector<metrics::ImportedTable> tables = metrics::readPredictions(options.input, metrics::Task::Vqa);
    std::string known;
    for (metrics::ImportedTable& table : tables) {
        if (options.table.empty() ? tables.size() == 1 : table.name == options.table)
            return std::move(table);
        known.append(known.empty() ? "" : ", ").append(table.name);
    }
    throw Error(ErrorKind::Config,
        fmt::format(
            "{}: --table must name one of {}", options.input, known.empty() ? "its tables; it has none" : known));
}

void print(const judge::Summary& summary, const judge::Overall& whole, const Options& options, const Context& context)
{
    if (context.json) {
        context.out << Json{{"input", options.input}, {"journal", options.out}, {"model", options.endpoint.model},
            {"mode", options.mode}, {"prompt", judge::promptHash(judge::modeFromName(options.mode))},
            {"prompt_version", judge::promptVersion(judge::modeFromName(options.mode))},
            {"questions", options.questions}, {"n", summary.n}, {"judged", summary.judged},
            {"identical", summary.identical}, {"unparsed", summary.unparsed}, {"failed", summary.failed},
            {"unanswered", summary.unanswered}, {"verdicts", summary.labels}, {"mean", orNull(summary.mean)},
            {"coverage", summary.coverage}, {"lower_bound", summary.lower}, {"upper_bound", summary.upper},
            {"closed", whole.closed}, {"closed_accuracy", orNull(whole.closedAccuracy)},
            {"overall", options.questions == "open" ? orNull(whole.score) : Json()}}
                           .dump(1)
                    << '\n';
        return;
    }
    context.out << fmt::format("{} by {} ({}), journal {}\n", options.input, options.endpoint.model,
        judge::promptVersion(judge::modeFromName(options.mode)), options.out);
    Table table({"score", "bounds", "coverage", "judged", "identical", "unparsed", "failed", "unanswered", "n"});
    table.add({shown(summary.mean), fmt::format("[{}, {}]", shown(summary.lower), shown(summary.upper)),
        shown(summary.coverage), std::to_string(summary.judged), std::to_string(summary.identical),
        std::to_string(summary.unparsed), std::to_string(summary.failed), std::to_string(summary.unanswered),
        std::to_string(summary.n)});
    table.print(context.out);
    for (const auto& [label, count] : summary.labels)
        context.out << fmt::format("{}: {}\n", label, count);
    if (options.questions == "open" && whole.closed > 0)
        context.out << fmt::format("with {} closed questions (accuracy {}): {}\n", whole.closed,
            shown(whole.closedAccuracy), shown(whole.score));
}

int run(const Options& options, const Context& context)
{
    if (!options.agree.empty())
        return agree(options, context);
    if (options.input.empty() || options.out.empty())
        throw Error(ErrorKind::Config, "judge needs --input, --endpoint, --model and --out, or --agree A B");
    if (options.questions != "open" && options.questions != "all")
        throw Error(ErrorKind::Config, "--questions is open or all, not '" + options.questions + "'");
    const metrics::Convention convention = metrics::conventionFromName(options.convention);
    const metrics::ImportedTable table = chosenTable(options);
    const std::vector<judge::Item> items
        = judge::itemsOf(table, options.questions == "all" ? judge::Questions::All : judge::Questions::Open);
    judge::Endpoint endpoint(options.endpoint, judge::keyFromEnvironment(options.endpoint.keyVariable));
    judge::JudgeOptions request{.mode = judge::modeFromName(options.mode), .connections = options.connections};
    request.stop = context.stop;
    request.progress = [&context](std::size_t done, std::size_t total) {
        if (done == total || done % 25 == 0)
            context.messages << fmt::format("{} of {} answers\n", done, total);
    };
    const judge::Summary summary = judge::judgeAll(items, endpoint, options.out, request);
    print(summary, judge::overall(summary, std::get<metrics::VqaPredictions>(table.predictions), convention), options,
        context);
    if (summary.failed == 0)
        return 0;
    context.messages << fmt::format(
        "{} answers got no reply; the same command asks for them again ({} says why)\n", summary.failed, options.out);
    return 1;
}

void declare(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<Options>();
    judge::EndpointOptions& endpoint = options->endpoint;
    app.add_option("--input", options->input, "predictions.json, CSV or JSON lines");
    app.add_option("--table", options->table, "Which table of the input, where it holds several");
    app.add_option("--endpoint", endpoint.url, "Address of an OpenAI-compatible server");
    app.add_option("--model", endpoint.model, "The judge's name at that server");
    app.add_option("--out", options->out, "Journal of replies (JSON lines); an existing one is continued");
    app.add_option("--mode", options->mode, "rubric, or medvlmbench for scores from 1 to 100")->capture_default_str();
    app.add_option("--questions", options->questions, "open or all")->capture_default_str();
    app.add_option("--convention", options->convention, "Of closed questions: strict or medvlmbench")
        ->capture_default_str();
    app.add_option("--api", endpoint.api, "How the server is spoken to: compatible, openai or gemini")
        ->check(CLI::IsMember({"compatible", "openai", "gemini"}))
        ->capture_default_str();
    app.add_option("--key-env", endpoint.keyVariable, "Environment variable that holds the key")->capture_default_str();
    app.add_option(
           "--temperature", endpoint.temperature, "Sampling temperature of the judge; negative: the server's own")
        ->capture_default_str();
    app.add_option("--max-tokens", endpoint.maxTokens, "Longest reply in tokens")->capture_default_str();
    app.add_option("--attempts", endpoint.attempts, "Tries for one reply")->capture_default_str();
    app.add_option("--timeout-ms", endpoint.timeoutMs, "Milliseconds to wait for a reply")->capture_default_str();
    app.add_option("--requests-per-minute", endpoint.requestsPerMinute, "Requests a minute; 0: no limit")
        ->capture_default_str();
    app.add_option("--connections", options->connections, "Requests under way at once")->capture_default_str();
    app.add_option("--agree", options->agree, "Cohen's kappa of two journals, or of a journal and a person's CSV")
        ->expected(2);
    app.callback([options, &chosen] { chosen = [options](const Context& c) { return run(*options, c); }; });
}

}

namespace entries {
extern constinit const Command judge{
    .name = "judge", .summary = "Have a language model judge open answers; every reply is kept", .declare = &declare};
}
}
