#include "core/training/answer_lora.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/tensor/recompute.h"
#include "core/training/answer_adapters.h"
#include "core/training/answer_batches.h"
#include "core/training/answer_optimisation.h"
#include "core/training/answer_state.h"

namespace vlm::training {
namespace {

/// A seeded choice of at most `limit` examples, in their order.
std::vector<std::size_t> subset(std::size_t count, std::size_t limit, std::uint64_t seed)
{
    std::vector<std::size_t> indices(count);
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    if (limit == 0 || limit >= count)
        return indices;
    PhiloxStream random(deriveSeed(seed, "answer subset"), 0);
    for (std::size_t i = count; i > 1; --i)
        std::swap(indices[i - 1], indices[random.below(static_cast<std::uint32_t>(i))]);
    indices.resize(limit);
    std::ranges::sort(indices);
    return indices;
}

}

struct AnswerLora::Impl {
    models::Tunable* model = nullptr;
    config::AnswerLoraOptions options;
    std::optional<AnswerAdapters> adapters;
    std::optional<FrozenFeatures> frozen; // unless training changes them
    std::vector<EpochReport> reports;
    std::size_t tooLong = 0;

    [[nodiscard]] models::Lesson lesson(const AnsweredQuestions& questions, std::size_t index)
    {
        const AnswerExample& example = questions.examples[index];
        if (frozen)
            return model->lesson(frozen->of(questions, index), example.question, example.answer);
        return model->lesson(model->imageFeatures(questions.image(index)), example.question, example.answer);
    }

    struct Sum {
        double loss = 0.0;
        std::int64_t tokens = 0;
        std::int64_t lessons = 0;
        std::int64_t exact = 0;
        std::int64_t tooLong = 0;
    };

    /// Losses of the examples, a few at a time. @param learning gradients are accumulated
    enum class Learning { No, Yes };
    Sum pass(const AnsweredQuestions& questions, std::span<const std::size_t> indices, Learning learning,
        const std::stop_token& stop)
    {
        Sum sum;
        const auto size = static_cast<std::size_t>(options.microBatchSize);
        for (std::size_t begin = 0; begin < indices.size(); begin += size) {
            throwIfStopped(stop);
            std::vector<models::Lesson> lessons;
            for (const std::size_t index : indices.subspan(begin, std::min(size, indices.size() - begin))) {
                models::Lesson one = lesson(questions, index);
                if (one.labels.size() > static_cast<std::size_t>(options.maxLength)) {
                    ++sum.tooLong;
                    continue;
                }
                sum.tokens += learntTokens(one);
                lessons.push_back(std::move(one));
            }
            if (lessons.empty())
                continue;
            std::optional<tensor::TrainingScope> scope;
            if (learning == Learning::Yes && options.gradientCheckpointing)
                scope.emplace(tensor::TrainingOptions{.layers = tensor::Recompute::Yes});
            const LessonLoss loss = lossOf(*model, lessons);
            if (learning == Learning::Yes)
                loss.sum.backward();
            sum.loss += loss.sum.item<double>();
            sum.lessons += static_cast<std::int64_t>(lessons.size());
            sum.exact += loss.exact;
        }
        return sum;
    }

