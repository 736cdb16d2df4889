#include "core/training/peft_files.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <regex>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/checkpoint.h"
#include "core/tensor/weights.h"

namespace vlm::training {
namespace {

using nlohmann::json;

constexpr std::string_view kPrefix = "base_model.model."; // of PEFT's state dicts
constexpr std::size_t kLongestPattern = 512; // std::regex recurses

/// Options of LoraConfig under which factors alone are not the whole adapter, and the values that switch them off.
const json& plainValues()
{
    static const json values = {{"use_qalora", {false}}, {"lora_bias", {false}}, {"alora_invocation_tokens", {nullptr}},
        {"layer_replication", {nullptr}}, {"target_parameters", {nullptr, json::array()}},
        {"trainable_token_indices", {nullptr}}, {"megatron_config", {nullptr}}, {"arrow_config", {nullptr}},
        {"use_bdlora", {nullptr, false}}, {"kasa_config", {nullptr}}, {"velora_config", {nullptr}},
        {"monteclora_config", {nullptr}}};
    return values;
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why)
{
    throw Error(ErrorKind::Checkpoint, file.string() + ": " + why);
}

json readConfig(const std::filesystem::path& file)
{
    json config = readJson(file);
    if (!config.is_object())
        refuse(file, "is no adapter configuration");
    if (const std::string type = config.value("peft_type", "LORA"); type != "LORA")
        refuse(file, "the adapter is of type '" + type + "'; LORA (with or without DoRA) can be read");
    for (const auto& [name, harmless] : plainValues().items())
        if (config.contains(name) && std::ranges::find(harmless, config[name]) == harmless.end())
            refuse(file, "'" + name + "' is " + config[name].dump() + ", which changes more than the factors say");
    // PiSSA and its like move a part of the base weights into the factors.
    if (const json start = config.value("init_lora_weights", json(true));
        start.is_string() && start != "gaussian" && start != "eva" && start != "orthogonal")
        refuse(file,
            "'init_lora_weights' is " + start.dump()
                + ", so the factors belong to changed base weights; convert the adapter to plain LoRA with PEFT first");
    return config;
}

/// Value of the first pattern that matches a module's name. Source: peft utils/other.py get_pattern_key
std::optional<double> patternValue(
    const json& config, const char* name, const std::string& module, const std::filesystem::path& file)
{
    const json patterns = config.value(name, json::object());
    if (!patterns.is_object())
        return std::nullopt;
    for (const auto& [pattern, value] : patterns.items()) {
        if (pattern.size() > kLongestPattern)
            refuse(file, std::string(name) + " has a pattern of " + std::to_string(pattern.size()) + " characters");
        try {
            if (std::regex_match(module, std::regex("(.*\\.)?(" + pattern + ")")))
                return value.get<double>();
        } catch (const std::regex_error&) {
            refuse(file, std::string(name) + " has the pattern '" + pattern + "', which is no regular expression");
        }
    }
    return std::nullopt;
}

/// What a key of the file is: which module, and which of its tensors.
struct Key {
    std::string module;
    std::string part; // "lora_A", "lora_B", "lora_magnitude_vector", "bias", or the rest of the name
};

Key parsed(std::string name)
{
    if (name.starts_with(kPrefix))
        name.erase(0, kPrefix.size());
    for (const std::string_view part : {"lora_A", "lora_B", "lora_magnitude_vector"}) {
        const std::size_t at = name.find("." + std::string(part));
        if (at == std::string::npos)
            continue;
        const std::string rest = name.substr(at + 1 + part.size()); // "", ".weight", ".default", ".default.weight"
        const bool fits = rest.empty() || rest.front() == '.';
        if (fits && !rest.ends_with(".bias"))
            return {.module = name.substr(0, at), .part = std::string(part)};
    }
    constexpr std::string_view kBase = ".base_layer.bias"; // older files leave "base_layer" out
    if (name.ends_with(kBase))
        return {.module = name.substr(0, name.size() - kBase.size()), .part = "bias"};
    constexpr std::string_view kSaved = ".modules_to_save.";
    if (const std::size_t at = name.find(kSaved); at != std::string::npos) {
        const std::size_t end = name.find('.', at + kSaved.size()); // after the adapter's name
        if (end != std::string::npos)
            return {.module = name.substr(0, at) + name.substr(end), .part = "saved"};
    }
    return {.module = name, .part = "saved"};
}

json configOf(const PeftAdapter& adapter, const config::LoraOptions& options)
{
    json targets = json::array();
    for (const auto& [path, layer] : adapter.layers)
        targets.push_back(path);
    const bool whole = options.alpha == std::floor(options.alpha); // LoraConfig declares an integer
    return {{"alpha_pattern", json::object()}, {"auto_mapping", nullptr}, {"base_model_name_or_path", nullptr},
        {"bias", options.bias}, {"fan_in_fan_out", false}, {"inference_mode", true}, {"init_lora_weights", true},
        {"layer_replication", nullptr}, {"layers_pattern", nullptr}, {"layers_to_transform", nullptr},
        {"loftq_config", json::object()},
        {"lora_alpha", whole ? json(static_cast<std::int64_t>(options.alpha)) : json(options.alpha)},
        {"lora_dropout", options.dropout}, {"megatron_config", nullptr}, {"megatron_core", "megatron.core"},
        {"modules_to_save", nullptr}, {"peft_type", "LORA"}, {"r", options.rank}, {"rank_pattern", json::object()},
        {"revision", nullptr}, {"target_modules", targets}, {"task_type", nullptr},
        {"use_dora", options.weightDecomposed}, {"use_rslora", options.rankStabilised}};
}

}

PeftAdapter readPeft(const std::filesystem::path& folder)
{
    const std::filesystem::path settings = folder / "adapter_config.json";
    const json config = readConfig(settings);
    std::filesystem::path weights = folder / "adapter_model.safetensors";
    if (!std::filesystem::exists(weights) && std::filesystem::exists(folder / "adapter_model.bin"))
        weights = folder / "adapter_model.bin";
    const checkpoint::Checkpoint file = checkpoint::Checkpoint::open(weights);
    PeftAdapter adapter{.file = weights, .layers = {}, .biases = {}, .saved = {}};
    adapter.decomposed = config.value("use_dora", false);
    for (const checkpoint::TensorView& view : file.tensors()) {
        const Key key = parsed(view.name);
        const at::Tensor tensor = tensor::toTensor(file, view).to(at::kFloat).clone();
        if (key.part == "lora_A")
            adapter.layers[key.module].a = tensor;
        else if (key.part == "lora_B")
            adapter.layers[key.module].b = tensor;
        else if (key.part == "lora_magnitude_vector")
            adapter.layers[key.module].magnitude = tensor.flatten();
        else if (key.part == "bias")
            adapter.biases[key.module] = tensor;
        else
            adapter.saved[key.module] = tensor;
    }
    const bool stabilised = config.value("use_rslora", false);
    const double usualAlpha = config.value("lora_alpha", 8.0);
    for (auto& [module, layer] : adapter.layers) {
        if (!layer.a.defined() || !layer.b.defined())
            refuse(weights, "'" + module + "' has only one of its two factors");
        if (layer.a.dim() != 2 || layer.b.dim() != 2 || layer.a.size(0) != layer.b.size(1))
            refuse(weights, "the factors of '" + module + "' are not [rank, in] and [out, rank]");
        if (layer.magnitude.defined() != adapter.decomposed
            || (adapter.decomposed && layer.magnitude.size(0) != layer.b.size(0)))
            refuse(weights,
                "'" + module + "' " + (layer.magnitude.defined() ? "has" : "lacks")
                    + " a magnitude that fits use_dora in adapter_config.json");
        const auto rank = static_cast<double>(layer.a.size(0));
        const double said
            = patternValue(config, "rank_pattern", module, settings).value_or(config.value("r", layer.a.size(0)));
        if (said != rank)
            refuse(weights,
                "the factors of '" + module + "' have rank " + std::to_string(layer.a.size(0))
                    + ", adapter_config.json says " + std::to_string(static_cast<std::int64_t>(said)));
        const double alpha = patternValue(config, "alpha_pattern", module, settings).value_or(usualAlpha);
        layer.scale = alpha / (stabilised ? std::sqrt(rank) : rank);
    }
    const bool wholeModules = config.contains("modules_to_save") && !config["modules_to_save"].empty();
    if (adapter.layers.empty() && (adapter.saved.empty() || !wholeModules))
        refuse(weights, "has no tensor named lora_A or lora_B");
    return adapter;
}

void writePeft(const std::filesystem::path& folder, const PeftAdapter& adapter, const config::LoraOptions& options)
{
    std::filesystem::create_directories(folder);
    std::vector<at::Tensor> kept; // the views point into these
    std::vector<checkpoint::TensorView> views;
    const auto add = [&](const std::string& name, const at::Tensor& tensor) {
        kept.push_back(tensor.detach().to(at::kCPU, at::kFloat).contiguous());
        views.push_back({.name = std::string(kPrefix) + name,
            .dtype = checkpoint::DType::F32,
            .shape = kept.back().sizes().vec(),
            .bytes = {static_cast<const std::byte*>(kept.back().data_ptr()), kept.back().nbytes()}});
    };
    for (const auto& [path, layer] : adapter.layers) {
        add(path + ".lora_A.weight", layer.a);
        add(path + ".lora_B.weight", layer.b);
        if (layer.magnitude.defined())
            add(path + ".lora_magnitude_vector", layer.magnitude);
    }
    for (const auto& [path, bias] : adapter.biases)
        add(path + (adapter.layers.contains(path) ? ".base_layer.bias" : ".bias"), bias);
    checkpoint::writeSafetensors(folder / "adapter_model.safetensors", views, {{"format", "pt"}});
    writeFileAtomically(folder / "adapter_config.json", configOf(adapter, options).dump(2));
}

}
