#include "ui/pages/models/registry.h"

#include "core/cards/published.h"
#include "core/models/model.h"
#include "core/store/project.h"
#include "ui/bridge/text.h"

#include <algorithm>
#include <filesystem>

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

QStringList strings(const std::vector<std::string>& list)
{
    QStringList out;
    for (const std::string& item : list)
        out << toQt(item);
    return out;
}

/// What the publication says; the checkpoint itself says the rest.
void describe(RegistryRow& row, const cards::PublishedModel& card)
{
    row.citation = toQt(card.citation);
    row.hub = toQt(card.hub);
    row.preprocessing = toQt(card.preprocessing);
    row.note = toQt(card.note);
    row.remote = card.kind == "remote";
    row.unpublished = card.kind == "unpublished";
    row.published = card;
}

RegistryRow published(const cards::PublishedModel& card)
{
    RegistryRow row;
    row.id = toQt(card.id);
    row.title = toQt(card.title);
    row.family = card.family.empty() ? QString() : familyTitle(card.family);
    row.pairing = toQt(card.pairing);
    row.modality = toQt(card.modality);
    row.licence = toQt(card.licence);
    row.inDomain = strings(card.inDomain);
    row.specialist = card.specialist;
    row.parameters = card.parameters;
    row.weightBytes = 4 * row.parameters;
    row.imageSize = card.imageSize;
    describe(row, card);
    return row;
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
    models::ModelInfo info;
    info.family = model.family;
    info.name = std::filesystem::path(model.folder).filename().string();
    info.parameters = model.parameters;
    if (const auto card = cards::identify(info))
        describe(row, *card);
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
    for (const cards::PublishedModel& card : cards::publishedModels()) {
        const bool known = std::any_of(rows.begin(), rows.end(), [&](const RegistryRow& have) {
            return have.id == toQt(card.id) || (have.published && have.published->id == card.id);
        });
        if (!known)
            rows.push_back(published(card));
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
