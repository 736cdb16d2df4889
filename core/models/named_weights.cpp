#include "core/models/named_weights.h"

#include <string>

namespace vlm::models {

tensor::Weights namedWeights(
    const checkpoint::Checkpoint& checkpoint, RequiredNames required, const tensor::WeightOptions& options)
{
    const std::string prefix = prefixOf(checkpoint, required).value_or("");
    if (prefix.empty())
        return tensor::Weights(checkpoint, options);
    return tensor::Weights(checkpoint, options, [prefix](std::string_view name) {
        return std::string(name.starts_with(prefix) ? name.substr(prefix.size()) : name);
    });
}

}
