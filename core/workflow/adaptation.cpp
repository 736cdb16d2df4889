#include "core/workflow/adaptation.h"

#include <string>

#include "core/base/error.h"
#include "core/runs/cell.h"
#include "core/workflow/answer_lora.h"
#include "core/workflow/lora.h"

namespace vlm::workflow {

void runAdaptation(runs::Cell& cell)
{
    switch (config::modeFromName(cell.row().mode)) {
    case config::Mode::Lora:
        if (cell.info().task == data::Task::Diagnosis)
            runLora(cell);
        else
            runAnswerLora(cell);
        return;
    default:
        throw Error(ErrorKind::Config, "this program cannot train '" + cell.row().mode + "'");
    }
}

}
