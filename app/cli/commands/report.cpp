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

int writeReport(const Options& options, const Context& context)
{
    if (options.item.empty() != options.out.empty())
        throw Error(ErrorKind::Config, "--item and --out belong together");
    if (options.html.empty() && options.pdf.empty() && options.item.empty() && !options.start)
        throw Error(ErrorKind::Config, "say what to write: --html FILE, --pdf FILE, --item ID --out FILE or --start");
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
    const report::Report report = reportFor(options, maker);
    if (!options.item.empty()) {
        const report::Item* item = report.find(options.item);
        if (item == nullptr)
            throw Error(ErrorKind::Config, "the report has no item '" + options.item + "'");
        std::string suffix = std::filesystem::path(options.out).extension().string();
        write(options.out, report_ui::itemBytes(*item, maker, suffix.empty() ? suffix : suffix.substr(1)));
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
    app.add_option("--out", options->out, "Where it goes: .svg, .pdf, .png, .csv, .tex, .md or .json");
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
