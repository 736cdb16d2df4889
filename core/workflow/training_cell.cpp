#include "core/workflow/training_cell.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/parallel.h"
#include "core/base/process_memory.h"
#include "core/runs/prefetch.h"

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

}

CostMeter::CostMeter()
    : m_ownPeak(resetPeakMemory())
{
}

void CostMeter::write(Cell& cell, std::int64_t trained, std::int64_t total, double backwardShare) const
{
    cell.details()["cost"] = measured(trained, total, backwardShare);
    cell.details()["trainable_parameters"] = trained;
}

nlohmann::json CostMeter::measured(std::int64_t trained, std::int64_t total, double backwardShare) const
{
    const tensor::FlopCount& flops = m_flops.count();
    return {{"trainable_parameters", trained}, {"total_parameters", total},
        {"training_flops",
            static_cast<double>(flops.plain) + static_cast<double>(flops.recorded) * (1.0 + backwardShare)},
        {"seconds", std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count()},
        {"peak_bytes", peakResidentBytes()}, {"peak_of", m_ownPeak ? "training" : "process"}};
}

double imageFlops(const Cell& cell, models::ImageTextEncoder& encoder)
{
    for (const data::Sample* sample : cell.evaluated()) {
        try {
            std::vector<imaging::Pixels> one;
            guard(ErrorKind::Image, "", [&] { one.push_back(encoder.preprocess(cell.dataset().load(*sample))); });
            const tensor::FlopCounter counter;
            (void)encoder.encodeImages(one, {});
            return static_cast<double>(counter.count().plain + counter.count().recorded);
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::Image)
                throw;
        }
    }
    return 0.0;
}

std::vector<std::string> promptsOf(const Cell& cell)
{
    const data::DatasetInfo& info = cell.dataset().info();
    return info.prompts.size() == info.classes.size() ? info.prompts : info.classes;
}

TrainingImages trainingImages(Cell& cell, const models::ImageTextEncoder& encoder)
{
    runs::FittingSamples fitting = runs::fittingSamples(cell.dataset(), cell.seed());
    const Samples train = readable(cell, fitting.train, "training");
    const Samples validation = readable(cell, fitting.validation, "validation");
    cell.details()["validation_held_out"] = fitting.heldOut;
    cell.details()["train_samples"] = train.size();
    cell.details()["validation_samples"] = validation.size();
    return {.train = images(cell, encoder, train), .validation = images(cell, encoder, validation)};
}

training::Hooks trainingHooks(Cell& cell, int epochs, std::size_t samples, int perStep)
{
    runs::Session& session = cell.session();
    session.emitter().begin(cell.row().id, "training", static_cast<std::int64_t>(samples) * epochs);
    const auto point = [&cell](std::int64_t step, double loss) {
        return runs::TrainingPoint{
            .run = cell.row().run, .cell = cell.row().id, .step = static_cast<int>(step), .trainLoss = loss};
    };
    training::Hooks hooks;
    hooks.seed = cell.seed();
    hooks.stateFolder = session.project().cacheFolder() / "lora" / cell.row().key;
    const auto stepsAnEpoch = static_cast<std::int64_t>(
        (samples + static_cast<std::size_t>(perStep) - 1) / static_cast<std::size_t>(perStep));
    hooks.stepDone = [&session, point, perStep, stepsAnEpoch](std::int64_t step, std::int64_t, double loss) {
        session.control().checkpoint();
        session.emitter().advance(perStep);
        runs::TrainingPoint event = point(step, loss);
        event.epoch = static_cast<int>((step - 1) / stepsAnEpoch) + 1;
        session.emitter().send(event);
    };
    hooks.epochDone = [&session, point](const training::EpochReport& report) {
        runs::TrainingPoint event = point(report.steps, report.trainLoss);
        event.epoch = report.epoch;
        event.validationLoss = report.validationLoss;
        event.validationMetric = report.validationAccuracy;
        session.emitter().send(event);
    };
    return hooks;
}

void writeCourse(Cell& cell, const training::Course& course)
{
    nlohmann::json epochs = nlohmann::json::array();
    for (const training::EpochReport& report : course.epochs)
        epochs.push_back(
            {{"epoch", report.epoch}, {"train_loss", report.trainLoss}, {"validation_loss", report.validationLoss},
                {"validation_accuracy", report.validationAccuracy}, {"best", report.best}});
    cell.details()["epochs"] = std::move(epochs);
    if (!course.epochs.empty()) {
        cell.details()["kept_epoch"] = course.keptEpoch;
        cell.details()["resumed_epochs"] = course.resumedEpochs;
        cell.details()["start_validation_loss"] = course.startLoss;
        cell.details()["start_validation_accuracy"] = course.startAccuracy;
    }
    cell.details()["preset"] = config::presetOf(cell.session().config());
}

std::filesystem::path adapterFolder(Cell& cell)
{
    const auto folder = cell.session().project().folder() / "adapters" / cell.row().key;
    std::filesystem::create_directories(folder);
    cell.details()["adapter"] = ("adapters" / folder.filename()).string();
    return folder;
}

void predictImages(Cell& cell, const models::ImageTextEncoder& encoder,
    const std::function<Matrix(std::span<const imaging::Pixels>)>& predict)
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
        const Matrix probabilities = pixels.empty() ? Matrix() : predict(pixels);
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
