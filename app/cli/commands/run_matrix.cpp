#include "app/cli/command.h"
#include "app/cli/study.h"

#include "core/config/run_config.h"

#include <memory>
#include <string>

namespace vlm::cli {
namespace {

struct Options {
    std::string config;
    std::string project;
    std::string metric = "auroc";
};

int runMatrix(const Options& options, const Context& context)
{
    const config::RunConfig config = config::readRunConfig(options.config);
    const auto project = openOrCreate(options.project);
    const store::Id run = runStudy(*project, config, context);
    return printResults(*project, run, options.metric, config.evaluation.convention, context);
}

void declare(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<Options>();
    app.add_option("--config", options->config, "JSON file of a run matrix, as the workbench saves it")->required();
    app.add_option("--project", options->project, "Project folder; made where there is none")->required();
    app.add_option("--metric", options->metric, "Metric of the printed table")->capture_default_str();
    app.callback([options, &chosen] { chosen = [options](const Context& c) { return runMatrix(*options, c); }; });
}

}

namespace entries {
extern constinit const Command run_matrix{
    .name = "run", .summary = "Run a whole matrix from one JSON file", .declare = &declare};
}
}
