#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/config/run_config.h"
#include "core/data/dataset.h"
#include "core/models/model.h"
#include "core/store/project.h"

namespace vlm::workflow {

/// What is known of a model beside its checkpoint, from `medvlm-model.json` in its folder.
struct ModelCard {
    std::string title;
    bool specialist = false;
    std::string pairing; // family of the RQ comparison
    std::string modality; // what it was trained on
    std::string licence;
};

/// Defaults (generalist, unknown modality) where there is no card. @throws Error Config for a bad one
ModelCard readModelCard(const std::filesystem::path& folder);

/// The folder's own card; where it has none, what is published of the model that the checkpoint is.
ModelCard cardOf(const models::ModelInfo& info);

store::ModelRow rowOf(const models::ModelInfo& info, const ModelCard& card);
store::DatasetRow rowOf(const data::Dataset& dataset, const std::vector<std::string>& inDomainFor);

/// Model ids that a data set's `dataset.json` names as trained on its kind of images.
std::vector<std::string> inDomainFor(const std::filesystem::path& datasetPath);

/// What the project remembers of a checkpoint folder, or of one that describes a model behind HTTP.
/// @throws Error Checkpoint, Config
store::ModelRow describeModel(const std::filesystem::path& folder);

/// describeModel, and stores it. @throws Error Checkpoint, Store
store::ModelRow addModel(store::Project& project, const std::filesystem::path& folder);
/// Opens a data set and stores it with all its samples in one transaction. @throws Error Data, Store
store::DatasetRow addDataset(
    store::Project& project, const std::filesystem::path& path, const data::ImportOptions& options = {});
/// Stores an opened data set with all its samples in one transaction, and keeps what was chosen when it was opened:
/// every later opening by its id follows it. @throws Error Store
store::DatasetRow addDataset(store::Project& project, const data::Dataset& dataset,
    const std::vector<std::string>& inDomainFor, const data::ImportOptions& chosen);
/// The same data set at another place: what is stored of it stays, its path changes.
/// @throws Error Data if the files there are not the same data set, saying what differs; Store
store::DatasetRow relocateDataset(store::Project& project, const std::string& id, const std::filesystem::path& path);
/// Where files of a data set that went missing are now: kept for every later opening, all or none.
/// @param moved name relative to the data set's root, place
/// @throws Error Data if the data set with these files is not the one that was imported; Store
void repairDataset(store::Project& project, const std::string& id, const std::map<std::string, std::string>& moved);
/// The same while others are still missing: files that the caller knows to be the imported ones are kept, and whether
/// the data set is whole is asked when the last of them is found. @throws Error Data, Store
void repairFiles(store::Project& project, const std::string& id, const std::map<std::string, std::string>& moved);
/// Stores every model and data set of a run that the project does not know yet, or knows with another fingerprint.
void registerStudy(store::Project& project, const config::RunConfig& config);

}
