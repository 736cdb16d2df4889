#include "core/workflow/lora.h"

#include <algorithm>
#include <vector>

#include "core/base/parallel.h"
#include "core/runs/cell.h"
#include "core/runs/prefetch.h"
#include "core/training/image_lora.h"

namespace vlm::workflow {
namespace {

using runs::Cell;
using runs::Samples;

/// Leaves out samples whose image cannot be decoded, and says so.
Samples readable(Cell& cell, const Samples& samples, const char* split)
{
    std::vector<std::string> errors(samples.size());
    parallelFor(samples.size(), 8, cell.session().threads(), cell.session().control().token(),
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                try {
                    guard(ErrorKind::Image, "", [&] { (void)cell.dataset().load(*samples[i]); });
                } catch (const Error& error) {
                    errors[i] = error.what();
                }
        });
    Samples kept;
    std::string first;
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (errors[i].empty())
            kept.push_back(samples[i]);
        else if (first.empty())
            first = samples[i]->id + ": " + errors[i];
    if (!first.empty())
        cell.session().emitter().log(log::Level::Warning,
            std::to_string(samples.size() - kept.size()) + " " + split + " samples of " + cell.info().id
                + " are left out of training; the first, " + first);
    return kept;
}

training::LabelledImages images(const Cell& cell, const models::ImageTextEncoder& encoder, const Samples& samples)
{
    training::LabelledImages out{.pixels
        = [&cell, &encoder, samples](std::size_t i) { return encoder.preprocess(cell.dataset().load(*samples[i])); },
        .labels = {}};
    for (const data::Sample* sample : samples)
        out.labels.push_back(sample->label);
    return out;
}

training::ImageLora fit(Cell& cell, models::ImageTextEncoder& encoder)
{
    runs::Session& session = cell.session();
    const config::LoraOptions& options = session.config().lora;
    runs::FittingSamples fitting = runs::fittingSamples(cell.dataset(), cell.seed());
    const Samples train = readable(cell, fitting.train, "training");
    const Samples validation = readable(cell, fitting.validation, "validation");
    cell.details()["validation_held_out"] = fitting.heldOut;
    cell.details()["train_samples"] = train.size();
    cell.details()["validation_samples"] = validation.size();

    session.emitter().begin(
        cell.row().id, "training", static_cast<std::int64_t>(train.size()) * std::int64_t{options.epochs});
    const auto point = [&](std::int64_t step, double loss) {
        return runs::TrainingPoint{
            .run = cell.row().run, .cell = cell.row().id, .step = static_cast<int>(step), .trainLoss = loss};
    };
    training::LoraSetup setup;
    setup.options = options;
    setup.probe = session.config().linearProbe;
    setup.prompts = cell.info().prompts;
    if (setup.prompts.size() != cell.info().classes.size())
        setup.prompts = cell.info().classes;
    setup.seed = cell.seed();
    setup.stateFolder = session.project().cacheFolder() / "lora" / cell.row().key;
    setup.stepDone = [&](std::int64_t step, std::int64_t, double loss) {
        session.control().checkpoint();
        session.emitter().advance(options.batchSize * options.accumulation);
        session.emitter().send(point(step, loss));
    };
    setup.epochDone = [&](const training::EpochReport& report) {
        runs::TrainingPoint event = point(report.steps, report.trainLoss);
        event.epoch = report.epoch;
        event.validationLoss = report.validationLoss;
        event.validationMetric = report.validationAccuracy;
        session.emitter().send(event);
    };
    return training::ImageLora::fit(
        encoder, images(cell, encoder, train), images(cell, encoder, validation), setup, session.control().token());
}

void predict(Cell& cell, const models::ImageTextEncoder& encoder, const training::ImageLora& lora)
{
    runs::Session& session = cell.session();
    const Samples& samples = cell.evaluated();
    const auto size = static_cast<std::size_t>(cell.options().batchSize);
    std::vector<std::vector<std::size_t>> batches;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i % size == 0)
            batches.emplace_back();
        batches.back().push_back(i);
    }
    runs::Prefetch prefetch(
        batches, [&](std::size_t i) { return encoder.preprocess(cell.dataset().load(*samples[i])); },
        session.threads());
    session.emitter().begin(cell.row().id, "evaluating", static_cast<std::int64_t>(samples.size()));
    for (const auto& batch : batches) {
        session.control().checkpoint();
        std::vector<runs::Prepared> prepared = prefetch.next(session.control().token());
        std::vector<store::PredictionRow> rows;
        std::vector<imaging::Pixels> pixels;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const data::Sample& sample = *samples[batch[i]];
            rows.push_back({.cell = cell.row().id, .sample = sample.id, .label = sample.label});
            if (prepared[i].error.empty()) {
                pixels.push_back(std::move(prepared[i].pixels));
            } else {
                rows.back().status = "failed";
                rows.back().error = prepared[i].error;
            }
        }
        const Matrix probabilities = pixels.empty() ? Matrix() : lora.predict(pixels, session.control().token());
        std::size_t at = 0;
        for (store::PredictionRow& row : rows) {
            if (row.status != "ok")
                continue;
            const auto scores = probabilities.row(at++);
            row.scores.assign(scores.begin(), scores.end());
            row.predicted = static_cast<int>(std::ranges::max_element(scores) - scores.begin());
        }
        cell.add(rows);
        session.emitter().advance(static_cast<std::int64_t>(rows.size()));
    }
}

}

void runLora(Cell& cell)
{
    if (cell.allFinished())
        return;
    models::ImageTextEncoder& encoder = cell.session().encoder(cell.model());
    const training::ImageLora lora = fit(cell, encoder);
    const auto folder = cell.session().project().folder() / "adapters" / cell.row().key;
    std::filesystem::create_directories(folder);
    lora.save(folder);
    nlohmann::json epochs = nlohmann::json::array();
    for (const training::EpochReport& report : lora.epochs())
        epochs.push_back(
            {{"epoch", report.epoch}, {"train_loss", report.trainLoss}, {"validation_loss", report.validationLoss},
                {"validation_accuracy", report.validationAccuracy}, {"best", report.best}});
    cell.details()["epochs"] = std::move(epochs);
    cell.details()["kept_epoch"] = lora.course().keptEpoch;
    cell.details()["start_validation_loss"] = lora.course().startLoss;
    cell.details()["preset"] = config::presetOf(cell.session().config());
    cell.details()["adapter"] = ("adapters" / folder.filename()).string();
    cell.details()["trainable_parameters"] = lora.trainableParameters();
    cell.details()["adapted_layers"] = lora.layers();
    predict(cell, encoder, lora);
}

}
