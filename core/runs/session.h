#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/data/dataset.h"
#include "core/models/generator.h"
#include "core/models/model.h"
#include "core/runs/control.h"
#include "core/runs/emitter.h"
#include "core/runs/engine.h"
#include "core/runs/feature_cache.h"
#include "core/store/project.h"

namespace vlm::runs {

/// What the cells of one run share: the model that is loaded, the data sets that are open.
class Session {
public:
    Session(store::Project& project, const Sources& sources, const config::RunConfig& config, Emitter& emitter,
        const Control& control);

    store::Project& project() { return m_project; }
    const Sources& sources() const { return m_sources; }
    const config::RunConfig& config() const { return m_config; }
    Emitter& emitter() { return m_emitter; }
    const Control& control() const { return m_control; }

    /// What later models are loaded and features kept in: a cell's, see config::precisionOf().
    void setPrecision(const std::string& precision) { m_precision = precision; }
    /// Loads unless it is the one that is loaded; only one is kept. @throws Error
    models::ImageTextEncoder& encoder(const config::ModelRef& model);
    /// As encoder(), for models that answer questions.
    models::Generator& generator(const config::ModelRef& model);
    models::FamilyKind kind(const config::ModelRef& model) const;
    FeatureCache& features(const config::ModelRef& model);
    std::string fingerprint(const config::ModelRef& model);
    /// Opens once; stores or refreshes the project's copy of its samples. @throws Error
    const data::Dataset& dataset(const config::DatasetRef& dataset);
    unsigned threads() const;

    /// Ends the cell and leaves the run paused: a limit, a missing consent or the network stands against all further
    /// cells of the model. @throws Error Network
    [[noreturn]] void hold(const std::string& model, const std::string& reason);
    /// Why; null while nothing does.
    const std::string* held(const std::string& model) const;

    models::LoadOptions loadOptions() const;

private:
    /// Whether this model is loaded in this precision; forgets another.
    bool loaded(const config::ModelRef& model);

    store::Project& m_project;
    const Sources& m_sources;
    const config::RunConfig& m_config;
    Emitter& m_emitter;
    const Control& m_control;
    std::map<std::string, std::string> m_held; // reasons by model
    std::string m_precision;
    std::string m_loaded; // id and precision of the encoder or the generator
    std::unique_ptr<models::ImageTextEncoder> m_encoder;
    std::unique_ptr<models::Generator> m_generator;
    std::string m_featuresOf; // id and precision
    std::unique_ptr<FeatureCache> m_features;
    std::map<std::string, std::string> m_fingerprints;
    std::map<std::string, std::unique_ptr<data::Dataset>> m_datasets;
};

/// Of a checkpoint, or of the description of a model behind HTTP. @throws Error
std::string fingerprintOf(const config::ModelRef& model, const Sources& sources);

/// What the project remembers of an open data set.
store::DatasetRow rowOf(const data::Dataset& dataset, const config::DatasetRef& reference);

}
