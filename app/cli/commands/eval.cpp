#include "app/cli/command.h"
#include "app/cli/options.h"
#include "app/cli/single_cell.h"

#include <memory>

namespace vlm::cli {
namespace {

int eval(const SingleCell& cell, const Context& context)
{
    // The reference's folder: eval_seed0/original_pretrained/clip-zs
    const std::string base
        = cell.modelPath.empty() ? "original_pretrained" : std::filesystem::path(cell.modelPath).filename().string();
    return runSingleCell(
        cell, "eval_seed" + std::to_string(cell.evaluation.seed) + "/" + base + "/" + cell.usage, context);
}

void declare(CLI::App& app, Action& chosen)
{
    auto cell = std::make_shared<SingleCell>();
    cell->usage = "clip-zs";
    declareSingleCell(app, *cell);
    declareFields(app, cell->linearProbe, "linear_probe_");
    app.callback([cell, &chosen] { chosen = [cell](const Context& c) { return eval(*cell, c); }; });
}

}

namespace entries {
extern constinit const Command eval{
    .name = "eval", .summary = "Evaluate one model on one data set (MedVLMBench's option names)", .declare = &declare};
}
}
