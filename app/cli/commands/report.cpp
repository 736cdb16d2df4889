#include "app/cli/command.h"
#include "app/cli/graphics.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/report/facts.h"
#include "core/report/standard.h"
#include "core/store/project.h"
#include "ui/report/files.h"
#include "ui/report/html.h"
#include "ui/report/pages.h"
#include "ui/report/part_command.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

struct Options {
    std::string project;
    std::string report; // file; empty: the project's
    std::string html;
    std::string pdf;
    std::string item;
    std::string kind;
    std::vector<std::string> parameters; // key=value
    bool table = false;
    double width = 0.0;
    double points = 0.0;
    double dpi = 300.0;
    bool dark = false;
    bool noCaption = false;
    bool noLegend = false;
    std::string out;
    bool start = false;
};

report::Report reportFor(const Options& options, report_ui::ContentMaker& maker)
{
    return options.report.empty() ? report_ui::reportOf(maker, options.project)
                                  : report::reportFromJson(readJson(options.report));
}

/// Stores the standard report in a project that has none.
void startReport(const Options& options, report_ui::ContentMaker& maker, const Context& context)
{
    if (const auto stored = report::read(options.project); stored && !stored->items.empty())
        throw Error(ErrorKind::Config, options.project + " has a report already; change it in the workbench");
    report::Report made = report_ui::reportOf(maker, options.project);
    report::write(options.project, made);
    context.messages << "started a report of " << made.items.size() << " parts\n";
}

/// The part that --kind and --set describe; it need not be in the report.
report::Item describedItem(const Options& options)
{
    report::Item item{.id = "part", .kind = report::kindFromName(options.kind), .asTable = options.table};
    for (const std::string& pair : options.parameters) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos || equals == 0)
            throw Error(ErrorKind::Config, "--set takes key=value, such as dataset=ham10000, not '" + pair + "'");
        item.parameters[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    item.title = report::standardTitle(item);
    return item;
}

figures::Style styleOf(const Options& options)
{
    figures::Style style = options.points > 0.0 ? report_ui::styleOfType(options.points) : figures::Style{};
    if (options.width > 0.0)
        style.widthMm = options.width;
    style.theme = options.dark ? figures::Theme::Dark : figures::Theme::Paper;
    style.caption = !options.noCaption && options.item.empty(); // those of the report stand in the report
    style.legend = !options.noLegend;
    return style;
}

void checkOptions(const Options& options)
{
    const bool part = !options.item.empty() || !options.kind.empty();
    if (part == options.out.empty())
        throw Error(ErrorKind::Config, "--out belongs to --item or --kind");
    if (!options.item.empty() && !options.kind.empty())
        throw Error(ErrorKind::Config, "--item names a part of the report, --kind describes one: give one of them");
    if (options.html.empty() && options.pdf.empty() && !part && !options.start)
        throw Error(ErrorKind::Config,
            "say what to write: --html FILE, --pdf FILE, --item ID --out FILE, --kind KIND --out FILE or --start");
}

int writeReport(const Options& options, const Context& context)
{
    checkOptions(options);
    startGraphics();
    const auto project = store::Project::openReadOnly(options.project);
    const store::Reader reader = project->reader();
    report_ui::ContentMaker maker(reader, options.project, report::environment());
    std::vector<std::string> written;
    const auto write = [&](const std::string& file, std::string_view bytes) {
        writeFileAtomically(file, bytes);
        written.push_back(file);
    };
    if (options.start)
        startReport(options, maker, context);
    const auto writePart = [&](const report::Item& item) {
        const std::string suffix = std::filesystem::path(options.out).extension().string();
        write(options.out,
            report_ui::itemBytes(
                item, maker, suffix.empty() ? suffix : suffix.substr(1), styleOf(options), options.dpi));
    };
    if (!options.kind.empty())
        writePart(describedItem(options));
    const bool whole = !options.item.empty() || !options.html.empty() || !options.pdf.empty() || options.start;
    const report::Report report = whole ? reportFor(options, maker) : report::Report{};
    if (!options.item.empty()) {
        const report::Item* item = report.find(options.item);
        if (item == nullptr)
            throw Error(ErrorKind::Config, "the report has no item '" + options.item + "'");
        writePart(*item);
    }
    int stale = 0;
    if (!options.html.empty() || !options.pdf.empty()) {
        const report_ui::Document document
            = report_ui::compose(report, maker, {.made = {}, .progress = {}, .stop = context.stop});
        for (const report_ui::Block& block : document.blocks) {
            stale += block.stale ? 1 : 0;
            if (!block.failure.isEmpty())
                context.messages << "warning: " << block.item.title << ": " << block.failure.toStdString() << '\n';
        }
        if (!options.html.empty())
            write(options.html, report_ui::toHtml(document));
        if (!options.pdf.empty())
            write(options.pdf, report_ui::toPdf(document).toStdString());
    }
    if (stale > 0)
        context.messages << "warning: the numbers of " << stale << " parts changed after their captions were written\n";
    if (context.json)
        context.out << nlohmann::json{{"out", written}, {"stale", stale}, {"parts", report.items.size()}}.dump()
                    << '\n';
    else
        for (const std::string& file : written)
            context.out << "written: " << file << '\n';
    return 0;
}

void declare(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<Options>();
    app.add_option("--project", options->project, "Project folder")->required();
    app.add_option("--report", options->report, "A report's file instead of the project's, as a bundle holds it");
    app.add_option("--html", options->html, "Write one self-contained HTML file");
    app.add_option("--pdf", options->pdf, "Write A4 pages with vector figures");
    app.add_option("--item", options->item, "One part by its id");
    app.add_option("--kind", options->kind, "A part of this kind, in the report or not: heatmap, forest, cost, …");
    app.add_option("--set", options->parameters, "What that part is of, as key=value: metric, dataset, model, …")
        ->allow_extra_args(false);
    app.add_flag("--table", options->table, "The table behind a figure instead of the figure");
    app.add_option("--out", options->out, "Where the part goes: .svg, .pdf, .png, .csv, .tex, .md or .json");
    app.add_option("--width", options->width, "Width of a figure in millimetres; 174 without it")
        ->check(CLI::Range(20.0, 1000.0));
    app.add_option("--points", options->points, "Size of a figure's text")->check(CLI::Range(3.0, 40.0));
    app.add_option("--dpi", options->dpi, "Resolution of .png")->check(CLI::Range(50.0, 2400.0))->capture_default_str();
    app.add_flag("--dark", options->dark, "Dark page of a figure, for slides");
    app.add_flag("--no-caption", options->noCaption, "Without the caption below a figure");
    app.add_flag("--no-legend", options->noLegend, "Without a figure's legend");
    app.add_flag("--start", options->start, "Keep the standard report in a project that has none");
    app.callback([options, &chosen] { chosen = [options](const Context& c) { return writeReport(*options, c); }; });
}

}

namespace entries {
extern constinit const Command report{.name = "report",
    .summary = "Write the project's report, or the standard one, as HTML or PDF",
    .declare = &declare};
}
}
