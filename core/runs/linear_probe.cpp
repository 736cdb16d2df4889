#include "core/adaptation/linear_probe.h"

#include <algorithm>

#include "core/runs/cell.h"
#include "core/runs/collected.h"

namespace vlm::runs {
namespace {

adaptation::LinearProbe fit(Cell& cell, const adaptation::FeatureSet& train, const adaptation::FeatureSet& validation)
{
    const auto start = std::chrono::steady_clock::now();
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
    std::int64_t iterations = 0;
    nlohmann::json path = nlohmann::json::array();
    for (const adaptation::LambdaPoint& point : probe.path()) {
        iterations += point.iterations;
        path.push_back({{"lambda", point.lambda}, {"train_loss", point.trainLoss},
            {"validation_loss", point.validationLoss}, {"validation_accuracy", point.validationAccuracy},
            {"iterations", point.iterations}, {"converged", point.converged}});
    }
    // Loss and gradient once an iteration: two products of [samples, dim + 1] and [dim + 1, classes].
    cell.details()["cost"] = {{"trainable_parameters", probe.trainableParameters()},
        {"training_flops",
            4.0 * static_cast<double>(train.features.values.size() + train.labels.size())
                * static_cast<double>(cell.info().classes.size()) * static_cast<double>(iterations)},
        {"seconds", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()}};
    cell.details()["lambda"] = probe.lambda();
    cell.details()["lambda_path"] = std::move(path);
    cell.details()["trainable_parameters"] = probe.trainableParameters();
    cell.details()["train_samples"] = train.labels.size();
    cell.details()["validation_samples"] = validation.labels.size();
    return probe;
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
