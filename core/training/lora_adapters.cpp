#include "core/training/lora_adapters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <ATen/CPUGeneratorImpl.h>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/checkpoint/checkpoint.h"
#include "core/models/layer_role.h"
#include "core/tensor/weights.h"

namespace vlm::training {
namespace {

constexpr std::string_view kPrefix = "base_model.model."; // of PEFT's state dicts

bool chosen(const tensor::AdaptableLinear& linear, const std::string& targets)
{
    if (!linear.applied) // an adapter there would never be run
        return false;
    const auto role = targets == "attention" ? models::LayerRole::Attention : models::LayerRole::Mlp;
    return targets == "all-linear" || models::layerRole(linear.name) == role;
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

/// Little-endian C-contiguous bytes of a float tensor on the CPU.
checkpoint::TensorView viewOf(const std::string& name, const at::Tensor& tensor)
{
    return {.name = name,
        .dtype = checkpoint::DType::F32,
        .shape = tensor.sizes().vec(),
        .bytes = {static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes()}};
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
    for (const tensor::AdaptableLinear& linear : candidates) {
        if (!chosen(linear, options.targets))
            continue;
        // PEFT's Kaiming-uniform(a = sqrt 5) is uniform in ±1/sqrt(in); B is zero, so training starts at the base
        // model.
        const double bound = 1.0 / std::sqrt(static_cast<double>(linear.in));
        const at::Tensor a
            = at::empty({options.rank, linear.in}, at::kFloat).uniform_(-bound, bound, generator).to(model.device());
        const at::Tensor b = at::zeros({linear.out, options.rank}, a.options());
        auto adapter = std::make_shared<tensor::LoraAdapter>(a, b, alphaOf(options), options.dropout);
        linear.slot->adapter = adapter;
        m_all.push_back({.linear = linear, .adapter = std::move(adapter)});
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
    const nlohmann::json config = readJson(folder / "adapter_config.json");
    const checkpoint::Checkpoint file = checkpoint::Checkpoint::open(folder / "adapter_model.safetensors");
    std::vector<tensor::AdaptableLinear> candidates;
    append(candidates, model.linears());
    append(candidates, model.textLinears());
    const double rank = config.value("r", 8);
    const double alpha = config.value("lora_alpha", 8.0) * (config.value("use_rslora", false) ? std::sqrt(rank) : 1.0);
    std::set<std::string, std::less<>> used;
    for (const tensor::AdaptableLinear& linear : candidates) {
        const std::string stem = std::string(kPrefix) + linear.path;
        const checkpoint::TensorView* a = file.find(stem + ".lora_A.weight");
        const checkpoint::TensorView* b = file.find(stem + ".lora_B.weight");
        if (a == nullptr || b == nullptr)
            continue;
        if (a->shape.size() != 2 || b->shape.size() != 2 || a->shape[1] != linear.in || b->shape[0] != linear.out
            || a->shape[0] != b->shape[1])
            throw Error(ErrorKind::Checkpoint,
                file.files().front().string() + ": the factors of '" + linear.path + "' don't fit a layer of "
                    + std::to_string(linear.in) + " inputs and " + std::to_string(linear.out) + " outputs");
        used.insert({a->name, b->name});
        auto adapter = std::make_shared<tensor::LoraAdapter>(tensor::toTensor(file, *a).to(model.device(), at::kFloat),
            tensor::toTensor(file, *b).to(model.device(), at::kFloat), alpha, 0.0);
        linear.slot->adapter = adapter;
        m_all.push_back({.linear = linear, .adapter = std::move(adapter)});
    }
    for (const checkpoint::TensorView& view : file.tensors()) {
        if (!used.contains(view.name)) {
            setTraining(false);
            for (const One& one : m_all)
                one.linear.slot->adapter.reset();
            throw Error(ErrorKind::Checkpoint,
                file.files().front().string() + ": the model has no linear layer for '" + view.name + "'");
        }
    }
}

LoraAdapters::~LoraAdapters()
{
    for (const One& one : m_all)
        one.linear.slot->adapter.reset();
}

std::vector<at::Tensor> LoraAdapters::parameters() const
{
    std::vector<at::Tensor> parameters;
    for (const One& one : m_all)
        parameters.insert(parameters.end(), {one.adapter->a(), one.adapter->b()});
    return parameters;
}

void LoraAdapters::setTraining(bool training) const
{
    for (const One& one : m_all)
        one.adapter->setTraining(training);
}

void LoraAdapters::save(const std::filesystem::path& folder, const config::LoraOptions& options) const
{
    std::filesystem::create_directories(folder);
    std::vector<at::Tensor> kept; // the views point into these
    std::vector<checkpoint::TensorView> views;
    nlohmann::json targets = nlohmann::json::array();
    for (const One& one : m_all) {
        const std::string stem = std::string(kPrefix) + one.linear.path;
        targets.push_back(one.linear.path);
        for (const auto& [factor, tensor] :
            {std::pair{".lora_A.weight", one.adapter->a()}, {".lora_B.weight", one.adapter->b()}}) {
            kept.push_back(tensor.detach().to(at::kCPU, at::kFloat).contiguous());
            views.push_back(viewOf(stem + factor, kept.back()));
        }
    }
    checkpoint::writeSafetensors(folder / "adapter_model.safetensors", views, {{"format", "pt"}});
    const nlohmann::json config = {{"peft_type", "LORA"}, {"task_type", nullptr}, {"r", options.rank},
        {"lora_alpha", options.alpha}, {"lora_dropout", options.dropout}, {"use_rslora", options.rankStabilised},
        {"bias", "none"}, {"fan_in_fan_out", false}, {"inference_mode", true}, {"init_lora_weights", true},
        {"base_model_name_or_path", nullptr}, {"target_modules", targets}};
    writeFileAtomically(folder / "adapter_config.json", config.dump(2));
}

}
