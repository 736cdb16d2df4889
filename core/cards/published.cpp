#include "core/cards/published.h"

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <nlohmann/json.hpp>

namespace vlm::cards {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr double kSameParameters = 0.01; // papers round

FileNeed fileNeed(const json& in)
{
    FileNeed need{.role = in.at("role").get<std::string>(), .anyOf = {}, .optional = in.value("optional", false)};
    need.anyOf = in.at("any_of").get<std::vector<std::string>>();
    if (need.anyOf.empty())
        throw Error(ErrorKind::Config, "files: \"any_of\" is empty for " + need.role);
    return need;
}

PublishedModel fromJson(const json& in)
{
    PublishedModel model{.id = in.at("id").get<std::string>(),
        .title = in.at("title").get<std::string>(),
        .family = in.at("family").get<std::string>(),
        .kind = in.at("kind").get<std::string>(),
        .specialist = in.at("specialist").get<bool>(),
        .pairing = in.at("pairing").get<std::string>(),
        .hub = in.at("hub").get<std::string>(),
        .parameters = in.at("parameters").get<std::int64_t>(),
        .imageSize = in.at("image_size").get<int>(),
        .modality = in.at("modality").get<std::string>(),
        .preprocessing = in.at("preprocessing").get<std::string>(),
        .licence = in.at("licence").get<std::string>(),
        .citation = in.at("citation").get<std::string>(),
        .note = in.value("note", ""),
        .files = {},
        .inDomain = in.at("in_domain").get<std::vector<std::string>>(),
        .order = in.at("order").get<int>()};
    for (const json& file : in.at("files"))
        model.files.push_back(fileNeed(file));
    return model;
}

bool namedLike(const PublishedModel& model, const std::string& folder)
{
    return folder == model.id || folder == fs::path(model.hub).filename().string();
}

}

std::vector<PublishedModel> publishedModels()
{
    std::vector<PublishedModel> models;
    for (const auto& entry : fs::directory_iterator(dataDirectory() / "models")) {
        if (entry.path().extension() == ".json")
            models.push_back(
                guard(ErrorKind::Config, entry.path().string(), [&] { return fromJson(readJson(entry.path())); }));
    }
    std::ranges::sort(models, {}, [](const PublishedModel& model) { return std::pair(model.order, model.id); });
    return models;
}

PublishedModel publishedModel(std::string_view id)
{
    std::string known;
    for (PublishedModel& model : publishedModels()) {
        if (model.id == id)
            return std::move(model);
        known += (known.empty() ? "" : ", ") + model.id;
    }
    throw Error(ErrorKind::Config, "no published model '" + std::string(id) + "'; known are " + known);
}

std::optional<PublishedModel> identify(const models::ModelInfo& info)
{
    std::vector<PublishedModel> same;
    for (PublishedModel& model : publishedModels()) {
        const auto published = static_cast<double>(model.parameters);
        if (model.family == info.family && published > 0
            && std::abs(static_cast<double>(info.parameters) - published) <= kSameParameters * published)
            same.push_back(std::move(model));
    }
    if (same.size() > 1)
        std::erase_if(same, [&](const PublishedModel& model) { return !namedLike(model, info.name); });
    if (same.size() != 1)
        return std::nullopt;
    return std::move(same.front());
}

}
