#include "core/training/optimise.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/tensor/adamw.h"
#include "core/tensor/sgd.h"
#include "core/training/training_state.h"

namespace vlm::training {
namespace {

/// Share of the peak learning rate at a step: linear warm-up, then the schedule to zero.
double share(std::int64_t step, std::int64_t steps, const config::OptimisationOptions& options)
{
    const auto warm = static_cast<std::int64_t>(std::ceil(options.warmup * static_cast<double>(steps)));
    if (step < warm)
        return static_cast<double>(step + 1) / static_cast<double>(warm);
    if (options.schedule == "constant")
        return 1.0;
    const double progress
        = static_cast<double>(step - warm) / static_cast<double>(std::max<std::int64_t>(1, steps - warm));
    return options.schedule == "linear" ? 1.0 - progress : 0.5 * (1.0 + std::cos(std::numbers::pi * progress));
}

/// Order of the training images in an epoch: a function of seed and epoch alone.
std::vector<std::size_t> order(std::size_t count, std::uint64_t seed, int epoch)
{
    std::vector<std::size_t> indices(count);
    for (std::size_t i = 0; i < count; ++i)
        indices[i] = i;
    PhiloxStream random(deriveSeed(seed, "lora-order"), static_cast<std::uint64_t>(epoch));
    for (std::size_t i = count; i > 1; --i)
        std::swap(indices[i - 1], indices[random.below(static_cast<std::uint32_t>(i))]);
    return indices;
}

at::Tensor labelsOf(std::span<const int> labels, std::span<const std::size_t> indices)
{
    at::Tensor out = at::empty({static_cast<std::int64_t>(indices.size())}, at::kLong);
    auto* target = out.data_ptr<std::int64_t>();
    for (const std::size_t index : indices)
        *target++ = labels[index];
    return out;
}

/// Loss of one optimiser step, whose gradients are added up over its parts.
class StepLoss {
public:
    StepLoss(const config::OptimisationOptions& options, std::span<const int> labels, std::size_t classes)
        : m_options(options)
        , m_labels(labels)
    {
        if (!options.classWeights)
            return;
        m_weights = inverseFrequencies(labels, classes);
        m_tensor = at::empty({static_cast<std::int64_t>(classes)}, at::kFloat);
        std::ranges::transform(
            m_weights, m_tensor.data_ptr<float>(), [](double weight) { return static_cast<float>(weight); });
    }

    /// Adds the gradients of the step's mean; as large batches do, the mean is taken over the whole step.
    double backward(const Trainee& trainee, const Examples& train, std::span<const std::size_t> step, int epoch,
        const std::stop_token& stop) const
    {
        double total = 0.0; // of the weights
        for (const std::size_t index : step)
            total += m_weights.empty() ? 1.0 : m_weights[static_cast<std::size_t>(m_labels[index])];
        double value = 0.0;
        const auto part = static_cast<std::size_t>(m_options.batchSize);
        for (std::size_t first = 0; first < step.size(); first += part) {
            throwIfStopped(stop);
            const auto chosen = step.subspan(first, std::min(part, step.size() - first));
            const at::Tensor scores = trainee.logits(train.inputs(chosen, epoch));
            const at::Tensor weights = m_tensor.defined() ? m_tensor.to(scores.device()) : m_tensor;
            constexpr std::int64_t kIgnoreNothing = -100;
            const at::Tensor loss = at::cross_entropy_loss(scores, labelsOf(m_labels, chosen).to(scores.device()),
                                        weights, at::Reduction::Sum, kIgnoreNothing, m_options.labelSmoothing)
                / total;
            loss.backward();
            value += loss.item<double>();
        }
        return value;
    }

private:
    const config::OptimisationOptions& m_options;
    std::span<const int> m_labels;
    std::vector<double> m_weights;
    at::Tensor m_tensor; // undefined: all classes weigh the same
};

std::unique_ptr<tensor::Optimiser> optimiserOf(
    std::vector<at::Tensor> parameters, const config::OptimisationOptions& options)
{
    if (options.optimiser == "sgd")
        return std::make_unique<tensor::Sgd>(std::move(parameters),
            tensor::SgdOptions{.learningRate = options.learningRate, .weightDecay = options.weightDecay});
    return std::make_unique<tensor::AdamW>(std::move(parameters),
        tensor::AdamWOptions{.learningRate = options.learningRate, .weightDecay = options.weightDecay});
}

std::vector<at::Tensor> copies(const Trainee& trainee)
{
    std::vector<at::Tensor> out;
    for (const at::Tensor& parameter : trainee.parameters())
        out.push_back(parameter.detach().clone());
    return out;
}

std::string keyOf(const OptimisationSetup& setup, const Examples& train, const Examples& validation)
{
    std::string key = setup.key + "/" + config::toJson(setup.options).dump() + "/" + std::to_string(setup.hooks.seed);
    for (const Examples* examples : {&train, &validation}) {
        key += "/";
        for (const int label : examples->labels)
            key += std::to_string(label) + ",";
    }
    return TrainingState::digest(key);
}

}

std::vector<double> inverseFrequencies(std::span<const int> labels, std::size_t classes)
{
    std::vector<double> counts(classes);
    for (const int label : labels)
        ++counts[static_cast<std::size_t>(label)];
    for (double& count : counts) // a class that nobody has weighs nothing, as there is nothing to weigh
        count = count > 0.0 ? static_cast<double>(labels.size()) / (count * static_cast<double>(classes)) : 0.0;
    return counts;
}

void requireLabels(std::span<const int> labels, std::size_t classes, const char* split)
{
    if (labels.empty())
        throw Error(ErrorKind::Data, std::string("the ") + split + " split has no labelled images to adapt with");
    for (const int label : labels) {
        if (label < 0 || static_cast<std::size_t>(label) >= classes)
            throw Error(ErrorKind::Data,
                std::string("the ") + split + " split has label " + std::to_string(label) + " with "
                    + std::to_string(classes) + " classes");
    }
}

std::int64_t elementCount(const Trainee& trainee)
{
    std::int64_t count = 0;
    for (const at::Tensor& parameter : trainee.parameters())
        count += parameter.numel();
    return count;
}

Evaluation evaluate(
    const Trainee& trainee, const Examples& examples, std::size_t batchSize, const std::stop_token& stop)
{
    const c10::NoGradGuard noGrad;
    Evaluation sum;
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < examples.labels.size(); ++i) {
        indices.push_back(i);
        if (indices.size() < batchSize && i + 1 < examples.labels.size())
            continue;
        throwIfStopped(stop);
        const at::Tensor scores = trainee.logits(examples.inputs(indices, std::nullopt)).to(at::kCPU);
        const at::Tensor labels = labelsOf(examples.labels, indices);
        sum.loss += at::cross_entropy_loss(scores, labels, {}, at::Reduction::Sum).item<double>();
        sum.accuracy += (scores.argmax(1) == labels).sum().item<double>();
        indices.clear();
    }
    const auto count = static_cast<double>(examples.labels.size());
    return {.loss = sum.loss / count, .accuracy = sum.accuracy / count};
}

