#include "core/config/run_config.h"

#include "core/base/files.h"

#include <array>
#include <set>

namespace vlm::config {
namespace {

using nlohmann::json;

constexpr std::array kModes{Mode::OffTheShelf, Mode::LinearProbe, Mode::Lora};

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

std::string_view name(Mode mode)
{
    switch (mode) {
    case Mode::OffTheShelf:
        return "ots";
    case Mode::LinearProbe:
        return "lp";
    case Mode::Lora:
        break;
    }
    return "lora";
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
        {"lora", toJson(config.lora)}, {"answer_lora", toJson(config.answerLora)}};
}

RunConfig runConfigFromJson(const json& in, const std::filesystem::path& base)
{
    refuseUnknown(
        in, {"name", "models", "datasets", "modes", "evaluation", "linear_probe", "lora", "answer_lora"}, "config");
    RunConfig config;
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
    if (in.contains("linear_probe"))
        config.linearProbe = fromJson<LinearProbeOptions>(in["linear_probe"], "config.linear_probe");
    if (in.contains("lora"))
        config.lora = fromJson<LoraOptions>(in["lora"], "config.lora");
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
