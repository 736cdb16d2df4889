#include "core/data/dataset.h"
#include "core/models/model.h"
#include "core/runs/engine.h"

namespace vlm::runs {

Sources Sources::real()
{
    return {
        .model = [](const config::ModelRef& model,
                     const models::LoadOptions& options) { return models::loadEncoder(model.folder, options); },
        .modelFingerprint = [](const config::ModelRef& model) { return models::describe(model.folder).fingerprint; },
        .dataset =
            [](const config::DatasetRef& dataset) {
                return data::open(dataset.path, {.id = dataset.id, .settings = {}});
            },
    };
}

}
