#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/cards/published.h"
#include "core/models/model.h"

namespace vlm::cards {

enum class Verdict { Good, Advice, Fault };

/// One line of what was looked at.
struct Finding {
    Verdict verdict = Verdict::Good;
    std::string subject; // "weights", "tokenizer", "parameters", …
    std::string text; // what is there, or what is wrong and what to do
};

struct FolderCheck {
    std::vector<Finding> findings;
    std::optional<models::ModelInfo> info; // when the checkpoint can be described
    /// No finding is a fault.
    [[nodiscard]] bool usable() const;
};

enum class Depth {
    Headers, // names, sizes, shards, shapes
    Values, // also reads every weight and looks for NaN and infinity
};

/// Whether a folder holds what a published model needs: files missing or under other names, pointers of Git LFS instead
/// of files, downloads not finished, shards missing or cut, another family, another number of parameters. Throws only
/// for cancellation; everything else is a finding. @throws Error Cancelled
FolderCheck checkFolder(
    const PublishedModel& model, const std::filesystem::path& folder, Depth depth, std::stop_token stop = {});

}
