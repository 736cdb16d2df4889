#include "app/cli/command.h"
#include "app/cli/options.h"
#include "app/cli/single_cell.h"

#include "core/base/error.h"

#include <memory>
#include <string>
#include <vector>

namespace vlm::cli {
namespace {

int train(const SingleCell& cell, const Context& context)
{
    if (modeOfUsage(cell.usage) == config::Mode::OffTheShelf)
        throw Error(ErrorKind::Config, "--usage clip-zs trains nothing; use `medvlm eval`");
    return runSingleCell(cell, "train_" + cell.usage + "_seed" + std::to_string(cell.evaluation.seed), context);
}

void declare(CLI::App& app, Action& chosen)
{
    auto cell = std::make_shared<SingleCell>();
    cell->usage = "lp";
    declareSingleCell(app, *cell);
    const auto known = config::presets();
    // As --answer_lora_preset: taken when it is read, so that the other options override it wherever they stand.
    app.add_option_function<std::string>(
           "--preset",
           [cell](const std::string& preset) {
               config::RunConfig config;
               config::applyPreset(config, preset);
               cell->linearProbe = config.linearProbe;
               cell->lora = config.lora;
               cell->clipAdapter = config.clipAdapter;
               cell->tipAdapter = config.tipAdapter;
               cell->coop = config.coop;
               cell->fineTune = config.fineTune;
           },
           "Where the options of encoders start from: default, or as-published for those of MedVLMBench")
        ->check(CLI::IsMember(std::vector<std::string>(known.begin(), known.end())))
        ->trigger_on_parse();
    declareFields(app, cell->linearProbe, "linear_probe_");
    declareFields(app, cell->lora, "lora_");
    declareFields(app, cell->clipAdapter, "clip_adapter_");
    declareFields(app, cell->tipAdapter, "tip_adapter_");
    declareFields(app, cell->coop, "coop_");
    declareFields(app, cell->fineTune, "fine_tune_");
    std::vector<std::string> presets;
    for (const config::AnswerLoraPreset& preset : config::answerLoraPresets())
        presets.emplace_back(preset.id);
    // Taken when it is read, before the other options get their values: they override it wherever they stand.
    app.add_option_function<std::string>(
           "--answer_lora_preset",
           [cell](const std::string& id) { cell->answerLora = config::answerLoraPreset(id).options; },
           "Where the answer_lora options start from")
        ->check(CLI::IsMember(presets))
        ->trigger_on_parse()
        ->group("answer_lora_");
    declareFields(app, cell->answerLora, "answer_lora_");
    app.callback([cell, &chosen] { chosen = [cell](const Context& c) { return train(*cell, c); }; });
}

}

namespace entries {
extern constinit const Command train{.name = "train",
    .summary = "Adapt one model to one data set and evaluate it (MedVLMBench's option names)",
    .declare = &declare};
}
}
