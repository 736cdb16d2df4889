#include "core/models/answer_tuning.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/checkpoint/checkpoint.h"
#include "core/models/generative.h"
#include "core/tensor/adamw.h"
#include "core/tensor/lora.h"
#include "core/tensor/recompute.h"

namespace vlm::models {
namespace {

constexpr std::string_view kPeftPrefix = "base_model.model.model.language_model.";

Tunable& tunable(Generator& generator)
{
    auto* found = dynamic_cast<Tunable*>(&generator);
    if (!found)
        throw Error(ErrorKind::Config,
            "models of the family '" + generator.info().family + "' have no decoder that adapters can be attached to");
    return *found;
}

std::string lastPart(const std::string& name)
{
    return name.substr(name.rfind('.') + 1);
}

bool chosen(const tensor::AdaptableLinear& linear, const AnswerTuningOptions& options)
{
    const std::string part = lastPart(linear.name);
    if (options.targets.empty())
        return part != "lm_head";
    return std::ranges::find(options.targets, part) != options.targets.end();
}

/// Uniform in ±1/sqrt(in), which is Kaiming-uniform with a = sqrt(5), as PEFT draws it.
at::Tensor firstFactor(std::int64_t rank, std::int64_t in, std::uint64_t seed, const std::string& layer)
{
    PhiloxStream random(deriveSeed(seed, layer), 0);
    const double bound = 1.0 / std::sqrt(static_cast<double>(in));
    at::Tensor factor = at::empty({rank, in}, at::kFloat);
    float* values = factor.data_ptr<float>();
    for (std::int64_t i = 0; i < factor.numel(); ++i)
        values[i] = static_cast<float>((2.0 * random.uniform() - 1.0) * bound);
    return factor;
}

std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed, int epoch)
{
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    PhiloxStream random(deriveSeed(seed, "order"), static_cast<std::uint64_t>(epoch));
    for (std::size_t i = count; i > 1; --i)
        std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
    return order;
}

/// Linear warm-up, then half a cosine to zero. transformers get_cosine_schedule_with_warmup
double rate(const AnswerTuningOptions& options, std::int64_t step, std::int64_t steps)
{
    const auto warm = static_cast<std::int64_t>(std::ceil(options.warmUp * static_cast<double>(steps)));
    if (step < warm)
        return options.learningRate * static_cast<double>(step + 1) / static_cast<double>(warm);
    const double done = static_cast<double>(step - warm) / static_cast<double>(std::max<std::int64_t>(1, steps - warm));
    return options.learningRate * 0.5 * (1.0 + std::cos(std::numbers::pi * done));
}

checkpoint::TensorView view(const std::string& name, const at::Tensor& tensor)
{
    const auto bytes = std::span(static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes());
    return {.name = name, .dtype = checkpoint::DType::F32, .shape = tensor.sizes().vec(), .bytes = bytes};
}

}

struct AnswerTuning::Impl {
    struct One {
        tensor::AdaptableLinear linear;
        std::shared_ptr<tensor::LoraAdapter> adapter;
    };
    AnswerTuningOptions options;
    std::vector<One> adapters;
    std::vector<double> losses;

    ~Impl()
    {
        for (const One& one : adapters)
            one.linear.slot->adapter.reset();
    }

    void attach(const tensor::AdaptableLinear& linear, const at::Tensor& a, const at::Tensor& b, at::Device device)
    {
        auto adapter
            = std::make_shared<tensor::LoraAdapter>(a.to(device), b.to(device), options.alpha, options.dropout);
        linear.slot->adapter = adapter;
        adapters.push_back({linear, std::move(adapter)});
    }

    void setTraining(bool training) const
    {
        for (const One& one : adapters)
            one.adapter->setTraining(training);
    }
};

