#include "ui/pages/models/registry.h"

#include "core/base/error.h"
#include "core/cards/published.h"
#include "core/config/precision.h"
#include "core/models/memory.h"
#include "core/models/model.h"
#include "core/store/project.h"
#include "ui/bridge/text.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace vlm::ui {
namespace {

constexpr std::int64_t kBatch = 32; // default batch size
constexpr std::int64_t kActivations = 12; // bytes of activations for each byte of pixels, for ViT-B/16

/// Null for families of another version, and of models behind HTTP.
const models::Family* familyOf(std::string_view id)
{
    for (const models::Family* family : models::allFamilyEntries())
        if (family->id == id)
            return family;
    return nullptr;
}

QString familyTitle(std::string_view id)
{
    const models::Family* family = familyOf(id);
    return family ? translated("models", family->title) : toQt(id);
}

constexpr std::array kPrecisions{models::Precision::Float32, models::Precision::BFloat16, models::Precision::Int8,
    models::Precision::Int4, models::Precision::Nf4};

/// From the headers of the model's files; empty where they cannot be read.
std::vector<PrecisionNeed> answeringNeeds(const std::filesystem::path& folder)
{
    std::vector<PrecisionNeed> needs;
    try {
        for (const models::Precision precision : kPrecisions) {
            const models::MemoryNeed need = models::memoryNeed(folder, precision);
            needs.push_back({.precision = toQt(models::name(precision)),
                .weights = need.own + need.mapped,
                .peak = models::answeringPeak(need, 1)});
        }
    } catch (const Error&) {
        return {}; // the card's check of the files says what is wrong with them
    }
    return needs;
}

/// Of a model that is not here.
std::vector<PrecisionNeed> answeringNeeds(std::int64_t parameters)
{
    std::vector<PrecisionNeed> needs;
    for (const models::Precision precision : kPrecisions) {
        const std::int64_t weights = models::guessedWeights(parameters, precision);
        needs.push_back(
            {.precision = toQt(models::name(precision)), .weights = weights, .peak = weights + models::kProgramBytes});
    }
    return needs;
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
    if (card.kind == "generative" && card.parameters > 0)
        row.answering = answeringNeeds(card.parameters);
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
    const auto* family = familyOf(model.family);
    if (!row.missing && family && family->kind == models::FamilyKind::Generative)
        row.answering = answeringNeeds(std::filesystem::path(model.folder));
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
    const QString automatic = toQt(config::automaticPrecision());
    const auto own = std::ranges::find(row.answering, automatic, &PrecisionNeed::precision);
    if (own != row.answering.end())
        return {.weights = own->weights,
            .batch = own->peak - own->weights - models::kProgramBytes,
            .program = models::kProgramBytes,
            .precision = automatic};
    const std::int64_t pixels = kBatch * 3 * row.imageSize * row.imageSize * 4;
    return {.weights = 4 * row.parameters, .batch = pixels * (1 + kActivations), .program = models::kProgramBytes};
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
