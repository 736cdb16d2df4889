#include <string>

#include "core/base/error.h"
#include "core/models/model.h"

namespace vlm::models {

const Family& family(std::string_view id)
{
    std::string known;
    for (const Family* entry : allFamilyEntries()) {
        if (entry->id == id)
            return *entry;
        known += (known.empty() ? "" : ", ") + std::string(entry->id);
    }
    throw Error(ErrorKind::Config, "no model family '" + std::string(id) + "'; known are " + known);
}

const Family& recognise(const std::filesystem::path& folder)
{
    if (!std::filesystem::is_directory(folder))
        throw Error(ErrorKind::Checkpoint, folder.string() + " is not a folder; a model is a folder with its files");
    std::string known;
    for (const Family* entry : allFamilyEntries()) {
        if (entry->recognises(folder))
            return *entry;
        known += (known.empty() ? "" : ", ") + std::string(entry->id);
    }
    throw Error(ErrorKind::Checkpoint,
        folder.string()
            + ": no family knows this layout. Looked for config.json (model_type, architectures), "
              "open_clip_config.json, and weight files with the names of a published layout; known families are "
            + known);
}

ModelInfo describe(const std::filesystem::path& folder)
{
    return recognise(folder).describe(folder);
}

std::unique_ptr<ImageTextEncoder> loadEncoder(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Family& entry = recognise(folder);
    if (entry.loadEncoder == nullptr)
        throw Error(ErrorKind::Checkpoint,
            folder.string() + " is of the family '" + std::string(entry.id)
                + "', which has no image and text towers to compare");
    return entry.loadEncoder(folder, options);
}

}
