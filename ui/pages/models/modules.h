#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/models/layer_role.h"

namespace vlm::ui {

/// One module of a checkpoint, by the dots of its tensors' names.
struct ModuleNode {
    std::string name{}; // last part: "q_proj"
    std::string shape{}; // of its weight: "768 × 3072"; empty for groups
    std::string dtype{}; // as stored; empty for groups
    std::int64_t parameters = 0; // itself and everything below
    models::LayerRole role = models::LayerRole::Other; // of a matrix; Other for groups
    bool matrix = false; // a two-dimensional weight that LoRA could adapt
    std::vector<ModuleNode> children{};
};

/// Reads names and shapes, no values. @throws Error Checkpoint
ModuleNode readModules(const std::filesystem::path& folder);

}
