#include "app/cli/data_desk.h"

#include "app/cli/table.h"

#include "core/audit/audit.h"
#include "core/audit/overview.h"
#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/dataset.h"
#include "core/data/pseudonym.h"
#include "core/decoding/dicom_tags.h"
#include "core/science/without.h"
#include "core/store/project.h"
#include "core/workflow/cached_features.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace vlm::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Options {
    std::string path; // a path, an embedded data set, or an id in the project
    std::string project;
    std::vector<std::string> settings; // key=value of the importer
    int nearBits = 4;
    bool namesOnly = false;
    unsigned threads = 0;
    std::string html;
    std::string without = "leaks";
    std::string metric;
    std::string convention = "strict";
    std::size_t replicates = 1000;
    std::uint64_t seed = 42;
};

/// An opened data set and where what is found out about it is kept.
struct Opened {
    std::unique_ptr<data::Dataset> dataset;
    fs::path cache;
};

Opened open(const Options& options, const Context& context)
{
    Opened out;
    data::ImportOptions import;
    import.stop = context.stop;
    for (const std::string& setting : options.settings) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos || equals == 0)
            throw Error(ErrorKind::Config, "--set " + setting + ": expected key=value");
        import.settings[setting.substr(0, equals)] = setting.substr(equals + 1);
    }
    fs::path path = options.path;
    if (!options.project.empty()) {
        const auto project = store::Project::openReadOnly(options.project);
        data::usePseudonymKey(project->folder());
        out.cache = audit::cacheFolder(project->cacheFolder());
        if (const auto row = project->reader().dataset(options.path)) {
            path = row->path;
            import.id = row->id;
        }
    }
    if (!fs::exists(path)) {
        const fs::path embedded = dataDirectory() / "demo" / "datasets" / options.path;
        if (options.path.empty() || !fs::exists(embedded))
            throw Error(ErrorKind::Data,
                "no data set at '" + options.path
                    + "': it is neither a path, an embedded data set, nor one of the project");
        path = embedded;
    }
    out.dataset = data::open(path, import);
    return out;
}

/// One line on a terminal, nothing elsewhere.
audit::Progress progressOn(const Context& context, unsigned threads)
{
    audit::Progress progress{.stop = context.stop, .threads = threads};
    if (::isatty(STDERR_FILENO) != 0) {
        auto mutex = std::make_shared<std::mutex>();
        progress.report = [&out = context.messages, mutex](std::size_t done, std::size_t total) {
            const std::scoped_lock lock(*mutex);
            out << fmt::format("\r{} of {} images{}", done, total, done == total ? "\n" : "") << std::flush;
        };
    }
    return progress;
}

audit::Report reportOf(const Options& options, const Opened& opened, const Context& context)
{
    audit::AuditOptions auditing{.cache = opened.cache,
        .nearBits = options.nearBits,
        .readImages = !options.namesOnly,
        .progress = progressOn(context, options.threads)};
    if (!options.project.empty())
        auditing.features
            = workflow::cachedFeatures(*store::Project::openReadOnly(options.project), *opened.dataset).find;
    return audit::audit(*opened.dataset, auditing);
}

int runAudit(const Options& options, const Context& context)
{
    const audit::Report report = reportOf(options, open(options, context), context);
    if (context.json) {
        context.out << audit::toJson(report).dump(1) << '\n';
        return 0;
    }
    context.out << fmt::format(
        "{} ({}): {} images, {} unreadable\n\n", report.title, report.dataset, report.images, report.broken);
    Table splits({"split", "samples", "images", "patients, studies or images"});
    constexpr std::array names{"train", "validation", "test"};
    for (std::size_t i = 0; i < names.size(); ++i)
        splits.add({names[i], std::to_string(report.splits[i].samples), std::to_string(report.splits[i].images),
            std::to_string(report.splits[i].clusters)});
    splits.print(context.out);
    for (const audit::Finding& finding : report.findings) {
        context.out << fmt::format(
            "\n{}: {} [{}]\n  {}\n", audit::name(finding.severity), finding.title, finding.kind, finding.sentence);
        for (std::size_t i = 0; i < std::min<std::size_t>(finding.samples.size(), 5); ++i)
            context.out << "    " << finding.samples[i] << '\n';
        if (finding.samples.size() > 5)
            context.out << fmt::format("    and {} more (--json lists all)\n", finding.samples.size() - 5);
    }
    const std::size_t leaked = audit::leakedSamples(report).size();
    context.out << fmt::format("\n{} of {} test samples are in doubt{}\n", leaked, report.splits[2].samples,
        leaked > 0 ? "; `medvlm dataset clean` scores a project's results without them" : "");
    return 0;
}

