#include "core/training/answer_merge.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/tensor/weights.h"
#include "core/training/answer_names.h"
#include "core/training/peft_files.h"

namespace vlm::training {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShardBytes = 4'000'000'000; // transformers writes shards of 5 GB

bool isWeightFile(const fs::path& file)
{
    const std::string name = file.filename().string();
    return file.extension() == ".safetensors" || file.extension() == ".bin" || name.ends_with(".index.json");
}

/// What the adapter makes of one stored tensor.
class Merging {
public:
    explicit Merging(const fs::path& folder)
        : m_file(folder)
    {
        PeftAdapter adapter = readPeft(folder);
        if (adapter.decomposed)
            throw Error(ErrorKind::Checkpoint,
                adapter.file.string() + ": weight-decomposed adapters of models that answer cannot be merged");
        for (auto& [name, layer] : adapter.layers)
            m_layers.emplace(layerPath(name) + ".weight", std::move(layer));
        for (auto& [name, tensor] : adapter.saved)
            m_saved.emplace(layerPath(name), std::move(tensor));
        for (auto& [name, tensor] : adapter.biases)
            m_saved.emplace(layerPath(name) + ".bias", std::move(tensor));
    }

    [[nodiscard]] bool changes(const Part& part, const checkpoint::TensorView& view) const
    {
        const std::string name = nameOf(part, view);
        return m_layers.contains(name) || m_saved.contains(name);
    }

    /// In the dtype of the stored tensor.
    at::Tensor merged(const Part& part, const checkpoint::TensorView& view)
    {
        const std::string name = nameOf(part, view);
        const at::Tensor stored = tensor::toTensor(part.checkpoint, view);
        m_used.insert(name);
        if (const auto saved = m_saved.find(name); saved != m_saved.end()) {
            requireShape(stored.sizes() == saved->second.sizes(), name);
            ++m_counts.tensors;
            return saved->second.to(stored.scalar_type()).contiguous();
        }
        const PeftLayer& layer = m_layers.at(name);
        requireShape(stored.dim() == 2 && stored.size(0) == layer.b.size(0) && stored.size(1) == layer.a.size(1), name);
        ++m_counts.layers;
        const at::Tensor change = at::matmul(layer.b, layer.a) * layer.scale;
        return (stored.to(at::kFloat) + change).to(stored.scalar_type()).contiguous();
    }

    /// @throws Error when something of the adapter found no place
    Merged finish() const
    {
        for (const auto* all : {&m_saved})
            for (const auto& [name, tensor] : *all)
                requireUsed(name);
        for (const auto& [name, layer] : m_layers)
            requireUsed(name);
        return m_counts;
    }

private:
    static std::string nameOf(const Part& part, const checkpoint::TensorView& view)
    {
        return part.prefix.empty() || part.prefix == "llm." ? layerPath(view.name) : layerPath(part.prefix + view.name);
    }

    void requireShape(bool fits, const std::string& name) const
    {
        if (!fits)
            throw Error(ErrorKind::Checkpoint,
                m_file.string() + ": '" + name + "' does not fit the model; was the adapter made for another one?");
    }

    void requireUsed(const std::string& name) const
    {
        if (!m_used.contains(name))
            throw Error(ErrorKind::Checkpoint,
                m_file.string() + ": the model has no '" + name + "'; was the adapter made for another one?");
    }

    fs::path m_file;
    std::map<std::string, PeftLayer> m_layers;
    std::map<std::string, at::Tensor> m_saved;
    std::set<std::string> m_used;
    Merged m_counts;
};

void writePart(const Part& part, Merging& merging, const fs::path& folder)
{
    std::vector<std::vector<const checkpoint::TensorView*>> shards(1);
    std::size_t bytes = 0;
    for (const checkpoint::TensorView& view : part.checkpoint.tensors()) {
        if (bytes > 0 && bytes + view.bytes.size() > kShardBytes) {
            shards.emplace_back();
            bytes = 0;
        }
        bytes += view.bytes.size();
        shards.back().push_back(&view);
    }
    nlohmann::json map = nlohmann::json::object();
    std::size_t total = 0;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        std::string name = "model.safetensors";
        if (shards.size() > 1) {
            const auto number = [](std::size_t n) {
                return std::string(5 - std::min<std::size_t>(5, std::to_string(n).size()), '0') + std::to_string(n);
            };
            name = "model-" + number(i + 1) + "-of-" + number(shards.size()) + ".safetensors";
        }
        std::vector<at::Tensor> kept; // of this shard
        std::vector<checkpoint::TensorView> views;
        for (const checkpoint::TensorView* view : shards[i]) {
            views.push_back(*view);
            if (merging.changes(part, *view)) {
                kept.push_back(merging.merged(part, *view));
                views.back().bytes = {static_cast<const std::byte*>(kept.back().data_ptr()), kept.back().nbytes()};
            }
            map[view->name] = name;
            total += view->bytes.size();
        }
        checkpoint::writeSafetensors(folder / name, views, {{"format", "pt"}});
    }
    if (shards.size() > 1)
        writeFileAtomically(folder / "model.safetensors.index.json",
            nlohmann::json{{"metadata", {{"total_size", total}}}, {"weight_map", map}}.dump(1));
}

}

Merged mergeAnswerAdapter(const fs::path& model, const fs::path& adapter, const fs::path& out)
{
    if (fs::exists(out))
        throw Error(ErrorKind::Config, out.string() + " exists already");
    Merging merging(adapter);
    const std::vector<Part> parts = partsOf(model);
    guard(ErrorKind::Data, "copying " + model.string() + " to " + out.string(), [&] {
        fs::create_directories(out);
        for (const auto& entry : fs::recursive_directory_iterator(model)) {
            const fs::path target = out / fs::relative(entry.path(), model);
            const bool ofPart = std::ranges::any_of(
                parts, [&](const Part& part) { return part.folder == entry.path().parent_path(); });
            if (entry.is_directory())
                fs::create_directories(target);
            else if (!ofPart || !isWeightFile(entry.path()))
                fs::copy_file(entry.path(), target);
        }
    });
    for (const Part& part : parts) {
        const bool changed = std::ranges::any_of(
            part.checkpoint.tensors(), [&](const checkpoint::TensorView& view) { return merging.changes(part, view); });
        if (fs::is_directory(part.folder))
            writePart(part, merging, out / fs::relative(part.folder, model));
        else if (changed)
            throw Error(ErrorKind::Checkpoint,
                part.folder.string() + " is a pickle that other files refer to; its layers cannot be merged");
    }
    return merging.finish();
}

}
