#include "core/training/answer_state.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/checkpoint/checkpoint.h"
#include "core/tensor/weights.h"

namespace vlm::training {
namespace {

constexpr const char* kFile = "answer_state.safetensors";

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

/// Tensors on their way to a file; the views point into what is kept.
struct Outgoing {
    std::vector<at::Tensor> kept;
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

std::vector<tensor::AdamW::State*> slotsOf(std::span<tensor::AdamW> optimisers)
{
    std::vector<tensor::AdamW::State*> slots;
    for (tensor::AdamW& optimiser : optimisers)
        for (tensor::AdamW::State& slot : optimiser.states())
            slots.push_back(&slot);
    return slots;
}

}

void saveState(const std::filesystem::path& folder, const AnswerState& state, std::span<tensor::AdamW> optimisers)
{
    std::filesystem::create_directories(folder);
    Outgoing out;
    nlohmann::json steps = nlohmann::json::array();
    const std::vector<tensor::AdamW::State*> slots = slotsOf(optimisers);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const std::string index = std::to_string(i);
        out.add("parameter." + index, slots[i]->parameter);
        out.add("mean." + index, slots[i]->mean);
        out.add("variance." + index, slots[i]->variance);
        steps.push_back(slots[i]->steps);
        if (!state.best.empty())
            out.add("best." + index, state.best.at(i));
    }
    nlohmann::json reports = nlohmann::json::array();
    for (const EpochReport& report : state.reports)
        reports.push_back(toJson(report));
    const nlohmann::json meta = {{"key", state.key}, {"step", state.step}, {"loss_sum", state.lossSum},
        {"loss_count", state.lossCount}, {"too_long", state.tooLong}, {"epochs_since_best", state.epochsSinceBest},
        {"best_loss", state.bestLoss}, {"reports", reports}, {"optimiser_steps", steps}};
    checkpoint::writeSafetensors(folder / kFile, out.views, {{"state", meta.dump()}});
}

bool restoreState(const std::filesystem::path& folder, AnswerState& state, std::span<tensor::AdamW> optimisers)
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
    state.step = meta.at("step");
    state.lossSum = meta.at("loss_sum");
    state.lossCount = meta.at("loss_count");
    state.tooLong = meta.at("too_long");
    state.epochsSinceBest = meta.at("epochs_since_best");
    state.bestLoss = meta.at("best_loss");
    state.reports.clear();
    for (const nlohmann::json& report : meta.at("reports"))
        state.reports.push_back(reportFrom(report));
    state.best.clear();
    const std::vector<tensor::AdamW::State*> slots = slotsOf(optimisers);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const std::string index = std::to_string(i);
        copyInto(file, "parameter." + index, slots[i]->parameter);
        copyInto(file, "mean." + index, slots[i]->mean);
        copyInto(file, "variance." + index, slots[i]->variance);
        slots[i]->steps = meta.at("optimiser_steps").at(i);
        if (file.find("best." + index) != nullptr) {
            state.best.push_back(at::empty_like(slots[i]->parameter).detach());
            copyInto(file, "best." + index, state.best.back());
        }
    }
    return true;
}

}
