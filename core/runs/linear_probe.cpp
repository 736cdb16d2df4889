#include "core/adaptation/linear_probe.h"

#include <algorithm>

#include "core/runs/cell.h"
#include "core/runs/feature_pass.h"

namespace vlm::runs {
namespace {

constexpr std::size_t kJournalRows = 256;

/// Probe features of samples; those whose image failed are left out of `samples`.
struct Collected {
    Samples samples{};
    Matrix features{};
    std::vector<std::pair<const data::Sample*, std::string>> failed{};
};

Collected collect(Cell& cell, const Samples& samples, const std::string& phase)
{
    Collected out;
    const auto all = [](const data::Sample&) { return true; };
    models::ImageTextEncoder& encoder = cell.session().encoder(cell.model());
    forEachBatch(cell, samples, phase, all, [&](FeatureBatch& batch) {
        if (batch.features.cols > 0) {
            const Matrix features = encoder.probeFeatures(batch.features);
            out.features.cols = features.cols;
            for (std::size_t i = 0; i < batch.samples.size(); ++i)
                if (batch.errors[i].empty()) {
                    out.samples.push_back(batch.samples[i]);
                    const auto row = features.row(i);
                    out.features.values.insert(out.features.values.end(), row.begin(), row.end());
                }
        }
        for (std::size_t i = 0; i < batch.samples.size(); ++i)
            if (!batch.errors[i].empty())
                out.failed.emplace_back(batch.samples[i], batch.errors[i]);
    });
    out.features.rows = out.samples.size();
    return out;
}

adaptation::FeatureSet featureSet(Cell& cell, Collected collected, const char* split)
{
    if (!collected.failed.empty())
        cell.session().emitter().log(log::Level::Warning,
            std::to_string(collected.failed.size()) + " " + split + " samples of " + cell.info().id
                + " are left out of the fit; the first, " + collected.failed.front().first->id + ": "
                + collected.failed.front().second);
    adaptation::FeatureSet set{.features = std::move(collected.features), .labels = {}};
    for (const data::Sample* sample : collected.samples)
        set.labels.push_back(sample->label);
    return set;
}

adaptation::LinearProbe fit(Cell& cell, const adaptation::FeatureSet& train, const adaptation::FeatureSet& validation)
{
    Session& session = cell.session();
    const config::LinearProbeOptions& options = session.config().linearProbe;
    session.emitter().begin(cell.row().id, "fitting", options.lambdaSteps);
    int step = 0;
    adaptation::LinearProbe probe
        = adaptation::LinearProbe::fit(train, validation, static_cast<int>(cell.info().classes.size()), options,
            session.control().token(), [&](const adaptation::LambdaPoint& point) {
                session.control().checkpoint();
                session.emitter().send(TrainingPoint{.run = cell.row().run,
                    .cell = cell.row().id,
                    .step = step++,
                    .trainLoss = point.trainLoss,
                    .validationLoss = point.validationLoss,
                    .validationMetric = point.validationAccuracy});
                session.emitter().advance(1, false);
            });
    nlohmann::json path = nlohmann::json::array();
    for (const adaptation::LambdaPoint& point : probe.path())
        path.push_back({{"lambda", point.lambda}, {"train_loss", point.trainLoss},
            {"validation_loss", point.validationLoss}, {"validation_accuracy", point.validationAccuracy},
            {"iterations", point.iterations}, {"converged", point.converged}});
    cell.details()["lambda"] = probe.lambda();
    cell.details()["lambda_path"] = std::move(path);
    cell.details()["trainable_parameters"] = probe.trainableParameters();
    cell.details()["train_samples"] = train.labels.size();
    cell.details()["validation_samples"] = validation.labels.size();
    return probe;
}

void journal(Cell& cell, const Collected& test, const Matrix& probabilities)
{
    std::vector<store::PredictionRow> rows;
    for (const auto& [sample, error] : test.failed)
        rows.push_back(
            {.cell = cell.row().id, .sample = sample->id, .label = sample->label, .status = "failed", .error = error});
    for (std::size_t i = 0; i < test.samples.size(); ++i) {
        const auto scores = probabilities.row(i);
        rows.push_back({.cell = cell.row().id,
            .sample = test.samples[i]->id,
            .label = test.samples[i]->label,
            .predicted = static_cast<int>(std::ranges::max_element(scores) - scores.begin()),
            .scores = std::vector(scores.begin(), scores.end())});
        if (rows.size() >= kJournalRows) {
            cell.session().control().checkpoint();
            cell.add(rows);
            rows.clear();
        }
    }
    cell.add(rows);
}

}

void runLinearProbe(Cell& cell)
{
    if (cell.allFinished())
        return;
    FittingSamples fitting = fittingSamples(cell.dataset(), cell.seed());
    if (fitting.heldOut)
        cell.session().emitter().log(log::Level::Info,
            cell.info().id + " has no validation split: " + std::to_string(fitting.validation.size())
                + " training samples choose the penalty");
    cell.details()["validation_held_out"] = fitting.heldOut;
    const adaptation::FeatureSet train = featureSet(cell, collect(cell, fitting.train, "encoding train"), "training");
    const adaptation::FeatureSet validation
        = featureSet(cell, collect(cell, fitting.validation, "encoding validation"), "validation");
    Collected test = collect(cell, cell.evaluated(), "encoding test");
    const adaptation::SealedTest sealed(std::move(test.features));
    const adaptation::LinearProbe probe = fit(cell, train, validation);
    journal(cell, test, test.samples.empty() ? Matrix() : probe.predict(sealed));
}

}
