#include "core/workflow/feature_methods.h"

#include <algorithm>

#include "core/runs/collected.h"
#include "core/training/feature_adapters.h"
#include "core/workflow/training_cell.h"

namespace vlm::workflow {
namespace {

constexpr float kLargestScale = 100.0F; // CLIP clips its logit scale there

training::FeatureTask featureTask(runs::Cell& cell, models::ImageTextEncoder& encoder)
{
    const runs::FittingSamples fitting = runs::fittingSamples(cell.dataset(), cell.seed());
    const auto set = [&](const runs::Samples& samples, const char* phase, const char* split) {
        return runs::featureSet(cell, runs::collect(cell, samples, phase, runs::Columns::All), split);
    };
    training::FeatureTask task;
    task.train = set(fitting.train, "encoding train", "training");
    task.validation = set(fitting.validation, "encoding validation", "validation");
    task.texts = encoder.encodeTexts(promptsOf(cell), cell.session().control().token());
    const float scale = encoder.logitScale() > 1.0F ? encoder.logitScale() : kLargestScale;
    task.scale = static_cast<double>(std::min(scale, kLargestScale));
    cell.details()["validation_held_out"] = fitting.heldOut;
    cell.details()["train_samples"] = task.train.labels.size();
    cell.details()["validation_samples"] = task.validation.labels.size();
    return task;
}

training::FeatureAdapter fitted(runs::Cell& cell, models::ImageTextEncoder& encoder, const training::FeatureTask& task)
{
    const config::RunConfig& config = cell.session().config();
    const std::stop_token stop = cell.session().control().token();
    const auto hooks = [&](const config::OptimisationOptions& options) {
        return trainingHooks(cell, options.epochs, task.train.labels.size(), options.batchSize * options.accumulation);
    };
    switch (config::modeFromName(cell.row().mode)) {
    case config::Mode::ClipAdapter:
        return training::FeatureAdapter::clipAdapter(task, config.clipAdapter, hooks(config.clipAdapter), stop);
    case config::Mode::TipAdapter:
        return training::FeatureAdapter::tipAdapter(
            task, config.tipAdapter, training::CacheKeys::Fixed, hooks(config.tipAdapter), stop);
    case config::Mode::TipAdapterF:
        return training::FeatureAdapter::tipAdapter(
            task, config.tipAdapter, training::CacheKeys::Trained, hooks(config.tipAdapter), stop);
    case config::Mode::Coop:
        return training::FeatureAdapter::coop(
            encoder, task, cell.info().classes, promptsOf(cell), config.coop, hooks(config.coop), stop);
    default:
        throw Error(ErrorKind::Internal, "'" + cell.row().mode + "' does not work on frozen features");
    }
}

}

void runFeatureMethod(runs::Cell& cell)
{
    if (cell.allFinished())
        return;
    const CostMeter cost;
    models::ImageTextEncoder& encoder = cell.session().encoder(cell.model());
    const training::FeatureTask task = featureTask(cell, encoder);
    const training::FeatureAdapter adapter = fitted(cell, encoder, task);
    adapter.save(adapterFolder(cell));
    writeCourse(cell, adapter.course());
    cost.write(cell, adapter.trainableParameters(), encoder.info().parameters, 1.0);
    cell.details()["chosen"] = adapter.chosen();
    const runs::Collected test = runs::collect(cell, cell.evaluated(), "encoding test", runs::Columns::All);
    runs::journal(cell, test, adapter.predict(test.features));
}

}
