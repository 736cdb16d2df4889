#include "core/training/training_state.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/checkpoint/checkpoint.h"
#include "core/tensor/weights.h"

namespace vlm::training {
namespace {

constexpr const char* kFile = "training_state.safetensors";

nlohmann::json toJson(const EpochReport& report)
{
    return {{"epoch", report.epoch}, {"epochs", report.epochs}, {"steps", report.steps},
        {"learning_rate", report.learningRate}, {"train_loss", report.trainLoss},
        {"validation_loss", report.validationLoss}, {"validation_accuracy", report.validationAccuracy},
        {"best", report.best}};
}

EpochReport reportFrom(const nlohmann::json& in)
{
    return {.epoch = in.at("epoch"),
        .epochs = in.at("epochs"),
        .steps = in.at("steps"),
        .learningRate = in.at("learning_rate"),
        .trainLoss = in.at("train_loss"),
        .validationLoss = in.at("validation_loss"),
        .validationAccuracy = in.at("validation_accuracy"),
        .best = in.at("best")};
}

struct Tensors {
    std::vector<at::Tensor> kept; // the views point into these
    std::vector<checkpoint::TensorView> views;

    void add(const std::string& name, const at::Tensor& tensor)
    {
        kept.push_back(tensor.detach().to(at::kCPU, at::kFloat).contiguous());
        views.push_back({.name = name,
            .dtype = checkpoint::DType::F32,
            .shape = kept.back().sizes().vec(),
            .bytes = {static_cast<const std::byte*>(kept.back().data_ptr()), kept.back().nbytes()}});
    }
};

void copyInto(const checkpoint::Checkpoint& file, const std::string& name, const at::Tensor& target)
{
    const checkpoint::TensorView* view = file.find(name);
    if (view == nullptr || at::IntArrayRef(view->shape) != target.sizes())
        throw Error(ErrorKind::Checkpoint,
            file.files().front().string() + ": no tensor '" + name
                + "' of the expected shape; delete the file to start again");
    const c10::NoGradGuard noGrad;
    target.copy_(tensor::toTensor(file, *view));
}

}

std::string TrainingState::digest(const std::string& description)
{
    return Hasher().add(description).hex();
}

void saveState(const std::filesystem::path& folder, const TrainingState& state, tensor::Optimiser& optimiser)
{
    std::filesystem::create_directories(folder);
    Tensors tensors;
    nlohmann::json steps = nlohmann::json::array();
    for (std::size_t i = 0; i < optimiser.states().size(); ++i) {
        const tensor::Optimiser::State& one = optimiser.states()[i];
        const std::string index = std::to_string(i);
        tensors.add("parameter." + index, one.parameter);
        tensors.add("mean." + index, one.mean);
        tensors.add("variance." + index, one.variance);
        steps.push_back(one.steps);
        if (!state.best.empty())
            tensors.add("best." + index, state.best.at(i));
    }
    nlohmann::json reports = nlohmann::json::array();
    for (const EpochReport& report : state.course.epochs)
        reports.push_back(toJson(report));
    const nlohmann::json meta = {{"key", state.key}, {"epoch", state.epoch},
        {"epochs_since_best", state.epochsSinceBest}, {"best_loss", state.bestLoss},
        {"start_loss", state.course.startLoss}, {"start_accuracy", state.course.startAccuracy},
        {"kept_epoch", state.course.keptEpoch}, {"reports", reports}, {"optimiser_steps", steps}};
    checkpoint::writeSafetensors(folder / kFile, tensors.views, {{"state", meta.dump()}});
}

bool restoreState(const std::filesystem::path& folder, TrainingState& state, tensor::Optimiser& optimiser)
{
    if (!std::filesystem::is_regular_file(folder / kFile))
        return false;
    const checkpoint::Checkpoint file = checkpoint::Checkpoint::open(folder / kFile);
    const auto found = file.metadata().find("state");
    if (found == file.metadata().end())
        return false;
    const nlohmann::json meta = nlohmann::json::parse(found->second);
    if (meta.at("key") != state.key)
        return false;
    state.epoch = meta.at("epoch");
    state.epochsSinceBest = meta.at("epochs_since_best");
    state.bestLoss = meta.at("best_loss");
    state.course = {.startLoss = meta.at("start_loss"),
        .startAccuracy = meta.at("start_accuracy"),
        .keptEpoch = meta.at("kept_epoch")};
    for (const nlohmann::json& report : meta.at("reports"))
        state.course.epochs.push_back(reportFrom(report));
    state.best.clear();
    for (std::size_t i = 0; i < optimiser.states().size(); ++i) {
        tensor::Optimiser::State& one = optimiser.states()[i];
        const std::string index = std::to_string(i);
        copyInto(file, "parameter." + index, one.parameter);
        copyInto(file, "mean." + index, one.mean);
        copyInto(file, "variance." + index, one.variance);
        one.steps = meta.at("optimiser_steps").at(i);
        if (file.find("best." + index) != nullptr) {
            state.best.push_back(at::empty_like(one.parameter).detach());
            copyInto(file, "best." + index, state.best.back());
        }
    }
    return true;
}

}
