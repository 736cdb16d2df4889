#include "core/checkpoint/unwrap.h"

#include <algorithm>
#include <array>

namespace vlm::checkpoint {
namespace {

// No published model calls a part of itself so.
constexpr std::array<std::string_view, 4> kPrefixes{"state_dict.", "model_state_dict.", "module.", "_orig_mod."};
constexpr std::array<std::string_view, 18> kTrainingState{"optimizer", "optimizers", "optimizer_state",
    "optimizer_states", "optimizer_state_dict", "optim", "lr_scheduler", "lr_schedulers", "lr_scheduler_state_dict",
    "scheduler", "scheduler_state_dict", "scaler", "scaler_state_dict", "grad_scaler", "amp", "loss_scaler",
    "rng_state", "rng_states"};

bool isTrainingState(std::string_view name)
{
    return std::ranges::find(kTrainingState, name.substr(0, name.find('.'))) != kTrainingState.end();
}

bool cut(std::vector<TensorView>& tensors, std::string_view prefix)
{
    const auto begins
        = [prefix](const TensorView& one) { return one.name.size() > prefix.size() && one.name.starts_with(prefix); };
    if (tensors.empty() || !std::ranges::all_of(tensors, begins))
        return false;
    for (TensorView& one : tensors)
        one.name.erase(0, prefix.size());
    return true;
}

}

void unwrap(Part& part)
{
    const auto named = [](const TensorView& one) { return isTrainingState(one.name); };
    if (!std::ranges::all_of(part.tensors, named))
        std::erase_if(part.tensors, named);
    while (std::ranges::any_of(kPrefixes, [&](std::string_view prefix) { return cut(part.tensors, prefix); })) { }
}

}
