#include "core/models/weight_names.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/error.h"

namespace vlm::models {
namespace {

// Attributes under which wrappers, task heads and training programs keep a model. "visual" and the like are parts of
// models, and no prefixes: a tower inside another model is not that tower's checkpoint.
constexpr std::array<std::string_view, 14> kWrappers{"bert", "distilbert", "swin", "model", "module", "_orig_mod",
    "state_dict", "model_state_dict", "base_model", "net", "network", "clip", "clip_model", "image_text_model"};

bool isWrapper(std::string_view prefix)
{
    while (!prefix.empty()) {
        const std::size_t dot = prefix.find('.');
        if (std::ranges::find(kWrappers, prefix.substr(0, dot)) == kWrappers.end())
            return false;
        prefix.remove_prefix(dot + 1);
    }
    return true;
}

}

std::optional<std::string> prefixOf(const checkpoint::Checkpoint& checkpoint, RequiredNames required)
{
    const auto fits = [&](const std::string& prefix) {
        return std::ranges::all_of(
            required, [&](std::string_view name) { return checkpoint.find(prefix + std::string(name)) != nullptr; });
    };
    if (fits({}))
        return std::string();
    std::set<std::string> found;
    for (const checkpoint::TensorView& view : checkpoint.tensors()) {
        if (required.empty() || !view.name.ends_with(required.front()))
            continue;
        const std::string prefix = view.name.substr(0, view.name.size() - required.front().size());
        if (prefix.ends_with('.') && isWrapper(prefix) && fits(prefix))
            found.insert(prefix);
    }
    if (found.size() > 1)
        throw Error(ErrorKind::Checkpoint,
            checkpoint.files().front().string() + ": holds the model twice, behind '" + *found.begin() + "' and '"
                + *found.rbegin() + "'; keep one of them");
    return found.empty() ? std::nullopt : std::optional(*found.begin());
}

bool hasTensors(const std::filesystem::path& folder, RequiredNames names)
{
    std::optional<checkpoint::Checkpoint> checkpoint;
    try {
        checkpoint = checkpoint::Checkpoint::open(folder);
    } catch (const Error&) {
        return false; // not this layout; opening it for real will say what is wrong
    }
    return prefixOf(*checkpoint, names).has_value();
}

bool hasTensors(const std::filesystem::path& folder, std::initializer_list<std::string_view> names)
{
    return hasTensors(folder, RequiredNames(names.begin(), names.size()));
}

}
