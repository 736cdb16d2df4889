#include "core/config/run_config.h"

#include "core/base/files.h"

#include <array>
#include <set>

namespace vlm::config {
namespace {

using nlohmann::json;

constexpr std::array kModes{Mode::OffTheShelf, Mode::LinearProbe, Mode::Lora, Mode::ClipAdapter, Mode::TipAdapter,
    Mode::TipAdapterF, Mode::Coop, Mode::FineTune, Mode::WiseFt};

const json& member(const json& in, const char* key, const std::string& path)
{
    const auto it = in.find(key);
    if (it == in.end())
        throw Error(ErrorKind::Config, path + "." + key + ": missing");
    return *it;
}

std::string text(const json& value, const std::string& path)
{
    if (!value.is_string())
        throw Error(ErrorKind::Config, path + ": expected text, found " + value.type_name());
    return value.get<std::string>();
}

void refuseUnknown(const json& in, const std::set<std::string>& known, const std::string& path)
{
    if (!in.is_object())
        throw Error(ErrorKind::Config, path + ": expected an object, found " + in.type_name());
    for (const auto& [key, value] : in.items())
        if (!known.contains(key)) {
            std::string list;
            for (const std::string& k : known)
                list.append(list.empty() ? "" : ", ").append(k);
            throw Error(ErrorKind::Config, path + "." + key + ": unknown key; known: " + list);
        }
}

const json& array(const json& in, const char* key, const std::string& path)
{
    const json& value = member(in, key, path);
    if (!value.is_array() || value.empty())
        throw Error(ErrorKind::Config, path + "." + key + ": expected a list with at least one entry");
    return value;
}

std::filesystem::path resolved(const std::filesystem::path& path, const std::filesystem::path& base)
{
    return path.is_absolute() ? path : (base / path).lexically_normal();
}

}

std::span<const Mode> allModes()
{
    return kModes;
}

std::string_view name(Mode mode)
{
    switch (mode) {
    case Mode::OffTheShelf:
        return "ots";
    case Mode::LinearProbe:
        return "lp";
    case Mode::Lora:
        return "lora";
    case Mode::ClipAdapter:
        return "clip-adapter";
    case Mode::TipAdapter:
        return "tip-adapter";
    case Mode::TipAdapterF:
        return "tip-adapter-f";
    case Mode::Coop:
        return "coop";
    case Mode::FineTune:
        return "ft";
    case Mode::WiseFt:
        break;
    }
    return "wise-ft";
}

Mode modeFromName(std::string_view spelling)
{
    std::string known;
    for (const Mode mode : kModes) {
        if (name(mode) == spelling)
            return mode;
        known.append(known.empty() ? "" : ", ").append(name(mode));
    }
    throw Error(ErrorKind::Config, "no mode '" + std::string(spelling) + "'; known: " + known);
}

std::vector<std::string_view> presets()
{
    return {"default", "as-published"};
}

void applyPreset(RunConfig& config, std::string_view preset)
{
    const RunConfig fresh;
    config.linearProbe = fresh.linearProbe;
    config.lora = fresh.lora;
    config.clipAdapter = fresh.clipAdapter;
    config.tipAdapter = fresh.tipAdapter;
    config.coop = fresh.coop;
    config.fineTune = fresh.fineTune;
    if (preset == "default")
        return;
    if (preset != "as-published")
        throw Error(ErrorKind::Config, "no preset '" + std::string(preset) + "'; known: default, as-published");
    config.linearProbe.classWeights = true;
    LoraOptions& lora = config.lora;
    lora.rank = 8;
    lora.alpha = 32.0;
    lora.dropout = 0.05;
    lora.targets = "all-linear";
    lora.towers = "vision";
    lora.head = "random";
    lora.learningRate = 5e-5;
    lora.epochs = 10;
    lora.batchSize = 8;
    lora.weightDecay = 0.0;
    lora.warmup = 0.0;
    lora.schedule = "linear";
    lora.gradientNorm = 1.0;
    lora.patience = 0;
    lora.keep = "last";
    lora.classWeights = true;
    lora.flip = "none";
    lora.rotation = lora.crop = lora.brightness = lora.contrast = 0.0;
    CoopOptions& coop = config.coop;
    coop.contextTokens = 16;
    coop.classSpecific = false;
    coop.start = "random";
    ClipAdapterOptions& adapter = config.clipAdapter;
    adapter.reduction = 4;
    adapter.ratio = 0.2;
    adapter.start = "random";
    const auto asCoop = [](OptimisationOptions& options) {
        options.optimiser = "sgd";
        options.epochs = 200;
        options.batchSize = 32;
        options.accumulation = 1;
        options.weightDecay = 5e-4;
        options.warmup = 1.0 / options.epochs; // one epoch; there at a constant 1e-5
        options.schedule = "cosine";
        options.gradientNorm = 0.0;
        options.patience = 0;
        options.keep = "last";
    };
    asCoop(coop);
    coop.learningRate = 2e-3;
    asCoop(adapter); // its code runs in CoOp's trainer
    adapter.learningRate = 1e-5;
}

std::string_view presetOf(const RunConfig& config)
{
    const auto adaptations = [](const RunConfig& one) {
        return json{toJson(one.linearProbe), toJson(one.lora), toJson(one.clipAdapter), toJson(one.tipAdapter),
            toJson(one.coop), toJson(one.fineTune)};
    };
    for (const std::string_view preset : presets()) {
        RunConfig named;
        applyPreset(named, preset);
        if (adaptations(named) == adaptations(config))
            return preset;
    }
    return "custom";
}

json toJson(const RunConfig& config)
{
    json models = json::array();
    for (const ModelRef& model : config.models)
        models.push_back({{"id", model.id}, {"folder", model.folder.string()}, {"specialist", model.specialist},
            {"pairing", model.pairing}});
    json datasets = json::array();
    for (const DatasetRef& dataset : config.datasets)
        datasets.push_back(
            {{"id", dataset.id}, {"path", dataset.path.string()}, {"in_domain_for", dataset.inDomainFor}});
    json modes = json::array();
    for (const Mode mode : config.modes)
        modes.push_back(name(mode));
    return {{"name", config.name}, {"models", models}, {"datasets", datasets}, {"modes", modes},
        {"evaluation", toJson(config.evaluation)}, {"linear_probe", toJson(config.linearProbe)},
        {"lora", toJson(config.lora)}, {"answer_lora", toJson(config.answerLora)},
        {"decoding", toJson(config.decoding)}, {"clip_adapter", toJson(config.clipAdapter)},
        {"tip_adapter", toJson(config.tipAdapter)}, {"coop", toJson(config.coop)},
        {"fine_tune", toJson(config.fineTune)}, {"preset", presetOf(config)}};
}

RunConfig runConfigFromJson(const json& in, const std::filesystem::path& base)
{
    refuseUnknown(in,
        {"name", "models", "datasets", "modes", "evaluation", "preset", "linear_probe", "lora", "answer_lora",
            "decoding", "clip_adapter", "tip_adapter", "coop", "fine_tune"},
        "config");
    RunConfig config;
    // "custom" is what a stored run says of options that are no preset's.
    if (in.contains("preset"))
        if (const std::string preset = text(in["preset"], "config.preset"); preset != "custom")
            applyPreset(config, preset);
    if (in.contains("name"))
        config.name = text(in["name"], "config.name");
    std::set<std::string> ids;
    for (std::size_t i = 0; const json& entry : array(in, "models", "config")) {
        const std::string path = "config.models[" + std::to_string(i++) + "]";
        refuseUnknown(entry, {"id", "folder", "specialist", "pairing"}, path);
        ModelRef model;
        model.folder = resolved(text(member(entry, "folder", path), path + ".folder"), base);
        model.id = entry.contains("id") ? text(entry["id"], path + ".id") : model.folder.filename().string();
        if (entry.contains("specialist")) {
            if (!entry["specialist"].is_boolean())
                throw Error(ErrorKind::Config, path + ".specialist: expected true or false");
            model.specialist = entry["specialist"].get<bool>();
        }
        if (entry.contains("pairing"))
            model.pairing = text(entry["pairing"], path + ".pairing");
        if (!ids.insert(model.id).second)
            throw Error(ErrorKind::Config, path + ".id: '" + model.id + "' is named twice");
        config.models.push_back(std::move(model));
    }
    ids.clear();
    for (std::size_t i = 0; const json& entry : array(in, "datasets", "config")) {
        const std::string path = "config.datasets[" + std::to_string(i++) + "]";
        refuseUnknown(entry, {"id", "path", "in_domain_for"}, path);
        DatasetRef dataset;
        dataset.path = resolved(text(member(entry, "path", path), path + ".path"), base);
        dataset.id = entry.contains("id") ? text(entry["id"], path + ".id") : dataset.path.stem().string();
        if (entry.contains("in_domain_for"))
            for (const json& model : entry["in_domain_for"])
                dataset.inDomainFor.push_back(text(model, path + ".in_domain_for"));
        if (!ids.insert(dataset.id).second)
            throw Error(ErrorKind::Config, path + ".id: '" + dataset.id + "' is named twice");
        config.datasets.push_back(std::move(dataset));
    }
    for (const json& mode : array(in, "modes", "config"))
        config.modes.push_back(modeFromName(text(mode, "config.modes")));
    if (in.contains("evaluation"))
        config.evaluation = fromJson<EvaluationOptions>(in["evaluation"], "config.evaluation");
    const auto read = [&](const char* key, auto& options) {
        if (in.contains(key))
            options = fromJson(in[key], std::string("config.") + key, options);
    };
    read("linear_probe", config.linearProbe);
    read("lora", config.lora);
    read("decoding", config.decoding);
    read("clip_adapter", config.clipAdapter);
    read("tip_adapter", config.tipAdapter);
    read("coop", config.coop);
    read("fine_tune", config.fineTune);
    if (in.contains("answer_lora"))
        config.answerLora = answerLoraFromJson(in["answer_lora"], "config.answer_lora");
    return config;
}

RunConfig readRunConfig(const std::filesystem::path& file)
{
    return guard(ErrorKind::Config, file.string(),
        [&] { return runConfigFromJson(readJson(file), std::filesystem::absolute(file).parent_path()); });
}

}
