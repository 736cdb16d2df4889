#include <string>

#include "core/base/error.h"
#include "core/base/process_memory.h"
#include "core/models/model.h"
#include "core/tensor/runtime.h"

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

std::vector<TensorCheck> verify(const Family& family, const std::filesystem::path& folder, const std::string& device)
{
    const tensor::DeviceScope scope(tensor::device(device));
    return family.verify(folder);
}

ModelInfo describe(const std::filesystem::path& folder)
{
    return recognise(folder).describe(folder);
}

std::unique_ptr<ImageTextEncoder> loadEncoder(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Family& entry = recognise(folder);
    if (isQuantised(options.precision))
        throw Error(ErrorKind::Config,
            folder.string() + " is a model of the family '" + std::string(entry.id)
                + "', which has no decoder to store in " + std::string(name(options.precision))
                + "; take float32 or bfloat16");
    if (entry.loadEncoder == nullptr)
        throw Error(ErrorKind::Checkpoint,
            folder.string() + " is of the family '" + std::string(entry.id)
                + "', which has no image and text towers to compare");
    const OwnMappings mappings;
    return entry.loadEncoder(folder, options);
}

}
