#pragma once

#include <string>

#include "core/config/run_config.h"
#include "core/store/rows.h"

namespace vlm::runs {

/// What decides a cell's result besides its options.
struct CellIdentity {
    std::string modelFingerprint{};
    store::DatasetRow dataset{}; // fingerprint, task, classes, prompts
    config::Mode mode = config::Mode::OffTheShelf;
};

/// Hash of everything that decides predictions and metrics of a cell. Threads and batch size are left out: they change
/// speed, and results by rounding at most.
std::string cellKey(const CellIdentity& identity, const config::RunConfig& config);

/// Folder of a model's cached features.
std::string featureIdentity(const std::string& modelFingerprint, const config::EvaluationOptions& options);

}
