#include "core/models/weight_names.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/checkpoint/checkpoint.h"

namespace vlm::models {

bool hasTensors(const std::filesystem::path& folder, std::initializer_list<std::string_view> names)
{
    try {
        const checkpoint::Checkpoint checkpoint = checkpoint::Checkpoint::open(folder);
        return std::ranges::all_of(names, [&](std::string_view name) { return checkpoint.find(name) != nullptr; });
    } catch (const Error&) {
        return false; // not this layout; opening it for real will say what is wrong
    }
}

}
