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
#include "core/training/peft_files.h"

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

void requireShape(
    const std::filesystem::path& file, const std::string& name, const at::Tensor& tensor, at::IntArrayRef expected)
{
    if (tensor.sizes() != expected)
        throw Error(ErrorKind::Checkpoint,
            file.string() + ": '" + name + "' does not fit its layer; was the adapter made for another model?");
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
    PeftAdapter stored = readPeft(folder);
    if (stored.decomposed)
        throw Error(ErrorKind::Checkpoint,
            stored.file.string() + ": weight-decomposed adapters of models that answer cannot be loaded");
    const auto take = [](auto& all, const std::string& path) {
        const auto found
            = std::ranges::find_if(all, [&](const auto& one) { return layerPath(one.first) == layerPath(path); });
        return found == all.end() ? std::remove_cvref_t<decltype(all)>().extract("") : all.extract(found);
    };
    std::vector<Part> base;
    const auto attach = [&](const tensor::AdaptableLinear& linear, Group group) {
        if (auto low = take(stored.layers, linear.path); !low.empty()) {
            const PeftLayer& layer = low.mapped();
            requireShape(stored.file, low.key(), layer.a, {layer.a.size(0), linear.in});
            requireShape(stored.file, low.key(), layer.b, {linear.out, layer.a.size(0)});
            // LoraAdapter divides by the rank
            auto adapter = std::make_shared<tensor::LoraAdapter>(layer.a.to(model.device()), layer.b.to(model.device()),
                layer.scale * static_cast<double>(layer.a.size(0)), 0.0);
            linear.slot->adapter = adapter;
            m_low.push_back({.linear = linear, .adapter = std::move(adapter), .group = group});
            return;
        }
        auto whole = take(stored.saved, linear.path + ".weight");
        if (whole.empty())
            return;
        auto wholeBias = take(stored.saved, linear.path + ".bias");
        if (base.empty())
            base = partsOf(m_model);
        requireShape(stored.file, whole.key(), whole.mapped(), {linear.out, linear.in});
        const auto before = storedTensor(base, linear.path + ".weight");
        const auto biasBefore = storedTensor(base, linear.path + ".bias");
        if (!before || wholeBias.empty() == biasBefore.has_value())
            throw Error(ErrorKind::Checkpoint, m_model.string() + " lacks '" + linear.path + "', which is trained");
        const at::Tensor bias = biasBefore ? (wholeBias.mapped() - *biasBefore).to(model.device()) : at::Tensor();
        auto adapter = std::make_shared<WeightDelta>((whole.mapped() - *before).to(model.device()), bias);
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
    std::string left;
    if (!stored.layers.empty())
        left = stored.layers.begin()->first;
    else if (!stored.saved.empty())
        left = stored.saved.begin()->first;
    else if (!stored.biases.empty())
        left = stored.biases.begin()->first + ".bias";
    if (left.empty())
        return;
    detach();
    throw Error(ErrorKind::Checkpoint,
        folder.string() + ": the model has no layer for '" + left + "'; was the adapter made for another model?");
}

void AnswerAdapters::detach()
{
    for (const Low& one : m_low)
        one.linear.slot->adapter.reset();
    for (const Full& one : m_full)
        one.linear.slot->adapter.reset();
}

AnswerAdapters::~AnswerAdapters()
{
    detach();
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
    const std::int64_t rank = m_low.empty() ? options.rank : m_low.front().adapter->a().size(0);
    const double alpha = m_low.empty() ? options.alpha : m_low.front().adapter->scale() * static_cast<double>(rank);
    nlohmann::json config = {{"peft_type", "LORA"}, {"task_type", "CAUSAL_LM"}, {"r", rank}, {"lora_alpha", alpha},
        {"lora_dropout", options.dropout}, {"use_rslora", false}, {"bias", "none"}, {"fan_in_fan_out", false},
        {"inference_mode", true}, {"init_lora_weights", true}, {"base_model_name_or_path", m_model.filename().string()},
        {"target_modules", targets}};
    config["modules_to_save"] = modules.empty() ? nlohmann::json() : nlohmann::json(modules);
    std::filesystem::create_directories(folder);
    checkpoint::writeSafetensors(folder / "adapter_model.safetensors", out.views, {{"format", "pt"}});
    writeFileAtomically(folder / "adapter_config.json", config.dump(1));
}

}
