#include "core/training/answer_adapters.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/models/layer_role.h"
#include "core/tensor/weights.h"
#include "core/training/answer_names.h"

namespace vlm::training {
namespace {

using Group = AnswerAdapters::Group;

models::Tunable& tunable(models::Generator& generator)
{
    auto* found = dynamic_cast<models::Tunable*>(&generator);
    if (found == nullptr)
        throw Error(ErrorKind::Config,
            "models of the family '" + generator.info().family + "' have no decoder that adapters can be attached to");
    return *found;
}

bool chosen(const tensor::AdaptableLinear& linear, const std::string& targets)
{
    if (!linear.applied || linear.name.ends_with("lm_head")) // an adapter there would never be run; the output matrix
        return false;
    if (targets == "qkv")
        return linear.name.ends_with("q_proj") || linear.name.ends_with("k_proj") || linear.name.ends_with("v_proj")
            || linear.name.ends_with("qkv");
    const auto role = targets == "attention" ? models::LayerRole::Attention : models::LayerRole::Mlp;
    return targets == "all-linear" || models::layerRole(linear.name) == role;
}

/// Uniform in ±1/sqrt(in), which is Kaiming-uniform with a = sqrt(5), as PEFT draws it; from the layer's name, so that
/// it does not matter which others are trained.
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

void requireShape(const std::filesystem::path& folder, const checkpoint::TensorView& view, at::IntArrayRef expected)
{
    if (at::IntArrayRef(view.shape) != expected)
        throw Error(ErrorKind::Checkpoint,
            folder.string() + ": '" + view.name + "' does not fit its layer; was the adapter made for another model?");
}

}

WeightDelta::WeightDelta(at::Tensor weight, at::Tensor bias)
    : m_weight(weight.detach().clone().set_requires_grad(true))
{
    if (bias.defined())
        m_bias = bias.detach().clone().set_requires_grad(true);
}

at::Tensor WeightDelta::delta(const at::Tensor& x) const
{
    return at::linear(x.to(m_weight.scalar_type()), m_weight, m_bias).to(x.scalar_type());
}

AnswerAdapters::AnswerAdapters(
    models::Generator& generator, const config::AnswerLoraOptions& options, std::uint64_t seed)
    : m_model(generator.info().folder)
{
    const models::Tunable& model = tunable(generator);
    const auto trains = [&](char module) { return options.tuneModules.find(module) != std::string::npos; };
    const auto attach = [&](std::span<const tensor::AdaptableLinear> linears, Group group) {
        for (const tensor::AdaptableLinear& linear : linears) {
            if (group == Group::Adapters && !chosen(linear, options.targets))
                continue;
            const at::Tensor a = firstFactor(options.rank, linear.in, seed, linear.path).to(model.device());
            auto adapter = std::make_shared<tensor::LoraAdapter>(
                a, at::zeros({linear.out, options.rank}, a.options()), options.alpha, options.dropout);
            linear.slot->adapter = adapter;
            m_low.push_back({.linear = linear, .adapter = std::move(adapter), .group = group});
        }
    };
    const auto require = [&](bool there, const char* part) {
        if (!there)
            throw Error(ErrorKind::Config,
                "models of the family '" + generator.info().family + "' have no " + part
                    + " that can be trained; choose tune_modules without it");
    };
    if (trains('V')) {
        require(!model.visionLinears().empty(), "vision tower");
        attach(model.visionLinears(), Group::Adapters);
        m_trainsImageFeatures = true;
    }
    if (trains('M')) {
        require(!model.projectorLinears().empty(), "projector of linear layers");
        m_trainsImageFeatures = true;
        if (options.projector == "lora") {
            attach(model.projectorLinears(), Group::Projector);
        } else {
            const std::vector<Part> files = partsOf(m_model);
            for (const tensor::AdaptableLinear& linear : model.projectorLinears()) {
                const auto weight = storedTensor(files, linear.path + ".weight");
                const auto bias = storedTensor(files, linear.path + ".bias");
                if (!weight)
                    throw Error(ErrorKind::Checkpoint,
                        m_model.string() + ": '" + linear.path + ".weight' is in none of its files");
                auto adapter = std::make_shared<WeightDelta>(at::zeros_like(*weight).to(model.device()),
                    bias ? at::zeros_like(*bias).to(model.device()) : at::Tensor());
                linear.slot->adapter = adapter;
                m_full.push_back({.linear = linear,
                    .adapter = std::move(adapter),
                    .weight = *weight,
                    .bias = bias.value_or(at::Tensor())});
            }
        }
    }
    if (trains('L'))
        attach(model.linears(), Group::Adapters);
    if (m_low.empty() && m_full.empty())
        throw Error(ErrorKind::Config,
            "no layer of the trained modules '" + options.tuneModules + "' matches targets '" + options.targets + "'");
}

AnswerAdapters::AnswerAdapters(models::Generator& generator, const std::filesystem::path& folder)
    : m_model(generator.info().folder)
{
    const models::Tunable& model = tunable(generator);
    const nlohmann::json config = readJson(folder / "adapter_config.json");
    const double rank = config.value("r", 8);
    // LoraAdapter divides by the rank, rsLoRA by its root
    const double alpha = config.value("lora_alpha", rank) * (config.value("use_rslora", false) ? std::sqrt(rank) : 1.0);
    const checkpoint::Checkpoint file = checkpoint::Checkpoint::open(folder / "adapter_model.safetensors");
    std::map<std::string, const checkpoint::TensorView*> named;
    for (const checkpoint::TensorView& view : file.tensors())
        named.emplace(layerPath(view.name), &view);
    const auto take = [&](const std::string& path) {
        const auto found = named.find(layerPath(path));
        const checkpoint::TensorView* view = found == named.end() ? nullptr : found->second;
        if (view)
            named.erase(found);
        return view;
    };
    const auto floats = [&](const checkpoint::TensorView& view) {
        return tensor::toTensor(file, view).to(model.device(), at::kFloat);
    };
    std::vector<Part> base;
    const auto attach = [&](const tensor::AdaptableLinear& linear, Group group) {
        const checkpoint::TensorView* a = take(linear.path + ".lora_A.weight");
        const checkpoint::TensorView* b = take(linear.path + ".lora_B.weight");
        if (a && b && !a->shape.empty()) {
            requireShape(folder, *a, {a->shape[0], linear.in});
            requireShape(folder, *b, {linear.out, a->shape[0]});
            auto adapter = std::make_shared<tensor::LoraAdapter>(floats(*a), floats(*b), alpha, 0.0);
            linear.slot->adapter = adapter;
            m_low.push_back({.linear = linear, .adapter = std::move(adapter), .group = group});
            return;
        }
        const checkpoint::TensorView* weight = take(linear.path + ".weight");
        if (!weight)
            return;
        const checkpoint::TensorView* bias = take(linear.path + ".bias");
        if (base.empty())
            base = partsOf(m_model);
        requireShape(folder, *weight, {linear.out, linear.in});
        const auto before = storedTensor(base, linear.path + ".weight");
        const auto biasBefore = storedTensor(base, linear.path + ".bias");
        if (!before || (bias != nullptr) != biasBefore.has_value())
            throw Error(ErrorKind::Checkpoint, m_model.string() + " lacks '" + linear.path + "', which is trained");
        auto adapter = std::make_shared<WeightDelta>(floats(*weight) - before->to(model.device()),
            bias ? floats(*bias) - biasBefore->to(model.device()) : at::Tensor());
        linear.slot->adapter = adapter;
        m_full.push_back({.linear = linear,
            .adapter = std::move(adapter),
            .weight = *before,
            .bias = biasBefore.value_or(at::Tensor())});
    };
    for (const tensor::AdaptableLinear& linear : model.visionLinears())
        attach(linear, Group::Adapters);
    for (const tensor::AdaptableLinear& linear : model.projectorLinears())
        attach(linear, Group::Projector);
    for (const tensor::AdaptableLinear& linear : model.linears())
        attach(linear, Group::Adapters);
    if (!named.empty()) {
        for (const Low& one : m_low)
            one.linear.slot->adapter.reset();
        for (const Full& one : m_full)
            one.linear.slot->adapter.reset();
        throw Error(ErrorKind::Checkpoint,
            folder.string() + ": the model has no layer for '" + named.begin()->second->name
                + "'; was the adapter made for another model?");
    }
}

AnswerAdapters::~AnswerAdapters()
{
    for (const Low& one : m_low)
        one.linear.slot->adapter.reset();
    for (const Full& one : m_full)
        one.linear.slot->adapter.reset();
}

std::vector<AnswerAdapters::Parameter> AnswerAdapters::parameters() const
{
    std::vector<Parameter> all;
    for (const Low& one : m_low) {
        all.push_back({.name = one.linear.path + ".a", .group = one.group, .tensor = one.adapter->a()});
        all.push_back({.name = one.linear.path + ".b", .group = one.group, .tensor = one.adapter->b()});
    }
    for (const Full& one : m_full) {
        all.push_back(
            {.name = one.linear.path + ".weight", .group = Group::Projector, .tensor = one.adapter->weight()});
        if (one.adapter->bias().defined())
            all.push_back(
                {.name = one.linear.path + ".bias", .group = Group::Projector, .tensor = one.adapter->bias()});
    }
    return all;
}

std::vector<std::string> AnswerAdapters::layers() const
{
    std::vector<std::string> names;
    for (const Low& one : m_low)
        names.push_back(one.linear.path);
    for (const Full& one : m_full)
        names.push_back(one.linear.path);
    return names;
}

void AnswerAdapters::setTraining(bool training) const
{
    for (const Low& one : m_low)
        one.adapter->setTraining(training);
}

void AnswerAdapters::save(const std::filesystem::path& folder, const config::AnswerLoraOptions& options) const
{
    const c10::NoGradGuard noGrad;
    Outgoing out;
    std::vector<std::string> targets;
    std::set<std::string> modules;
    for (const Low& one : m_low) {
        targets.push_back(one.linear.path);
        out.add(peftName(one.linear.path) + ".lora_A.weight", one.adapter->a());
        out.add(peftName(one.linear.path) + ".lora_B.weight", one.adapter->b());
    }
    for (const Full& one : m_full) {
        modules.insert(one.linear.path.substr(0, one.linear.path.rfind('.')));
        out.add(peftName(one.linear.path) + ".weight", one.weight + one.adapter->weight().to(at::kCPU));
        if (one.adapter->bias().defined())
            out.add(peftName(one.linear.path) + ".bias", one.bias + one.adapter->bias().to(at::kCPU));
    }
    nlohmann::json config = {{"peft_type", "LORA"}, {"task_type", "CAUSAL_LM"}, {"r", options.rank},
        {"lora_alpha", options.alpha}, {"lora_dropout", options.dropout}, {"use_rslora", false}, {"bias", "none"},
        {"fan_in_fan_out", false}, {"inference_mode", true}, {"init_lora_weights", true},
        {"base_model_name_or_path", m_model.filename().string()}, {"target_modules", targets}};
    config["modules_to_save"] = modules.empty() ? nlohmann::json() : nlohmann::json(modules);
    std::filesystem::create_directories(folder);
    checkpoint::writeSafetensors(folder / "adapter_model.safetensors", out.views, {{"format", "pt"}});
    writeFileAtomically(folder / "adapter_config.json", config.dump(1));
}

}
