#pragma once

#include <string>
#include <string_view>

#include "core/config/run_config.h"
#include "core/store/rows.h"

namespace vlm::runs {

/// What decides a cell's result besides its options.
struct CellIdentity {
    std::string modelFingerprint{};
    store::DatasetRow dataset{}; // fingerprint, task, classes, prompts
    config::Mode mode = config::Mode::OffTheShelf;
    bool remote = false; // computed elsewhere: precision is nothing of ours
    std::string decoding{}; // decodingIdentity() of models that answer
};

/// @throws Error Config when a file beside the model's weights cannot be read
CellIdentity cellIdentity(const std::string& modelFingerprint, const store::DatasetRow& dataset, config::Mode mode,
    const config::ModelRef& model, const config::RunConfig& config);

/// Hash of everything that decides predictions and metrics of a cell. Threads and batch size are left out: they change
/// speed, and results by rounding at most. @param config resolved, see core/config/precision.h
std::string cellKey(const CellIdentity& identity, const config::RunConfig& config);

/// Folder of a model's cached features.
std::string featureIdentity(const std::string& modelFingerprint, std::string_view precision);

}
