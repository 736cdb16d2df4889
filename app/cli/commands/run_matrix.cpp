#include "app/cli/command.h"
#include "app/cli/consents.h"
#include "app/cli/study.h"

#include "core/config/run_config.h"

#include <memory>
#include <string>
#include <vector>

namespace vlm::cli {
namespace {

struct Options {
    std::string config;
    std::string project;
    std::string metric = "auroc";
    std::string preset;
    bool consent = false;
};

int runMatrix(const Options& options, const Context& context)
{
    config::RunConfig config = config::readRunConfig(options.config);
    if (!options.preset.empty())
        config::applyPreset(config, options.preset);
    const auto project = openOrCreate(options.project);
    if (options.consent)
        consentToAll(*project, config, context);
    const store::Id run = runStudy(*project, config, context);
    const int status = printResults(*project, run, options.metric, config.evaluation.convention, context);
    const auto row = project->reader().run(run);
    if (!row || row->state != store::State::Paused)
        return status;
    context.messages << "paused: " << row->error << "; the same command goes on\n";
    return 1;
}

void declare(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<Options>();
    app.add_option("--config", options->config, "JSON file of a run matrix, as the workbench saves it")->required();
    app.add_option("--project", options->project, "Project folder; made where there is none")->required();
    const auto known = config::presets();
    app.add_option("--preset", options->preset, "Options of the adaptations of encoders, instead of the file's")
        ->check(CLI::IsMember(std::vector<std::string>(known.begin(), known.end())));
    app.add_option("--metric", options->metric, "Metric of the printed table")->capture_default_str();
    app.add_flag("--consent", options->consent,
        "Allow that test images and questions go to the servers of the run's remote models; recorded in the project");
    app.callback([options, &chosen] { chosen = [options](const Context& c) { return runMatrix(*options, c); }; });
}

}

namespace entries {
extern constinit const Command run_matrix{
    .name = "run", .summary = "Run a whole matrix from one JSON file", .declare = &declare};
}
}
