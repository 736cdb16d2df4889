#include "core/data/manifest.h"

#include "core/base/error.h"
#include "core/data/folders.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace vlm::data {

namespace {

using nlohmann::json;

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& reason)
{
    throw Error(ErrorKind::Data, file.string() + ": " + reason);
}

bool isTextList(const json& value)
{
    return value.is_array() && std::ranges::all_of(value, [](const json& v) { return v.is_string(); });
}

}

std::optional<Manifest> findManifest(const std::filesystem::path& path)
{
    const std::filesystem::path folder = isFolder(path) ? path : path.parent_path();
    const std::filesystem::path file = folder / "dataset.json";
    if (!isFile(file))
        return std::nullopt;
    const json content = jsonIn(file);
    if (!content.is_object())
        fail(file, "holds no JSON object");
    Manifest manifest;
    for (const auto& [key, value] : content.items()) {
        if (key == "classes" || key == "prompts" || key == "in_domain_for") {
            if (!isTextList(value))
                fail(file, "\"" + key + "\" must be a list of texts");
            if (key == "in_domain_for")
                manifest.inDomainFor = value.get<std::vector<std::string>>();
            else if (!value.empty())
                manifest.options.settings[key] = value.dump();
        } else if (key == "settings") {
            if (!value.is_object())
                fail(file, "\"settings\" must be an object of texts");
            for (const auto& [name, setting] : value.items()) {
                if (!setting.is_string())
                    fail(file, "settings: \"" + name + "\" must be a text");
                manifest.options.settings[name] = setting;
            }
        } else if (!value.is_string()) {
            fail(file, "\"" + key + "\" must be a text");
        } else if (key == "id") {
            manifest.options.id = value;
        } else if (key == "importer") {
            manifest.importer = value;
        } else if (key == "title" || key == "modality" || key == "licence" || key == "citation") {
            manifest.options.settings[key] = value;
        } else if (key != "task") {
            fail(file,
                "\"" + key
                    + "\" is not known; known: id, title, importer, task, modality, classes, prompts, licence, "
                      "citation, in_domain_for, settings");
        }
    }
    return manifest;
}

}
