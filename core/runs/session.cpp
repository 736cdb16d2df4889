#include "core/runs/session.h"

#include <utility>

#include "core/base/parallel.h"
#include "core/remote/remote_model.h"
#include "core/runs/keys.h"

namespace vlm::runs {

store::DatasetRow rowOf(const data::Dataset& dataset, const config::DatasetRef& reference)
{
    const data::DatasetInfo& info = dataset.info();
    store::DatasetRow row{.id = info.id,
        .title = info.title,
        .task = std::string(data::name(info.task)),
        .modality = info.modality,
        .classes = info.classes,
        .prompts = info.prompts,
        .path = reference.path.string(),
        .importer = info.importer,
        .licence = info.licence,
        .citation = info.citation,
        .fingerprint = info.fingerprint,
        .inDomainFor = reference.inDomainFor,
        .warnings = info.warnings};
    for (const data::Sample& sample : dataset.samples())
        ++row.counts.at(static_cast<std::size_t>(sample.split));
    return row;
}

std::string fingerprintOf(const config::ModelRef& model, const Sources& sources)
{
    return remote::isRemote(model.folder) ? remote::fingerprint(remote::readRemoteModel(model.folder))
                                          : sources.modelFingerprint(model);
}

Session::Session(store::Project& project, const Sources& sources, const config::RunConfig& config, Emitter& emitter,
    const Control& control)
    : m_project(project)
    , m_sources(sources)
    , m_config(config)
    , m_emitter(emitter)
    , m_control(control)
    , m_precision(config.evaluation.precision)
{
}

unsigned Session::threads() const
{
    return m_config.evaluation.threads > 0 ? static_cast<unsigned>(m_config.evaluation.threads) : defaultThreads();
}

models::LoadOptions Session::loadOptions() const
{
    return {.precision = models::precisionFromName(m_precision), .threads = m_config.evaluation.threads};
}

bool Session::loaded(const config::ModelRef& model)
{
    const std::string wanted = model.id + "/" + m_precision;
    if (m_loaded == wanted)
        return true;
    m_encoder.reset(); // before loading: two models need not fit at once
    m_generator.reset();
    m_loaded = wanted;
    return false;
}

models::ImageTextEncoder& Session::encoder(const config::ModelRef& model)
{
    if (!loaded(model) || !m_encoder)
        m_encoder = m_sources.model(model, loadOptions());
    return *m_encoder;
}

models::Generator& Session::generator(const config::ModelRef& model)
{
    if (!loaded(model) || !m_generator)
        m_generator = m_sources.generator(model, loadOptions());
    return *m_generator;
}

models::FamilyKind Session::kind(const config::ModelRef& model) const
{
    return remote::isRemote(model.folder) ? models::FamilyKind::Generative
        : m_sources.kind                  ? m_sources.kind(model)
                                          : models::FamilyKind::Contrastive;
}

FeatureCache& Session::features(const config::ModelRef& model)
{
    if (const std::string wanted = model.id + "/" + m_precision; !m_features || m_featuresOf != wanted) {
        m_features.reset();
        m_features = std::make_unique<FeatureCache>(m_project.cacheFolder() / "features",
            featureIdentity(fingerprint(model), m_precision),
            [this](const std::string& text) { m_emitter.log(log::Level::Warning, text); });
        m_featuresOf = wanted;
    }
    return *m_features;
}

std::string Session::fingerprint(const config::ModelRef& model)
{
    auto it = m_fingerprints.find(model.id);
    if (it == m_fingerprints.end())
        it = m_fingerprints.emplace(model.id, fingerprintOf(model, m_sources)).first;
    return it->second;
}

const data::Dataset& Session::dataset(const config::DatasetRef& reference)
{
    if (const auto it = m_datasets.find(reference.id); it != m_datasets.end())
        return *it->second;
    std::unique_ptr<data::Dataset> opened = m_sources.dataset(reference);
    if (opened->info().id != reference.id)
        throw Error(ErrorKind::Config,
            "the data set at " + reference.path.string() + " calls itself '" + opened->info().id
                + "', but the run names it '" + reference.id + "'");
    const auto known = m_project.reader().dataset(reference.id);
    if (!known || known->fingerprint != opened->info().fingerprint) {
        if (known)
            m_emitter.log(log::Level::Warning, "data set " + reference.id + " has changed since it was imported");
        store::DatasetRow row = rowOf(*opened, reference);
        if (known && row.inDomainFor.empty())
            row.inDomainFor = known->inDomainFor;
        m_project.writer().putDataset(row);
        m_project.writer().putSamples(*opened);
    }
    return *m_datasets.emplace(reference.id, std::move(opened)).first->second;
}

void Session::hold(const std::string& model, const std::string& reason)
{
    m_held[model] = reason;
    throw Error(ErrorKind::Network, reason);
}

const std::string* Session::held(const std::string& model) const
{
    const auto found = m_held.find(model);
    return found == m_held.end() ? nullptr : &found->second;
}

}
