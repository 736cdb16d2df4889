#include "core/workflow/answer_lora.h"

#include <algorithm>
#include <map>
#include <vector>

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/runs/cell.h"
#include "core/training/answer_lora.h"
#include "core/workflow/training_cell.h"

namespace vlm::workflow {
namespace {

using runs::Cell;
using runs::Samples;

constexpr const char* kRecord = "training.json"; // written last: the adapter beside it is whole

/// Everything that decides the adapter.
std::string adapterKey(Cell& cell)
{
    runs::Session& session = cell.session();
    Hasher hasher;
    hasher.add("answer adapter/v1").add(session.fingerprint(cell.model())).add(cell.info().fingerprint);
    hasher.add(cell.seed()).add(static_cast<std::uint64_t>(session.loadOptions().precision));
    config::AnswerLoraOptions options = session.config().answerLora;
    options.basePrecision = config::AnswerLoraOptions().basePrecision; // is the session's
    hasher.add(config::toJson(options).dump());
    return hasher.hex();
}

/// Leaves out questions about images that cannot be decoded, and says so. Each image is tried once.
void keepReadable(Cell& cell, Samples& samples)
{
    std::map<std::string, std::string> problems; // by image
    std::vector<const data::Sample*> firsts;
    for (const data::Sample* sample : samples)
        if (problems.emplace(sample->image, std::string()).second)
            firsts.push_back(sample);
    std::vector<std::string> errors(firsts.size());
    parallelFor(firsts.size(), 8, cell.session().threads(), cell.session().control().token(),
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                try {
                    guard(ErrorKind::Image, "", [&] { (void)cell.dataset().load(*firsts[i]); });
                } catch (const Error& error) {
                    errors[i] = firsts[i]->id + ": " + error.what();
                }
        });
    std::string first;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        problems[firsts[i]->image] = errors[i];
        if (first.empty())
            first = errors[i];
    }
    const std::size_t before = samples.size();
    std::erase_if(samples, [&](const data::Sample* sample) { return !problems.at(sample->image).empty(); });
    if (samples.size() < before)
        cell.session().emitter().log(log::Level::Warning,
            std::to_string(before - samples.size()) + " questions of " + cell.info().id
                + " are left out of training; the first, " + first);
}

training::AnsweredQuestions questions(const Cell& cell, const Samples& samples)
{
    training::AnsweredQuestions out{
        .examples = {}, .imageKeys = {}, .image = [&cell, samples](std::size_t i) {
            return guard(ErrorKind::Image, samples[i]->id, [&] { return cell.dataset().load(*samples[i]); });
        }};
    for (const data::Sample* sample : samples) {
        out.examples.push_back(
            {.question = sample->prompt.empty() ? sample->question : sample->prompt, .answer = sample->answer});
        out.imageKeys.push_back(sample->image);
    }
    return out;
}

nlohmann::json recordOf(const training::AnswerLora& lora, const runs::FittingSamples& samples)
{
    nlohmann::json epochs = nlohmann::json::array();
    for (const training::EpochReport& report : lora.epochs())
        epochs.push_back({{"epoch", report.epoch}, {"steps", report.steps}, {"train_loss", report.trainLoss},
            {"validation_loss", report.validationLoss}, {"validation_exact", report.validationAccuracy},
            {"best", report.best}});
    return {{"epochs", epochs}, {"trainable_parameters", lora.trainableParameters()}, {"adapted_layers", lora.layers()},
        {"train_samples", samples.train.size()}, {"validation_samples", samples.validation.size()},
        {"validation_held_out", samples.heldOut}, {"left_out_as_too_long", lora.tooLong()}};
}

void train(Cell& cell, models::Generator& generator, const std::filesystem::path& folder)
{
    const CostMeter cost;
    runs::Session& session = cell.session();
    const config::AnswerLoraOptions& options = session.config().answerLora;
    runs::FittingSamples samples = runs::answeredSamples(cell.dataset(), cell.seed(), options.validationShare);
    keepReadable(cell, samples.train);
    keepReadable(cell, samples.validation);
    if (samples.heldOut)
        session.emitter().log(log::Level::Info,
            std::to_string(samples.validation.size()) + " of " + cell.info().id + "'s "
                + std::to_string(samples.train.size() + samples.validation.size())
                + " training questions are held out for validation, whole images, chosen by the seed");
    const auto point = [&](std::int64_t step, double loss) {
        return runs::TrainingPoint{
            .run = cell.row().run, .cell = cell.row().id, .step = static_cast<int>(step), .trainLoss = loss};
    };
    training::AnswerLoraSetup setup;
    setup.options = options;
    setup.seed = cell.seed();
    setup.stateFolder = session.project().cacheFolder() / "lora" / folder.filename();
    setup.pauseWanted = [&] { return session.control().intent() != runs::Intent::Go; };
    setup.stepDone = [&](std::int64_t step, std::int64_t, double loss, std::size_t count) {
        session.emitter().advance(static_cast<std::int64_t>(count));
        session.emitter().send(point(step, loss));
    };
    setup.epochDone = [&](const training::EpochReport& report) {
        runs::TrainingPoint event = point(report.steps, report.trainLoss);
        event.epoch = report.epoch;
        event.validationLoss = report.validationLoss;
        event.validationMetric = report.validationAccuracy;
        session.emitter().send(event);
    };
    const auto count = static_cast<std::int64_t>(samples.train.size());
    const std::int64_t learnt = options.maxSamples > 0 ? std::min<std::int64_t>(options.maxSamples, count) : count;
    session.emitter().begin(cell.row().id, "training", learnt * std::int64_t{options.epochs});
    const training::AnswerLora lora = training::AnswerLora::fit(generator, questions(cell, samples.train),
        questions(cell, samples.validation), setup, session.control().token());
    lora.save(folder);
    nlohmann::json record = recordOf(lora, samples);
    record["cost"] = cost.measured(lora.trainableParameters(), generator.info().parameters, 1.0);
    writeFileAtomically(folder / kRecord, record.dump(1));
    std::error_code ignored; // what is not removed is found to be of use to nobody, and does no harm
    std::filesystem::remove_all(setup.stateFolder, ignored);
}

}

void runAnswerLora(Cell& cell)
{
    if (cell.allFinished())
        return;
    runs::Session& session = cell.session();
    models::Generator& generator = session.generator(cell.model());
    const auto folder = session.project().folder() / "adapters" / adapterKey(cell);
    if (!std::filesystem::exists(folder / kRecord))
        train(cell, generator, folder);
    else
        session.emitter().log(log::Level::Info, "an adapter of the same model, data and options is there already");
    cell.details().update(readJson(folder / kRecord));
    cell.details()["adapter"] = ("adapters" / folder.filename()).string();
    // What answers is what a later session would load.
    const training::AnswerLora lora = training::AnswerLora::load(generator, folder);
    runs::runQuestions(cell);
}

}