AnswerTuning::AnswerTuning(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
AnswerTuning::~AnswerTuning() = default;
AnswerTuning::AnswerTuning(AnswerTuning&&) noexcept = default;
AnswerTuning& AnswerTuning::operator=(AnswerTuning&&) noexcept = default;

AnswerTuning AnswerTuning::fit(Generator& generator, std::span<const AnswerExample> examples,
    const std::function<imaging::Image(std::size_t)>& image, const AnswerTuningOptions& options,
    const StepDone& stepDone, std::stop_token stop)
{
    if (examples.empty())
        throw Error(ErrorKind::Data, "there are no answered questions to learn from");
    const Tunable& model = tunable(generator);
    auto impl = std::make_unique<Impl>();
    impl->options = options;
    std::vector<at::Tensor> parameters;
    for (const tensor::AdaptableLinear& linear : model.linears()) {
        if (!chosen(linear, options))
            continue;
        impl->attach(linear, firstFactor(options.rank, linear.in, options.seed, linear.name),
            at::zeros({linear.out, options.rank}), model.device());
        parameters.insert(parameters.end(), {impl->adapters.back().adapter->a(), impl->adapters.back().adapter->b()});
    }
    if (parameters.empty())
        throw Error(ErrorKind::Config, "none of the target layers is in the decoder");

    tensor::AdamW optimiser(parameters, {.learningRate = options.learningRate, .weightDecay = 0.0});
    const auto batch = static_cast<std::size_t>(std::max(1, options.batchSize));
    const std::size_t batches = (examples.size() + batch - 1) / batch;
    const auto steps = static_cast<std::int64_t>(batches) * options.epochs;
    std::optional<tensor::TrainingScope> scope;
    if (options.gradientCheckpointing)
        scope.emplace(tensor::TrainingOptions{.layers = tensor::Recompute::Yes});
    impl->setTraining(true);
    for (std::int64_t step = 0; step < steps; ++step) {
        const auto epoch = static_cast<int>(step / static_cast<std::int64_t>(batches));
        const std::vector<std::size_t> order = shuffled(examples.size(), options.seed, epoch);
        const std::size_t begin = static_cast<std::size_t>(step) % batches * batch;
        const std::size_t end = std::min(examples.size(), begin + batch);
        optimiser.zeroGrad();
        double loss = 0.0;
        for (std::size_t i = begin; i < end; ++i) {
            throwIfStopped(stop);
            const AnswerExample& example = examples[order[i]];
            const at::Tensor one = model.answerLoss(image(order[i]), example.question, example.answer)
                / static_cast<double>(end - begin);
            one.backward();
            loss += one.item<double>();
        }
        optimiser.clipGradNorm(options.gradientNorm);
        optimiser.setLearningRate(rate(options, step, steps));
        optimiser.step();
        impl->losses.push_back(loss);
        if (stepDone)
            stepDone(step + 1, steps, loss);
    }
    impl->setTraining(false);
    return AnswerTuning(std::move(impl));
}

AnswerTuning AnswerTuning::load(Generator& generator, const std::filesystem::path& folder)
{
    const Tunable& model = tunable(generator);
    const ConfigReader config = ConfigReader::fromFile(folder / "adapter_config.json");
    auto impl = std::make_unique<Impl>();
    impl->options.rank = config.integer("r");
    impl->options.alpha = config.number("lora_alpha", static_cast<double>(impl->options.rank));
    if (config.flag("use_rslora", false)) // LoraAdapter divides by the rank
        impl->options.alpha *= std::sqrt(static_cast<double>(impl->options.rank));
    const checkpoint::Checkpoint factors = checkpoint::Checkpoint::open(folder / "adapter_model.safetensors");
    std::size_t used = 0;
    for (const tensor::AdaptableLinear& linear : model.linears()) {
        const checkpoint::TensorView* a = nullptr;
        const checkpoint::TensorView* b = nullptr;
        for (const checkpoint::TensorView& tensor : factors.tensors()) {
            if (tensor.name.ends_with("." + linear.name + ".lora_A.weight"))
                a = &tensor;
            else if (tensor.name.ends_with("." + linear.name + ".lora_B.weight"))
                b = &tensor;
        }
        if (!a || !b)
            continue;
        if (a->shape != std::vector{impl->options.rank, linear.in}
            || b->shape != std::vector{linear.out, impl->options.rank})
            throw Error(ErrorKind::Checkpoint,
                folder.string() + ": the factors of " + linear.name + " do not fit that layer and the rank "
                    + std::to_string(impl->options.rank));
        impl->attach(linear, tensor::toTensor(factors, *a).to(at::kFloat), tensor::toTensor(factors, *b).to(at::kFloat),
            model.device());
        used += 2;
    }
    if (used != factors.tensors().size())
        throw Error(ErrorKind::Checkpoint,
            folder.string() + ": the decoder has layers for " + std::to_string(used) + " of the adapter's "
                + std::to_string(factors.tensors().size()) + " tensors; was it made for another model?");
    return AnswerTuning(std::move(impl));
}

void AnswerTuning::save(const std::filesystem::path& folder) const
{
    std::vector<at::Tensor> owned;
    std::vector<checkpoint::TensorView> tensors;
    std::vector<std::string> targets;
    for (const Impl::One& one : m_impl->adapters) {
        const std::string name = std::string(kPeftPrefix) + one.linear.name;
        for (const auto& [factor, tensor] :
            {std::pair{".lora_A.weight", one.adapter->a()}, std::pair{".lora_B.weight", one.adapter->b()}}) {
            owned.push_back(tensor.detach().to(at::kCPU, at::kFloat).contiguous());
            tensors.push_back(view(name + factor, owned.back()));
        }
        if (std::ranges::find(targets, lastPart(name)) == targets.end())
            targets.push_back(lastPart(name));
    }
    const nlohmann::json config{{"peft_type", "LORA"}, {"task_type", "CAUSAL_LM"}, {"r", m_impl->options.rank},
        {"lora_alpha", m_impl->options.alpha}, {"lora_dropout", m_impl->options.dropout}, {"bias", "none"},
        {"target_modules", targets}, {"inference_mode", true}};
    std::filesystem::create_directories(folder);
    checkpoint::writeSafetensors(folder / "adapter_model.safetensors", tensors, {{"format", "pt"}});
    writeFileAtomically(folder / "adapter_config.json", config.dump(1));
}

std::int64_t AnswerTuning::trainableParameters() const
{
    std::int64_t count = 0;
    for (const Impl::One& one : m_impl->adapters)
        count += one.adapter->a().numel() + one.adapter->b().numel();
    return count;
}

const std::vector<double>& AnswerTuning::losses() const
{
    return m_impl->losses;
}

}
