#include "app/cli/command.h"
#include "app/cli/graphics.h"

#include "core/base/files.h"
#include "core/report/bundle.h"
#include "core/store/project.h"
#include "ui/report/files.h"

#include <memory>
#include <string>

#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

using nlohmann::json;

struct Options {
    std::string project;
    std::string report;
    std::string out;
    std::string file;
    bool quick = false;
};

int create(const Options& options, const Context& context)
{
    startGraphics();
    const auto project = store::Project::openReadOnly(options.project);
    const store::Reader reader = project->reader();
    report_ui::ContentMaker maker(reader, options.project, report::environment());
    const report::Report report = options.report.empty() ? report_ui::reportOf(maker, options.project)
                                                         : report::reportFromJson(readJson(options.report));
    const report::BundleSummary made = report_ui::makeBundle(report, maker, options.out, {}, context.stop);
    for (const std::string& left : made.left)
        context.messages << "warning: no predictions of " << left << '\n';
    if (context.json)
        context.out << json{{"out", options.out}, {"files", made.files}, {"results", made.cells}}.dump() << '\n';
    else
        context.out << "written: " << options.out << " (" << made.files << " files, predictions of " << made.cells
                    << " results)\n";
    return 0;
}

json listOf(const std::vector<report::BundleFinding>& findings)
{
    json out = json::array();
    for (const report::BundleFinding& finding : findings)
        out.push_back({{"where", finding.where}, {"what", finding.what}});
    return out;
}

int verify(const Options& options, const Context& context)
{
    report::VerifyOptions how;
    how.recompute = options.quick ? report::Recompute::Values : report::Recompute::ValuesAndIntervals;
    how.stop = context.stop;
    const report::BundleCheck check = report::verifyBundle(options.file, how);
    if (context.json) {
        context.out << json{{"good", check.good()}, {"program", check.program}, {"created", check.created},
            {"files", check.files}, {"results", check.cells}, {"numbers", check.numbers},
            {"largest_difference", check.largestDifference}, {"wrong", listOf(check.wrong)},
            {"skipped", listOf(check.skipped)}}
                           .dump(1)
                    << '\n';
        return check.good() ? 0 : 1;
    }
    for (const report::BundleFinding& finding : check.wrong)
        context.out << "differs: " << finding.where << ": " << finding.what << '\n';
    for (const report::BundleFinding& finding : check.skipped)
        context.out << "not checked: " << finding.where << ": " << finding.what << '\n';
    context.out << check.files << " files compared with their SHA-256, " << check.numbers << " numbers of "
                << check.cells << " results computed again, largest difference " << check.largestDifference << '\n'
                << (check.good() ? "everything is as it should be\n" : "the bundle is not what was made\n");
    return check.good() ? 0 : 1;
}

void declare(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<Options>();
    app.require_subcommand(1);
    CLI::App* make
        = app.add_subcommand("create", "Predictions, metrics, configurations, hashes and the report as a zip");
    make->add_option("--project", options->project, "Project folder")->required();
    make->add_option("--out", options->out, "Zip file to write")->required();
    make->add_option("--report", options->report, "A report's file instead of the project's");
    make->callback([options, &chosen] { chosen = [options](const Context& c) { return create(*options, c); }; });
    CLI::App* check = app.add_subcommand("verify", "Compare every hash, compute every metric again");
    check->add_option("file", options->file, "Zip file")->required();
    check->add_flag("--quick", options->quick, "Values only, no intervals");
    check->callback([options, &chosen] { chosen = [options](const Context& c) { return verify(*options, c); }; });
}

}

namespace entries {
extern constinit const Command bundle{
    .name = "bundle", .summary = "Pack a study for others to check, and check one", .declare = &declare};
}
}
