#include "core/workflow/remote_models.h"

#include "core/base/error.h"
#include "core/runs/remote_questions.h"

namespace vlm::workflow {

store::ModelRow addRemoteModel(store::Project& project, const remote::RemoteModel& model)
{
    for (const store::ModelRow& row : project.reader().models())
        if (row.id == model.id && !remote::isRemote(row.folder))
            throw Error(ErrorKind::Config,
                "'" + model.id + "' is the checkpoint in " + row.folder + "; a model behind HTTP needs another id");
    const store::ModelRow row = rowOfRemote(remote::writeRemoteModel(project.folder(), model));
    project.writer().putModel(row);
    project.writer().flush();
    return row;
}

store::ModelRow rowOfRemote(const std::filesystem::path& folder)
{
    const remote::RemoteModel model = remote::readRemoteModel(folder);
    return {.id = model.id,
        .folder = folder.string(),
        .family = std::string(remote::kRemoteFamily),
        .specialist = model.specialist,
        .pairing = model.pairing,
        .fingerprint = remote::fingerprint(model)};
}

remote::RemoteModel remoteModel(const store::Reader& reader, const std::string& id)
{
    std::string known;
    for (const store::ModelRow& row : reader.models()) {
        if (!remote::isRemote(row.folder))
            continue;
        if (row.id == id)
            return remote::readRemoteModel(row.folder);
        known += (known.empty() ? "" : ", ") + row.id;
    }
    throw Error(ErrorKind::Config,
        "the project has no model '" + id + "' behind HTTP; "
            + (known.empty() ? "it has none (see medvlm model add-remote)" : "known: " + known));
}

remote::Shipment shipmentOf(const store::Project& project, const std::string& model, const std::string& dataset)
{
    const store::Reader reader = project.reader();
    const auto row = reader.dataset(dataset);
    if (!row)
        throw Error(ErrorKind::Config, "the project has no data set '" + dataset + "'");
    return runs::shipmentOf(remoteModel(reader, model), *row, reader);
}

}
