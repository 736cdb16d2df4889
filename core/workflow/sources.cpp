#include "core/data/dataset.h"
#include "core/models/generator.h"
#include "core/models/model.h"
#include "core/runs/engine.h"
#include "core/workflow/adaptation.h"
#include "core/workflow/training_cell.h"

namespace vlm::runs {

// Defined here and not beside the engine, so that the engine and its tests link without LibTorch.
Sources Sources::real()
{
    return {.model = [](const config::ModelRef& model,
                         const models::LoadOptions& options) { return models::loadEncoder(model.folder, options); },
        .modelFingerprint = [](const config::ModelRef& model) { return models::describe(model.folder).fingerprint; },
        .dataset =
            [](const config::DatasetRef& dataset) {
                return data::open(dataset.path, {.id = dataset.id, .settings = {}});
            },
        .kind = [](const config::ModelRef& model) { return models::recognise(model.folder).kind; },
        .generator = [](const config::ModelRef& model,
                         const models::LoadOptions& options) { return models::loadGenerator(model.folder, options); },
        .adapt = workflow::runAdaptation,
        .imageFlops = workflow::imageFlops};
}

}
