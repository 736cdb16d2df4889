#include "ui/pages/models/registry.h"

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/models/model.h"
#include "core/store/project.h"
#include "ui/bridge/text.h"

#include <algorithm>
#include <filesystem>

#include <nlohmann/json.hpp>

namespace vlm::ui {
namespace {

constexpr std::int64_t kProgramBytes = 400'000'000; // the program with LibTorch loaded and no model
constexpr std::int64_t kBatch = 32; // default batch size
constexpr std::int64_t kActivations = 12; // bytes of activations for each byte of pixels, for ViT-B/16

QString familyTitle(std::string_view id)
{
    for (const models::Family* family : models::allFamilyEntries())
        if (family->id == id)
            return translated("models", family->title);
    return toQt(id);
}

QStringList strings(const nlohmann::json& list)
{
    QStringList out;
    for (const auto& item : list)
        out << toQt(item.get<std::string>());
    return out;
}

RegistryRow published(const nlohmann::json& card)
{
    RegistryRow row;
    row.id = toQt(card.at("id").get<std::string>());
    row.title = toQt(card.at("title").get<std::string>());
    row.family = familyTitle(card.at("family").get<std::string>());
    row.pairing = toQt(card.at("pairing").get<std::string>());
    row.modality = toQt(card.at("modality").get<std::string>());
    row.licence = toQt(card.at("licence").get<std::string>());
    row.citation = toQt(card.at("citation").get<std::string>());
    row.hub = toQt(card.at("hub").get<std::string>());
    row.files = strings(card.at("files"));
    row.inDomain = strings(card.at("in_domain"));
    row.specialist = card.at("specialist").get<bool>();
    row.parameters = card.at("parameters").get<std::int64_t>();
    row.weightBytes = 4 * row.parameters;
    row.imageSize = card.at("image_size").get<int>();
    return row;
}

std::vector<nlohmann::json> publishedCards()
{
    std::vector<nlohmann::json> cards;
    for (const auto& entry : std::filesystem::directory_iterator(dataDirectory() / "models"))
        if (entry.path().extension() == ".json")
            cards.push_back(readJson(entry.path()));
    std::sort(cards.begin(), cards.end(), [](const auto& a, const auto& b) {
        return a.at("order").template get<int>() < b.at("order").template get<int>();
    });
    return cards;
}

RegistryRow installed(const store::ModelRow& model)
{
    RegistryRow row;
    row.id = toQt(model.id);
    row.title = row.id;
    row.family = familyTitle(model.family);
    row.pairing = toQt(model.pairing);
    row.modality = toQt(model.modality);
    row.licence = toQt(model.licence);
    row.folder = toQt(model.folder);
    row.specialist = model.specialist;
    row.installed = true;
    std::error_code ignored;
    row.missing = !std::filesystem::is_directory(model.folder, ignored);
    row.parameters = model.parameters;
    row.weightBytes = model.weightBytes;
    row.imageSize = model.imageSize;
    row.fingerprint = toQt(model.fingerprint);
    return row;
}

}

std::vector<RegistryRow> readRegistry(const store::Reader* reader)
{
    std::vector<RegistryRow> rows;
    if (reader) {
        const std::vector<store::DatasetRow> datasets = reader->datasets();
        for (const store::ModelRow& model : reader->models()) {
            rows.push_back(installed(model));
            for (const store::DatasetRow& dataset : datasets)
                if (std::find(dataset.inDomainFor.begin(), dataset.inDomainFor.end(), model.id)
                    != dataset.inDomainFor.end())
                    rows.back().inDomain << toQt(dataset.title);
        }
    }
    for (const nlohmann::json& card : publishedCards()) {
        RegistryRow row = guard(ErrorKind::Config, "resources/models", [&] { return published(card); });
        const bool known
            = std::any_of(rows.begin(), rows.end(), [&](const RegistryRow& have) { return have.id == row.id; });
        if (!known)
            rows.push_back(std::move(row));
    }
    return rows;
}

MemoryNeed memoryNeed(const RegistryRow& row)
{
    const std::int64_t pixels = kBatch * 3 * row.imageSize * row.imageSize * 4;
    return {.weights = 4 * row.parameters, .batch = pixels * (1 + kActivations), .program = kProgramBytes};
}

Fit fitOf(const MemoryNeed& need, std::int64_t available, std::int64_t reserve)
{
    if (available <= 0 || need.weights <= 0)
        return Fit::Unknown;
    if (need.total() + reserve <= available)
        return Fit::Fits;
    return need.total() <= available ? Fit::Tight : Fit::TooLarge;
}

}