Course optimise(Trainee& trainee, const Examples& train, const Examples& validation, const OptimisationSetup& setup,
    const std::stop_token& stop)
{
    requireLabels(train.labels, setup.classes, "training");
    requireLabels(validation.labels, setup.classes, "validation");
    const config::OptimisationOptions& options = setup.options;
    const Hooks& hooks = setup.hooks;
    const bool keepsBest = options.keep == "best";
    const std::unique_ptr<tensor::Optimiser> rule = optimiserOf(trainee.parameters(), options);
    tensor::Optimiser& optimiser = *rule;
    TrainingState state{.key = keyOf(setup, train, validation)};
    const bool goesOn = !hooks.stateFolder.empty() && restoreState(hooks.stateFolder, state, optimiser);
    state.course.resumedEpochs = state.epoch;
    const auto batch = static_cast<std::size_t>(options.batchSize);
    if (!goesOn) {
        trainee.setTraining(false);
        const Evaluation start = evaluate(trainee, validation, batch, stop);
        state.course.startLoss = start.loss;
        state.course.startAccuracy = start.accuracy;
        state.bestLoss = start.loss;
        state.best = copies(trainee);
    }

    const StepLoss stepLoss(options, train.labels, setup.classes);
    const std::size_t perStep = batch * static_cast<std::size_t>(options.accumulation);
    const std::size_t perEpoch = (train.labels.size() + perStep - 1) / perStep;
    const auto steps = static_cast<std::int64_t>(perEpoch) * options.epochs;
    while (state.epoch < options.epochs && (options.patience == 0 || state.epochsSinceBest < options.patience)) {
        const int epoch = state.epoch;
        const std::vector<std::size_t> indices = order(train.labels.size(), hooks.seed, epoch);
        at::manual_seed(deriveSeed(hooks.seed, "lora-dropout-" + std::to_string(epoch)));
        trainee.setTraining(true);
        double lossSum = 0.0;
        double rate = 0.0;
        for (std::size_t i = 0; i < perEpoch; ++i) {
            const auto chosen
                = std::span(indices).subspan(i * perStep, std::min(perStep, indices.size() - i * perStep));
            const std::int64_t step
                = static_cast<std::int64_t>(epoch) * static_cast<std::int64_t>(perEpoch) + static_cast<std::int64_t>(i);
            rate = options.learningRate * share(step, steps, options);
            optimiser.setLearningRate(rate);
            optimiser.zeroGrad();
            const double value = stepLoss.backward(trainee, train, chosen, epoch, stop);
            if (!std::isfinite(value))
                throw Error(ErrorKind::Tensor,
                    "the loss became " + std::to_string(value) + " at step " + std::to_string(step + 1)
                        + "; a smaller learning rate than " + std::to_string(options.learningRate) + " may help");
            if (options.gradientNorm > 0.0)
                optimiser.clipGradNorm(options.gradientNorm);
            optimiser.step();
            lossSum += value * static_cast<double>(chosen.size());
            if (hooks.stepDone)
                hooks.stepDone(step + 1, steps, value);
        }
        trainee.setTraining(false);
        const Evaluation held = evaluate(trainee, validation, batch, stop);
        state.epoch = epoch + 1;
        const bool best = held.loss < state.bestLoss;
        state.epochsSinceBest = best ? 0 : state.epochsSinceBest + 1;
        if (best || !keepsBest) {
            state.best = copies(trainee);
            state.course.keptEpoch = state.epoch;
        }
        if (best)
            state.bestLoss = held.loss;
        state.course.epochs.push_back({.epoch = state.epoch,
            .epochs = options.epochs,
            .steps = static_cast<std::int64_t>(perEpoch) * state.epoch,
            .learningRate = rate,
            .trainLoss = lossSum / static_cast<double>(train.labels.size()),
            .validationLoss = held.loss,
            .validationAccuracy = held.accuracy,
            .best = best});
        if (!hooks.stateFolder.empty())
            saveState(hooks.stateFolder, state, optimiser);
        if (hooks.epochDone)
            hooks.epochDone(state.course.epochs.back());
    }

    optimiser.zeroGrad();
    const c10::NoGradGuard noGrad;
    const std::vector<at::Tensor> parameters = trainee.parameters();
    for (std::size_t i = 0; i < state.best.size(); ++i)
        parameters[i].copy_(state.best[i]);
    trainee.setTraining(false);
    return state.course;
}

}
