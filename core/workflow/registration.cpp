#include "core/workflow/registration.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/process_memory.h"
#include "core/cards/published.h"
#include "core/data/import_choices.h"
#include "core/data/pseudonym.h"
#include "core/workflow/remote_models.h"

#include <nlohmann/json.hpp>

namespace vlm::workflow {
namespace {

namespace fs = std::filesystem;

template <class T> void take(const nlohmann::json& in, const char* key, T& target, const fs::path& file)
{
    if (const auto it = in.find(key); it != in.end())
        guard(ErrorKind::Config, file.string() + ": " + key, [&] { target = it->template get<T>(); });
}

void store(store::Project& project, const data::Dataset& dataset, const std::vector<std::string>& inDomain)
{
    project.writer().putDataset(rowOf(dataset, inDomain));
    project.writer().putSamples(dataset);
}

void requireSame(const store::DatasetRow& row, const store::DatasetRow& found, const fs::path& place)
{
    if (found.fingerprint == row.fingerprint)
        return;
    const auto counts = [](const store::DatasetRow& r) {
        return std::to_string(r.counts[0]) + " training, " + std::to_string(r.counts[1]) + " validation and "
            + std::to_string(r.counts[2]) + " test samples read by '" + r.importer + "'";
    };
    throw Error(ErrorKind::Data,
        place.string() + " is not the data set '" + row.id + "' as it was imported: it has " + counts(found)
            + ", expected were " + counts(row)
            + (counts(found) == counts(row) ? " with other files, labels or texts" : "")
            + ". Add it as a data set of its own");
}

}

ModelCard readModelCard(const fs::path& folder)
{
    ModelCard card{
        .title = folder.filename().string(), .specialist = false, .pairing = {}, .modality = {}, .licence = {}};
    const fs::path file = folder / "medvlm-model.json";
    if (!fs::exists(file))
        return card;
    const nlohmann::json in = readJson(file);
    if (!in.is_object())
        throw Error(ErrorKind::Config, file.string() + ": expected an object");
    take(in, "title", card.title, file);
    take(in, "specialist", card.specialist, file);
    take(in, "pairing", card.pairing, file);
    take(in, "modality", card.modality, file);
    take(in, "licence", card.licence, file);
    return card;
}

ModelCard cardOf(const models::ModelInfo& info)
{
    ModelCard card = readModelCard(info.folder);
    if (fs::exists(info.folder / "medvlm-model.json"))
        return card;
    if (const auto published = cards::identify(info)) {
        card.specialist = published->specialist;
        card.pairing = published->pairing;
        card.modality = published->modality;
        card.licence = published->licence;
    }
    return card;
}

store::ModelRow rowOf(const models::ModelInfo& info, const ModelCard& card)
{
    return {.id = info.name,
        .folder = info.folder.string(),
        .family = info.family,
        .specialist = card.specialist,
        .pairing = card.pairing,
        .modality = card.modality,
        .licence = card.licence,
        .parameters = info.parameters,
        .weightBytes = info.weightBytes,
        .imageSize = info.imageSize,
        .fingerprint = info.fingerprint};
}

store::DatasetRow rowOf(const data::Dataset& dataset, const std::vector<std::string>& inDomain)
{
    const data::DatasetInfo& info = dataset.info();
    store::DatasetRow row;
    row.id = info.id;
    row.title = info.title;
    row.task = data::name(info.task);
    row.modality = info.modality;
    row.classes = info.classes;
    row.prompts = info.prompts;
    row.path = (info.source.empty() ? info.root : info.source).string();
    row.importer = info.importer;
    row.licence = info.licence;
    row.citation = info.citation;
    row.fingerprint = info.fingerprint;
    for (const data::Sample& sample : dataset.samples())
        ++row.counts[static_cast<std::size_t>(sample.split)];
    row.inDomainFor = inDomain;
    row.warnings = info.warnings;
    return row;
}

std::vector<std::string> inDomainFor(const fs::path& datasetPath)
{
    const fs::path file = (fs::is_directory(datasetPath) ? datasetPath : datasetPath.parent_path()) / "dataset.json";
    std::vector<std::string> ids;
    if (fs::exists(file))
        take(readJson(file), "in_domain_for", ids, file);
    return ids;
}

store::ModelRow describeModel(const fs::path& folder)
{
    if (remote::isRemote(folder))
        return rowOfRemote(folder);
    const models::ModelInfo info = models::describe(folder);
    return rowOf(info, cardOf(info));
}

store::ModelRow addModel(store::Project& project, const fs::path& folder)
{
    const fs::path absolute = fs::absolute(folder).lexically_normal();
    const store::ModelRow row = describeModel(absolute);
    project.writer().putModel(row);
    project.writer().flush();
    return row;
}

store::DatasetRow addDataset(store::Project& project, const fs::path& path, const data::ImportOptions& options)
{
    const fs::path absolute = fs::absolute(path).lexically_normal();
    data::usePseudonymKey(project.folder());
    const store::DatasetRow row = addDataset(project, *data::open(absolute, options), inDomainFor(absolute), options);
    constexpr std::int64_t many = 100'000;
    if (row.counts[0] + row.counts[1] + row.counts[2] > many)
        releaseFreedMemory(); // the data set's own
    return row;
}

store::DatasetRow addDataset(store::Project& project, const data::Dataset& dataset,
    const std::vector<std::string>& inDomain, const data::ImportOptions& chosen)
{
    const data::DatasetInfo& info = dataset.info();
    data::useImportsOf(project.folder());
    const data::ImportOptions before = data::keptChoices(info.id);
    data::keepChoices(project.folder(), info.id, chosen);
    try {
        store(project, dataset, inDomain);
        project.writer().flush();
    } catch (...) {
        data::keepChoices(project.folder(), info.id, before);
        throw;
    }
    if (info.files)
        data::keepFiles(project.folder(), info.id,
            {.base = info.source.empty() ? "." : info.root.lexically_relative(info.source).generic_string(),
                .files = *info.files});
    return rowOf(dataset, inDomain);
}

store::DatasetRow relocateDataset(store::Project& project, const std::string& id, const fs::path& path)
{
    auto row = project.reader().dataset(id);
    if (!row)
        throw Error(ErrorKind::Data, "the project has no data set '" + id + "'");
    const fs::path absolute = fs::absolute(path).lexically_normal();
    data::usePseudonymKey(project.folder());
    data::ImportOptions options;
    options.id = id;
    const auto dataset = data::open(absolute, options);
    const store::DatasetRow found = rowOf(*dataset, row->inDomainFor);
    requireSame(*row, found, absolute);
    row->path = found.path;
    project.writer().putDataset(*row);
    project.writer().flush();
    return *row;
}

void repairDataset(store::Project& project, const std::string& id, const std::map<std::string, std::string>& moved)
{
    const auto row = project.reader().dataset(id);
    if (!row)
        throw Error(ErrorKind::Data, "the project has no data set '" + id + "'");
    data::usePseudonymKey(project.folder());
    data::ImportOptions options;
    options.id = id;
    options.moved = moved;
    requireSame(*row, rowOf(*data::open(row->path, options), row->inDomainFor), row->path);
    repairFiles(project, id, moved);
}

void repairFiles(store::Project& project, const std::string& id, const std::map<std::string, std::string>& moved)
{
    if (!project.reader().dataset(id))
        throw Error(ErrorKind::Data, "the project has no data set '" + id + "'");
    data::useImportsOf(project.folder());
    data::ImportOptions kept = data::keptChoices(id);
    for (const auto& [name, place] : moved)
        kept.moved[name] = place;
    data::keepChoices(project.folder(), id, kept);
}

void registerStudy(store::Project& project, const config::RunConfig& config)
{
    data::usePseudonymKey(project.folder());
    const auto reader = project.reader();
    for (const config::ModelRef& model : config.models) {
        if (remote::isRemote(model.folder)) {
            project.writer().putModel(rowOfRemote(model.folder));
            continue;
        }
        models::ModelInfo info = models::describe(model.folder);
        info.name = model.id;
        ModelCard card = readModelCard(model.folder);
        card.specialist = model.specialist;
        if (!model.pairing.empty())
            card.pairing = model.pairing;
        project.writer().putModel(rowOf(info, card));
    }
    for (const config::DatasetRef& ref : config.datasets) {
        const auto dataset = data::open(ref.path, {.id = ref.id, .settings = {}});
        const auto stored = reader.dataset(ref.id);
        if (!stored || stored->fingerprint != dataset->info().fingerprint)
            store(project, *dataset, ref.inDomainFor);
    }
    project.writer().flush();
}

}
