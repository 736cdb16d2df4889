#include "core/training/lora_adapters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <ATen/CPUGeneratorImpl.h>

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/training/peft_files.h"

namespace vlm::training {
namespace {

bool contains(std::string_view text, std::initializer_list<std::string_view> parts)
{
    return std::ranges::any_of(parts, [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

/// Attention layers by the names that the families use: self_attn, attn.qkv, attention.self.query, attention.q_proj, …
bool isAttention(std::string_view name)
{
    return contains(name, {"attn", "attention"});
}

bool isMlp(std::string_view name)
{
    return !isAttention(name) && contains(name, {"mlp", "intermediate", "output", "ffn", "fc1", "fc2"});
}

bool chosen(const tensor::AdaptableLinear& linear, const std::string& targets)
{
    if (!linear.applied) // an adapter there would never be run
        return false;
    return targets == "all-linear" || (targets == "attention" ? isAttention(linear.name) : isMlp(linear.name));
}

double alphaOf(const config::LoraOptions& options)
{
    // rsLoRA divides by the root of the rank: alpha / sqrt(r) = (alpha * sqrt(r)) / r
    return options.rankStabilised ? options.alpha * std::sqrt(static_cast<double>(options.rank)) : options.alpha;
}

void append(std::vector<tensor::AdaptableLinear>& all, std::span<const tensor::AdaptableLinear> some)
{
    all.insert(all.end(), some.begin(), some.end());
}

at::Tensor weightOf(const tensor::AdaptableLinear& linear)
{
    at::Tensor weight = linear.slot->weight.lock();
    if (!weight.defined())
        throw Error(ErrorKind::Config, "the weight of '" + linear.path + "' cannot be reached, which DoRA needs");
    return weight;
}

/// The layer that a module of the file means: by whole path, else by its name within the image tower, else within the
/// text tower, else by the end of its path where that is unambiguous.
const tensor::AdaptableLinear* layerNamed(const tensor::Adaptable& model, const std::string& module)
{
    for (const auto& tower : {model.linears(), model.textLinears()})
        for (const tensor::AdaptableLinear& linear : tower)
            if (linear.path == module)
                return &linear;
    for (const auto& tower : {model.linears(), model.textLinears()})
        for (const tensor::AdaptableLinear& linear : tower)
            if (linear.name == module)
                return &linear;
    const tensor::AdaptableLinear* found = nullptr;
    for (const auto& tower : {model.linears(), model.textLinears()})
        for (const tensor::AdaptableLinear& linear : tower)
            if (linear.path.ends_with("." + module) || module.ends_with("." + linear.path)) {
                if (found != nullptr && found->slot != linear.slot)
                    return nullptr;
                found = &linear;
            }
    return found;
}

const tensor::NamedParameter* parameterNamed(const tensor::Adaptable& model, const std::string& path)
{
    for (const tensor::NamedParameter& one : model.trainable().parameters)
        if (one.path == path || path.ends_with("." + one.path))
            return &one;
    return nullptr;
}

std::vector<tensor::NamedParameter> biasesOf(
    const tensor::Adaptable& model, const std::vector<LoraAdapters::One>& adapted, const std::string& which)
{
    std::vector<tensor::NamedParameter> found;
    std::set<std::string> taken;
    for (const LoraAdapters::One& one : adapted)
        if (const at::Tensor bias = one.linear.slot->bias.lock(); which != "none" && bias.defined()) {
            found.push_back({.path = one.linear.path + ".bias", .key = {}, .tensor = bias});
            taken.insert(found.back().path);
        }
    if (which == "all")
        for (const tensor::NamedParameter& one : model.trainable().parameters)
            if (one.path.ends_with(".bias") && taken.insert(one.path).second)
                found.push_back(one);
    return found;
}

}

LoraAdapters::LoraAdapters(const tensor::Adaptable& model, const config::LoraOptions& options, std::uint64_t seed)
{
    std::vector<tensor::AdaptableLinear> candidates;
    if (options.towers != "text")
        append(candidates, model.linears());
    if (options.towers != "vision")
        append(candidates, model.textLinears());
    at::Generator generator = at::detail::createCPUGenerator(deriveSeed(seed, "lora"));
    try {
        for (const tensor::AdaptableLinear& linear : candidates) {
            if (!chosen(linear, options.targets))
                continue;
            // PEFT's Kaiming-uniform(a = sqrt 5) is uniform in ±1/sqrt(in); B is zero, so training starts at the base
            // model.
            const double bound = 1.0 / std::sqrt(static_cast<double>(linear.in));
            const at::Tensor a = at::empty({options.rank, linear.in}, at::kFloat)
                                     .uniform_(-bound, bound, generator)
                                     .to(model.device());
            const at::Tensor b = at::zeros({linear.out, options.rank}, a.options());
            if (options.weightDecomposed)
                attach(linear,
                    std::make_shared<tensor::DoraAdapter>(a, b, alphaOf(options), options.dropout, weightOf(linear)));
            else
                attach(linear, std::make_shared<tensor::LoraAdapter>(a, b, alphaOf(options), options.dropout));
        }
        m_others = TrainedTensors(biasesOf(model, m_all, options.bias));
    } catch (...) {
        detach();
        throw;
    }
    if (m_all.empty()) {
        std::string known;
        for (std::size_t i = 0; i < std::min<std::size_t>(candidates.size(), 6); ++i)
            known += (i == 0 ? "" : ", ") + candidates[i].path;
        throw Error(ErrorKind::Config,
            "no linear layer of the " + options.towers + " tower matches targets '" + options.targets
                + "'; the model has " + (known.empty() ? "none" : known));
    }
}

LoraAdapters::LoraAdapters(const tensor::Adaptable& model, const std::filesystem::path& folder)
{
    const PeftAdapter file = readPeft(folder);
    const auto refuse
        = [&](const std::string& why) { throw Error(ErrorKind::Checkpoint, file.file.string() + ": " + why); };
    try {
        std::vector<tensor::NamedParameter> replaced;
        std::vector<at::Tensor> values;
        for (const auto& [module, layer] : file.layers) {
            const tensor::AdaptableLinear* linear = layerNamed(model, module);
            if (linear == nullptr)
                refuse("the model has no linear layer for '" + module + "'");
            if (layer.a.size(1) != linear->in || layer.b.size(0) != linear->out)
                refuse("the factors of '" + module + "' don't fit a layer of " + std::to_string(linear->in)
                    + " inputs and " + std::to_string(linear->out) + " outputs");
            const at::Tensor a = layer.a.to(model.device());
            const at::Tensor b = layer.b.to(model.device());
            const double alpha = layer.scale * static_cast<double>(a.size(0));
            if (layer.magnitude.defined())
                attach(*linear,
                    std::make_shared<tensor::DoraAdapter>(
                        a, b, alpha, 0.0, weightOf(*linear), layer.magnitude.to(model.device())));
            else
                attach(*linear, std::make_shared<tensor::LoraAdapter>(a, b, alpha));
        }
        const auto replace = [&](const std::string& path, const at::Tensor& handle, const at::Tensor& value) {
            if (handle.sizes() != value.sizes())
                refuse("'" + path + "' has another shape than the model's");
            replaced.push_back({.path = path, .key = {}, .tensor = handle});
            values.push_back(value);
        };
        for (const auto& [module, bias] : file.biases) {
            const tensor::AdaptableLinear* linear = layerNamed(model, module);
            const at::Tensor handle = linear == nullptr ? at::Tensor() : linear->slot->bias.lock();
            if (!handle.defined())
                refuse("the model has no bias for '" + module + "'");
            replace(linear->path + ".bias", handle, bias);
        }
        for (const auto& [path, value] : file.saved) {
            const tensor::NamedParameter* parameter = parameterNamed(model, path);
            if (parameter == nullptr)
                refuse("the model has no tensor for '" + path + "'");
            replace(parameter->path, parameter->tensor, value);
        }
        m_others = TrainedTensors(std::move(replaced));
        const c10::NoGradGuard noGrad;
        for (std::size_t i = 0; i < values.size(); ++i)
            m_others.all()[i].tensor.copy_(values[i]);
    } catch (...) {
        detach();
        throw;
    }
}

LoraAdapters::~LoraAdapters()
{
    detach();
}

void LoraAdapters::attach(const tensor::AdaptableLinear& linear, std::shared_ptr<tensor::LoraAdapter> adapter)
{
    linear.slot->adapter = adapter;
    m_all.push_back({.linear = linear, .adapter = std::move(adapter)});
}

void LoraAdapters::detach()
{
    for (const One& one : m_all)
        one.linear.slot->adapter.reset();
}

std::vector<at::Tensor> LoraAdapters::parameters() const
{
    std::vector<at::Tensor> parameters;
    for (const One& one : m_all)
        for (const at::Tensor& tensor : one.adapter->parameters())
            parameters.push_back(tensor);
    for (const at::Tensor& tensor : m_others.tensors())
        parameters.push_back(tensor);
    return parameters;
}

void LoraAdapters::setTraining(bool training) const
{
    for (const One& one : m_all)
        one.adapter->setTraining(training);
}

void LoraAdapters::save(const std::filesystem::path& folder, const config::LoraOptions& options) const
{
    PeftAdapter adapter;
    for (const One& one : m_all) {
        PeftLayer& layer = adapter.layers[one.linear.path];
        layer.a = one.adapter->a();
        layer.b = one.adapter->b();
        if (const auto* dora = dynamic_cast<const tensor::DoraAdapter*>(one.adapter.get()))
            layer.magnitude = dora->magnitude();
    }
    constexpr std::string_view kBias = ".bias";
    for (const tensor::NamedParameter& one : m_others.all())
        if (one.path.ends_with(kBias))
            adapter.biases[one.path.substr(0, one.path.size() - kBias.size())] = one.tensor;
    writePeft(folder, adapter, options);
}

}
