#pragma once

#include "core/remote/consent.h"
#include "core/remote/remote_model.h"
#include "core/store/project.h"

namespace vlm::workflow {

/// Writes the description into the project and registers the model; replaces one of the same id.
/// @throws Error Config, Data, Store; also if a checkpoint has that id
store::ModelRow addRemoteModel(store::Project& project, const remote::RemoteModel& model);

/// What a project remembers of a folder that describes a model behind HTTP. @throws Error Config
store::ModelRow rowOfRemote(const std::filesystem::path& folder);

/// The model of that id. @throws Error Config naming the project's models behind HTTP
remote::RemoteModel remoteModel(const store::Reader& reader, const std::string& id);

/// What answering a data set's test questions sends away. @throws Error Config for unknown names
remote::Shipment shipmentOf(const store::Project& project, const std::string& model, const std::string& dataset);

}
