#include "core/workflow/lora.h"

#include "core/training/image_lora.h"
#include "core/workflow/training_cell.h"

namespace vlm::workflow {

void runLora(runs::Cell& cell)
{
    if (cell.allFinished())
        return;
    runs::Session& session = cell.session();
    const std::stop_token stop = session.control().token();
    const CostMeter cost;
    models::ImageTextEncoder& encoder = session.encoder(cell.model());
    const TrainingImages images = trainingImages(cell, encoder);
    const config::LoraOptions& options = session.config().lora;
    training::LoraSetup setup;
    static_cast<training::Hooks&>(setup)
        = trainingHooks(cell, options.epochs, images.train.labels.size(), options.batchSize * options.accumulation);
    setup.options = options;
    setup.probe = session.config().linearProbe;
    setup.prompts = promptsOf(cell);
    const training::ImageLora lora = training::ImageLora::fit(encoder, images.train, images.validation, setup, stop);
    lora.save(adapterFolder(cell));
    writeCourse(cell, lora.course());
    cost.write(cell, lora.trainableParameters(), encoder.info().parameters, 1.0);
    cell.details()["adapted_layers"] = lora.layers();
    predictImages(cell, encoder, [&](std::span<const imaging::Pixels> pixels) { return lora.predict(pixels, stop); });
}

}