int runOverview(const Options& options, const Context& context)
{
    const Opened opened = open(options, context);
    const audit::Overview overview = audit::overview(*opened.dataset,
        {.cache = opened.cache, .seed = options.seed, .progress = progressOn(context, options.threads)});
    if (!options.html.empty())
        writeFileAtomically(options.html, audit::toHtml(overview, *opened.dataset));
    if (context.json) {
        context.out << audit::toJson(overview).dump(1, ' ', false, json::error_handler_t::replace) << '\n';
        return 0;
    }
    context.out << fmt::format("{} ({}): {} samples, {} images, {} unreadable\n\n", overview.title, overview.dataset,
        overview.samples, overview.images, overview.broken);
    Table table({"quantity", "n", "mean", "sd", "least", "median", "most"});
    const auto row = [&table](const std::string& name, const audit::Distribution& d) {
        table.add({name, std::to_string(d.n), fmt::format("{:.2f}", d.mean), fmt::format("{:.2f}", d.deviation),
            fmt::format("{:g}", d.quantiles[0]), fmt::format("{:g}", d.quantiles[2]),
            fmt::format("{:g}", d.quantiles[4])});
    };
    for (const audit::Distribution& d : overview.sizes)
        row(d.name + (d.unit.empty() ? "" : ", " + d.unit), d);
    for (const audit::Distribution& d : overview.lengths)
        row(d.name + ", " + d.unit, d);
    for (const audit::Intensity& i : overview.intensities)
        row("mean grey level, " + i.group, i.means);
    table.print(context.out);
    if (!options.html.empty())
        context.out << "\nwritten: " << options.html << '\n';
    return 0;
}

std::vector<std::string> kindsOf(const std::string& text)
{
    std::vector<std::string> kinds;
    if (text == "leaks")
        return kinds;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        kinds.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    constexpr std::array<std::string_view, 7> known{"image-overlap", "near-overlap", "patient-overlap", "question-leak",
        "text-leak", "label-conflict", "answer-conflict"};
    for (const std::string& kind : kinds)
        if (std::ranges::find(known, kind) == known.end())
            throw Error(ErrorKind::Config,
                "--without " + kind
                    + ": known are leaks, image-overlap, near-overlap, patient-overlap, question-leak, text-leak, "
                      "label-conflict, answer-conflict");
    return kinds;
}

json toJson(const stats::Estimate& e)
{
    const auto number = [](double v) { return v == v ? json(v) : json(nullptr); };
    return {{"value", number(e.value)}, {"lower", number(e.lower)}, {"upper", number(e.upper)}, {"n", e.n},
        {"method", stats::name(e.method)}, {"replicates", e.replicates}, {"seed", e.seed}, {"note", e.note}};
}

std::string shown(const stats::Estimate& e)
{
    if (!e.defined())
        return "–";
    return e.hasInterval() ? fmt::format("{:.4f} [{:.4f}, {:.4f}]", e.value, e.lower, e.upper)
                           : fmt::format("{:.4f}", e.value);
}

/// Every finished cell of the data set, newest first a model and mode.
std::vector<store::CellRow> cellsOf(const store::Reader& reader, const std::string& dataset)
{
    std::vector<store::CellRow> cells;
    std::set<std::pair<std::string, std::string>> seen;
    for (const store::RunRow& run : reader.runs())
        for (const store::CellRow& cell : reader.cells(run.id))
            if (cell.dataset == dataset && cell.state == store::State::Done
                && seen.emplace(cell.model, cell.mode).second)
                cells.push_back(cell);
    return cells;
}

