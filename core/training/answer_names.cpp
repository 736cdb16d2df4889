#include "core/training/answer_names.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/models/blocks/projector.h"
#include "core/tensor/weights.h"

namespace vlm::training {
namespace {

constexpr std::string_view kLanguage = "language_model.";

/// A file or folder that Checkpoint::open would take.
bool hasCheckpoint(const std::filesystem::path& folder)
{
    for (const char* name : {"model.safetensors", "model.safetensors.index.json", "pytorch_model.bin",
             "pytorch_model.bin.index.json", "open_clip_model.safetensors"}) {
        if (std::filesystem::exists(folder / name))
            return true;
    }
    return false;
}

}

std::string layerPath(std::string_view name)
{
    if (name.starts_with(kPeftPrefix))
        name.remove_prefix(kPeftPrefix.size());
    std::string path(name);
    for (std::string next = models::multimodalName(path); next != path; next = models::multimodalName(path))
        path = std::move(next);
    // Parts of models whose language model has no prefix of its own in PEFT's names.
    for (const std::string_view part : {"vision_model", "visual_encoder", "language_projection", "llama_proj"}) {
        const std::string_view rest
            = path.starts_with(kLanguage) ? std::string_view(path).substr(kLanguage.size()) : "";
        if (rest.starts_with(part) && (rest.size() == part.size() || rest[part.size()] == '.'))
            return path.substr(kLanguage.size());
    }
    return path;
}

std::string peftName(std::string_view path)
{
    std::string name(kPeftPrefix);
    name.append("model.").append(path);
    return name;
}

std::vector<Part> partsOf(const std::filesystem::path& folder)
{
    std::vector<Part> found;
    if (hasCheckpoint(folder))
        found.push_back({.folder = folder, .prefix = {}, .checkpoint = checkpoint::Checkpoint::open(folder)});
    std::vector<std::filesystem::path> entries;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        entries.push_back(entry.path());
    std::ranges::sort(entries);
    for (const std::filesystem::path& entry : entries) {
        if (std::filesystem::is_directory(entry) && hasCheckpoint(entry))
            found.push_back({.folder = entry,
                .prefix = entry.filename().string() + ".",
                .checkpoint = checkpoint::Checkpoint::open(entry)});
        else if (entry.extension() == ".pth" || entry.extension() == ".pt")
            found.push_back({.folder = entry, .prefix = {}, .checkpoint = checkpoint::Checkpoint::open(entry)});
    }
    if (found.empty())
        throw Error(ErrorKind::Checkpoint, folder.string() + " has no checkpoint");
    return found;
}

std::optional<at::Tensor> storedTensor(const std::vector<Part>& parts, std::string_view path)
{
    const std::string wanted = layerPath(path);
    for (const Part& part : parts) {
        const auto found = std::ranges::find_if(part.checkpoint.tensors(), [&](const checkpoint::TensorView& view) {
            return layerPath(view.name) == wanted || part.prefix + view.name == wanted;
        });
        if (found != part.checkpoint.tensors().end())
            return tensor::toTensor(part.checkpoint, *found).to(at::kFloat).clone();
    }
    return std::nullopt;
}

}
