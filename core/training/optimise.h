#pragma once

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include <ATen/ATen.h>

#include "core/config/adaptation_options.h"
#include "core/training/report.h"

namespace vlm::training {

/// Something with parameters that classifies batches.
class Trainee {
public:
    virtual ~Trainee() = default;
    /// In an order that does not change.
    [[nodiscard]] virtual std::vector<at::Tensor> parameters() const = 0;
    /// @return [batch, classes], differentiable in parameters()
    [[nodiscard]] virtual at::Tensor logits(const at::Tensor& inputs) const = 0;
    /// Dropout and the like act only while training.
    virtual void setTraining(bool) { }
};

/// Labelled inputs of one split.
struct Examples {
    std::span<const int> labels; // 0 … classes-1
    /// A batch. `epoch` says that it is for training, and in which epoch, so that it may be changed at random.
    std::function<at::Tensor(std::span<const std::size_t> indices, std::optional<int> epoch)> inputs;
};

struct OptimisationSetup {
    const config::OptimisationOptions& options;
    std::size_t classes = 0;
    std::string key; // what else the state in hooks.stateFolder must agree with
    const Hooks& hooks;
};

/// AdamW, or SGD with momentum, on the mean cross entropy with warm-up, schedule, accumulation, clipping, class weights
/// and label smoothing. The parameters end as those of the kept epoch. Batches, augmentations and dropout follow from
/// (seed, epoch), and the state is stored after every epoch: training that goes on ends with the bytes of an
/// uninterrupted one.
/// @throws Error Tensor when the loss is no number; Cancelled
Course optimise(Trainee& trainee, const Examples& train, const Examples& validation, const OptimisationSetup& setup,
    const std::stop_token& stop);

struct Evaluation {
    double loss = 0.0; // mean cross entropy
    double accuracy = 0.0;
};
/// Without gradients. @throws Error Cancelled
Evaluation evaluate(
    const Trainee& trainee, const Examples& examples, std::size_t batchSize, const std::stop_token& stop);

/// Weight of each class: samples / (count · classes). Source: MedVLMBench, class weights; scikit-learn "balanced"
std::vector<double> inverseFrequencies(std::span<const int> labels, std::size_t classes);

/// @throws Error Data when a split is empty or has labels beyond the classes
void requireLabels(std::span<const int> labels, std::size_t classes, const char* split);

/// Sum of the elements of the parameters.
std::int64_t elementCount(const Trainee& trainee);

}
