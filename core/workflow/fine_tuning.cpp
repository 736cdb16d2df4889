#include "core/workflow/fine_tuning.h"

#include "core/base/hash.h"
#include "core/training/fine_tuning.h"
#include "core/workflow/training_cell.h"

namespace vlm::workflow {

void runFineTuning(runs::Cell& cell, Mixing mixing)
{
    if (cell.allFinished())
        return;
    runs::Session& session = cell.session();
    const std::stop_token stop = session.control().token();
    const CostMeter cost;
    models::ImageTextEncoder& encoder = session.encoder(cell.model());
    const TrainingImages images = trainingImages(cell, encoder);
    const config::FineTuneOptions& options = session.config().fineTune;
    training::FineTuneSetup setup;
    static_cast<training::Hooks&>(setup)
        = trainingHooks(cell, options.epochs, images.train.labels.size(), options.batchSize * options.accumulation);
    // One folder for both modes: what else the state depends on is in its key.
    setup.stateFolder = session.project().cacheFolder() / "fine-tuning"
        / Hasher().add(cell.model().id).add(cell.info().id).add(config::toJson(options).dump()).hex();
    setup.options = options;
    setup.probe = session.config().linearProbe;
    setup.prompts = promptsOf(cell);
    training::FineTuning tuned = training::FineTuning::fit(encoder, images.train, images.validation, setup, stop);
    if (mixing == Mixing::ChosenOnValidation) {
        nlohmann::json curve = nlohmann::json::array();
        for (const training::MixturePoint& point : tuned.mix(images.validation, options.mixingSteps, stop))
            curve.push_back(
                {{"alpha", point.alpha}, {"validation_loss", point.loss}, {"validation_accuracy", point.accuracy}});
        cell.details()["mixture"] = std::move(curve);
        cell.details()["alpha"] = tuned.alpha();
    }
    tuned.save(adapterFolder(cell));
    writeCourse(cell, tuned.course());
    cost.write(cell, tuned.trainableParameters(), encoder.info().parameters, 2.0);
    cell.details()["trained_tensors"] = tuned.tensors().size();
    predictImages(cell, encoder, [&](std::span<const imaging::Pixels> pixels) { return tuned.predict(pixels, stop); });
}

}
