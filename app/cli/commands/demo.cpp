#include "app/cli/command.h"
#include "app/cli/results_export.h"
#include "app/cli/study.h"

#include "core/base/data_dir.h"
#include "core/workflow/demonstration.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vlm::cli {
namespace {

namespace fs = std::filesystem;

/// The tables and figures of one run; `suffix` tells the files of the runs apart.
void exportRun(const store::Project& project, const fs::path& folder, const std::string& suffix,
    const std::string& metric, const std::string& convention, const Context& context)
{
    const auto write = [&](const std::string& what, const std::string& name, const std::string& format) {
        const fs::path file = folder / (name + suffix + "." + format);
        exportResults(
            {.what = what, .format = format, .metric = metric, .convention = convention, .out = file}, &project);
        context.messages << "written: " << file.string() << '\n';
    };
    write("table", "results", "csv");
    for (const char* format : {"png", "svg", "pdf"})
        write("heatmap", "heatmap", format);
    write("gaps", "gaps", "csv");
}

int demo(const std::string& out, const Context& context)
{
    const fs::path folder = fs::absolute(out);
    fs::create_directories(folder);
    const auto project = openOrCreate(folder / "demonstration");
    std::vector<RunTable> tables;
    std::string convention;
    for (const config::RunConfig& config : workflow::demonstrationStudies(dataDirectory() / "demo")) {
        const char* metric = tables.empty() ? "auroc" : "closed_accuracy";
        tables.push_back({.run = runStudy(*project, config, context), .metric = metric});
        convention = config.evaluation.convention;
    }
    const int status = printResults(*project, tables, convention, context);
    exportRun(*project, folder, "", tables.front().metric, convention, context);
    exportRun(*project, folder, "-vqa", tables.back().metric, convention, context);
    return status;
}

void declare(CLI::App& app, Action& chosen)
{
    auto out = std::make_shared<std::string>();
    app.add_option("--out", *out, "Folder for the project, the tables and the figures")->required();
    app.callback([out, &chosen] { chosen = [out](const Context& c) { return demo(*out, c); }; });
}

}

namespace entries {
extern constinit const Command demo{.name = "demo",
    .summary = "The embedded study: 4 models x 3 data sets x (off-the-shelf, linear probe), 2 models x VQA-RAD x "
               "(off-the-shelf, "
               "LoRA)",
    .declare = &declare};
}
}