    /// Measures the validation questions, if there are any, and keeps the best parameters.
    void endEpoch(AnswerState& state, EpochReport report, const AnsweredQuestions& validation,
        const AnswerOptimisation& optimisation, const std::stop_token& stop)
    {
        const c10::NoGradGuard noGrad;
        std::vector<std::size_t> all(validation.examples.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        const Sum held = pass(validation, all, Learning::No, stop);
        report.validationLoss = held.tokens > 0 ? held.loss / static_cast<double>(held.tokens) : -1.0;
        report.validationAccuracy
            = held.lessons > 0 ? static_cast<double>(held.exact) / static_cast<double>(held.lessons) : -1.0;
        if (held.tokens > 0) {
            report.best = state.best.empty() || report.validationLoss < state.bestLoss;
            state.epochsSinceBest = report.best ? 0 : state.epochsSinceBest + 1;
        }
        if (report.best) {
            state.bestLoss = report.validationLoss;
            state.best.clear();
            for (const at::Tensor& parameter : optimisation.parameters())
                state.best.push_back(parameter.detach().clone());
        }
        state.reports.push_back(report);
        state.lossSum = 0.0;
        state.lossCount = 0;
    }

    [[nodiscard]] std::string key(const models::Generator& generator, const AnsweredQuestions& train,
        const AnsweredQuestions& validation, std::uint64_t seed) const
    {
        Hasher hasher;
        hasher.add("answers/v1").add(generator.info().fingerprint).add(seed).add(config::toJson(options).dump());
        for (const AnsweredQuestions* questions : {&train, &validation}) {
            hasher.add(static_cast<std::uint64_t>(questions->examples.size()));
            for (std::size_t i = 0; i < questions->examples.size(); ++i)
                hasher.add(questions->examples[i].question)
                    .add(questions->examples[i].answer)
                    .add(questions->imageKeys[i]);
        }
        return hasher.hex();
    }
};

AnswerLora::AnswerLora(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
AnswerLora::~AnswerLora() = default;
AnswerLora::AnswerLora(AnswerLora&&) noexcept = default;
AnswerLora& AnswerLora::operator=(AnswerLora&&) noexcept = default;

AnswerLora AnswerLora::fit(models::Generator& generator, const AnsweredQuestions& train,
    const AnsweredQuestions& validation, const AnswerLoraSetup& setup, std::stop_token stop)
{
    if (train.examples.empty())
        throw Error(ErrorKind::Data, "there are no answered questions to learn from");
    auto impl = std::make_unique<Impl>();
    impl->options = setup.options;
    impl->adapters.emplace(generator, setup.options, setup.seed); // says what cannot be trained
    impl->model = dynamic_cast<models::Tunable*>(&generator);
    if (!impl->adapters->trainsImageFeatures())
        impl->frozen.emplace(*impl->model);

    const config::AnswerLoraOptions& options = impl->options;
    AnswerOptimisation optimisation(*impl->adapters, options);
    AnswerState state{.key = impl->key(generator, train, validation, setup.seed), .reports = {}, .best = {}};
    if (!setup.stateFolder.empty())
        restoreState(setup.stateFolder, state, optimisation.optimisers());
    const auto keep = [&] {
        if (!setup.stateFolder.empty())
            saveState(setup.stateFolder, state, optimisation.optimisers());
    };

    const std::vector<std::size_t> usable
        = subset(train.examples.size(), static_cast<std::size_t>(options.maxSamples), setup.seed);
    const auto perEpoch = static_cast<std::int64_t>((usable.size() + static_cast<std::size_t>(options.batchSize) - 1)
        / static_cast<std::size_t>(options.batchSize));
    const std::int64_t steps = perEpoch * options.epochs;
    std::vector<std::vector<std::size_t>> plan;
    int planned = -1;
    while (state.step < steps) {
        const auto epoch = static_cast<int>(state.step / perEpoch);
        const bool newEpoch = state.step % perEpoch == 0;
        if (newEpoch && options.patience > 0 && state.epochsSinceBest >= options.patience)
            break;
        if (setup.pauseWanted && setup.pauseWanted()) {
            keep();
            throw Error(ErrorKind::Cancelled, "stopped");
        }
        if (planned != epoch) {
            plan = stepsOfEpoch(train, usable, options, setup.seed, epoch);
            planned = epoch;
        }
        at::manual_seed(deriveSeed(setup.seed, "answer dropout " + std::to_string(state.step)));
        impl->adapters->setTraining(true);
        optimisation.zeroGrad();
        const std::vector<std::size_t>& batch = plan[static_cast<std::size_t>(state.step % perEpoch)];
        const Impl::Sum sum = impl->pass(train, batch, Impl::Learning::Yes, stop);
        const double loss = sum.tokens > 0 ? sum.loss / static_cast<double>(sum.tokens) : 0.0;
        if (!std::isfinite(loss))
            throw Error(ErrorKind::Tensor,
                "the loss became " + std::to_string(loss) + " at step " + std::to_string(state.step + 1)
                    + "; a smaller learning rate than " + std::to_string(options.learningRate) + " may help");
        const double share = scheduled(options, state.step, steps);
        if (sum.tokens > 0)
            optimisation.step(sum.tokens, share);
        impl->adapters->setTraining(false);
        ++state.step;
        state.lossSum += sum.loss;
        state.lossCount += sum.tokens;
        state.tooLong += sum.tooLong;
        const bool endsEpoch = state.step % perEpoch == 0;
        if (setup.stepDone)
            setup.stepDone(state.step, steps, loss, batch.size());
        if (endsEpoch) {
            if (state.lossCount == 0)
                throw Error(ErrorKind::Data,
                    "none of the " + std::to_string(usable.size()) + " training examples fits max_length "
                        + std::to_string(options.maxLength));
            impl->endEpoch(state,
                {.epoch = epoch + 1,
                    .epochs = options.epochs,
                    .steps = state.step,
                    .learningRate = share * options.learningRate,
                    .trainLoss = state.lossSum / static_cast<double>(state.lossCount)},
                validation, optimisation, stop);
            if (setup.epochDone)
                setup.epochDone(state.reports.back());
        }
        if (endsEpoch || (options.checkpointSteps > 0 && state.step % options.checkpointSteps == 0))
            keep();
    }

    const c10::NoGradGuard noGrad;
    for (std::size_t i = 0; i < state.best.size(); ++i)
        optimisation.parameters()[i].copy_(state.best[i]);
    impl->reports = state.reports;
    impl->tooLong = static_cast<std::size_t>(state.tooLong);
    return AnswerLora(std::move(impl));
}

AnswerLora AnswerLora::load(models::Generator& generator, const std::filesystem::path& folder)
{
    auto impl = std::make_unique<Impl>();
    impl->adapters.emplace(generator, folder);
    return AnswerLora(std::move(impl));
}

void AnswerLora::save(const std::filesystem::path& folder) const
{
    m_impl->adapters->save(folder, m_impl->options);
}

std::int64_t AnswerLora::trainableParameters() const
{
    std::int64_t count = 0;
    for (const AnswerAdapters::Parameter& one : m_impl->adapters->parameters())
        count += one.tensor.numel();
    return count;
}

std::vector<std::string> AnswerLora::layers() const
{
    return m_impl->adapters->layers();
}

const std::vector<EpochReport>& AnswerLora::epochs() const
{
    return m_impl->reports;
}

std::size_t AnswerLora::tooLong() const
{
    return m_impl->tooLong;
}

}
