#include "core/workflow/adaptation.h"

#include <string>

#include "core/base/error.h"
#include "core/runs/cell.h"
#include "core/workflow/answer_lora.h"
#include "core/workflow/feature_methods.h"
#include "core/workflow/fine_tuning.h"
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
    case config::Mode::ClipAdapter:
    case config::Mode::TipAdapter:
    case config::Mode::TipAdapterF:
    case config::Mode::Coop:
        runFeatureMethod(cell);
        return;
    case config::Mode::FineTune:
        runFineTuning(cell, Mixing::TrainedWeights);
        return;
    case config::Mode::WiseFt:
        runFineTuning(cell, Mixing::ChosenOnValidation);
        return;
    case config::Mode::OffTheShelf:
    case config::Mode::LinearProbe:
        break;
    }
    throw Error(ErrorKind::Internal, "nothing is trained in the mode '" + cell.row().mode + "'");
}

}
