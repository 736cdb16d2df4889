#include "core/workflow/adaptation.h"

#include <string>

#include "core/base/error.h"
#include "core/runs/cell.h"
#include "core/workflow/lora.h"

namespace vlm::workflow {

void runAdaptation(runs::Cell& cell)
{
    switch (config::modeFromName(cell.row().mode)) {
    case config::Mode::Lora:
        runLora(cell);
        return;
    default:
        throw Error(ErrorKind::Config, "this program cannot train '" + cell.row().mode + "'");
    }
}

}