int runClean(const Options& options, const Context& context)
{
    const std::vector<std::string> kinds = kindsOf(options.without);
    const Opened opened = open(options, context);
    const audit::Report report = reportOf(options, opened, context);
    const std::set<std::string> doubtful = audit::leakedSamples(report, kinds);
    const auto project = store::Project::openReadOnly(options.project);
    const auto reader = project->reader();
    metrics::EvaluateOptions evaluation;
    evaluation.settings.convention = metrics::conventionFromName(options.convention);
    evaluation.replicates = options.replicates;
    evaluation.seed = options.seed;
    evaluation.stop = context.stop;
    if (!options.metric.empty())
        evaluation.metrics = {std::string(metrics::metricById(options.metric).id)};
    json results = json::array();
    Table table({"model", "mode", "metric", "all", "n", "without", "n"});
    for (const store::CellRow& cell : cellsOf(reader, report.dataset)) {
        const science::CleanScores scores = science::cleanScores(science::readCell(reader, cell), doubtful, evaluation);
        for (const science::CleanScore& score : scores.scores) {
            results.push_back(
                {{"model", cell.model}, {"mode", cell.mode}, {"metric", score.metric->id}, {"all", toJson(score.all)},
                    {"clean", toJson(score.clean)}, {"left_out", scores.leftOut}, {"note", scores.note}});
            table.add({cell.model, cell.mode, std::string(score.metric->id), shown(score.all),
                std::to_string(score.all.n), shown(score.clean), std::to_string(score.clean.n)});
        }
        if (!scores.note.empty() && !context.json)
            context.messages << cell.model << ", " << cell.mode << ": " << scores.note << '\n';
    }
    if (context.json) {
        context.out << json{{"dataset", report.dataset}, {"without", options.without}, {"doubtful", doubtful.size()},
            {"convention", options.convention},
            {"results",
                results}}.dump(1)
                    << '\n';
        return 0;
    }
    context.out << fmt::format("{}: {} of {} test samples left out ({})\n\n", report.title, doubtful.size(),
        report.splits[2].samples, options.without);
    table.print(context.out);
    return 0;
}

int runTags(const std::string& path, const Context& context)
{
    const auto attributes = decoding::dicomTags(fs::path(path));
    if (context.json) {
        json list = json::array();
        for (const auto& a : attributes)
            list.push_back({{"tag", a.tag}, {"name", a.name}, {"value", a.value}});
        context.out << list.dump(1) << '\n';
        return 0;
    }
    Table table({"tag", "name", "value"});
    for (const auto& a : attributes)
        table.add({a.tag, a.name, a.value});
    table.print(context.out);
    return 0;
}

void addCommon(CLI::App& app, Options& options, bool needsProject)
{
    app.add_option("dataset", options.path, "Folder, file, embedded data set, or id in the project")->required();
    auto* project = app.add_option("--project", options.project, "Project folder; what is read is kept in its cache");
    if (needsProject)
        project->required();
    app.add_option("--set", options.settings, "Importer setting key=value, as form=split_files; may be repeated");
    app.add_option("--threads", options.threads, "Processor threads; 0 uses all");
    app.add_option("--near-bits", options.nearBits, "Bits by which the hashes of near duplicates may differ")
        ->check(CLI::Range(0, 8))
        ->capture_default_str();
}

}

void declareDataDesk(CLI::App& app, Action& chosen)
{
    auto auditing = std::make_shared<Options>();
    CLI::App* audit = app.add_subcommand("audit", "Duplicates, overlaps between splits, conflicts, leaks, balance");
    addCommon(*audit, *auditing, false);
    audit->add_flag("--names-only", auditing->namesOnly, "Do not open the images");
    audit->callback([auditing, &chosen] { chosen = [auditing](const Context& c) { return runAudit(*auditing, c); }; });

    auto viewing = std::make_shared<Options>();
    CLI::App* overview = app.add_subcommand("overview", "What a data set is made of, as text, JSON or one HTML file");
    addCommon(*overview, *viewing, false);
    overview->add_option("--html", viewing->html, "HTML file to write");
    overview->add_option("--seed", viewing->seed, "Seed of the examples and histograms")->capture_default_str();
    overview->callback(
        [viewing, &chosen] { chosen = [viewing](const Context& c) { return runOverview(*viewing, c); }; });

    auto cleaning = std::make_shared<Options>();
    CLI::App* clean = app.add_subcommand("clean", "A project's results with and without the test samples in doubt");
    addCommon(*clean, *cleaning, true);
    clean->add_option("--without", cleaning->without, "leaks, or kinds of findings separated by commas")
        ->capture_default_str();
    clean->add_option("--metric", cleaning->metric, "Metric id; all of the task without it");
    clean->add_option("--convention", cleaning->convention, "strict or medvlmbench")->capture_default_str();
    clean->add_option("--replicates", cleaning->replicates, "Bootstrap replicates")->capture_default_str();
    clean->add_option("--seed", cleaning->seed, "Seed of the bootstrap")->capture_default_str();
    clean->callback([cleaning, &chosen] { chosen = [cleaning](const Context& c) { return runClean(*cleaning, c); }; });

    auto file = std::make_shared<std::string>();
    CLI::App* tags = app.add_subcommand("tags", "Attributes of a DICOM file that say nothing about the patient");
    tags->add_option("file", *file, "DICOM file")->required();
    tags->callback([file, &chosen] { chosen = [file](const Context& c) { return runTags(*file, c); }; });
}

}
