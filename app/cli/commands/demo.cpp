#include "app/cli/command.h"
#include "app/cli/results_export.h"
#include "app/cli/study.h"

#include "core/base/data_dir.h"
#include "core/workflow/demonstration.h"

#include <filesystem>
#include <memory>
#include <string>

namespace vlm::cli {
namespace {

namespace fs = std::filesystem;

int demo(const std::string& out, const Context& context)
{
    const fs::path folder = fs::absolute(out);
    fs::create_directories(folder);
    const auto project = openOrCreate(folder / "demonstration");
    const config::RunConfig config = workflow::demonstrationStudy(dataDirectory() / "demo");
    const store::Id run = runStudy(*project, config, context);
    const int status = printResults(*project, run, "auroc", config.evaluation.convention, context);
    for (const char* format : {"csv", "png", "svg", "pdf"}) {
        const bool table = std::string_view(format) == "csv";
        const fs::path file = folder / (std::string(table ? "results." : "heatmap.") + format);
        exportResults({.what = table ? "table" : "heatmap",
                          .format = format,
                          .metric = "auroc",
                          .convention = config.evaluation.convention,
                          .out = file},
            *project);
        context.messages << "written: " << file.string() << '\n';
    }
    return status;
}

void declare(CLI::App& app, Action& chosen)
{
    auto out = std::make_shared<std::string>();
    app.add_option("--out", *out, "Folder for the project, the table and the heatmap")->required();
    app.callback([out, &chosen] { chosen = [out](const Context& c) { return demo(*out, c); }; });
}

}

namespace entries {
extern constinit const Command demo{.name = "demo",
    .summary = "The embedded study: 4 models x 3 data sets x (off-the-shelf, linear probe)",
    .declare = &declare};
}
}
