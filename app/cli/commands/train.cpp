#include "app/cli/command.h"
#include "app/cli/options.h"
#include "app/cli/single_cell.h"

#include "core/base/error.h"

#include <memory>

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
    declareFields(app, cell->linearProbe, "linear_probe_");
    declareFields(app, cell->lora, "lora_");
    app.callback([cell, &chosen] { chosen = [cell](const Context& c) { return train(*cell, c); }; });
}

}

namespace entries {
extern constinit const Command train{.name = "train",
    .summary = "Adapt one model to one data set and evaluate it (MedVLMBench's option names)",
    .declare = &declare};
}
}
