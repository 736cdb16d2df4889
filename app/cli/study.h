#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "app/cli/command.h"
#include "core/config/run_config.h"
#include "core/store/project.h"

namespace vlm::cli {

/// Opens the project folder, or makes it where there is none. A missing `.vlmproj` suffix is added to a new one.
std::unique_ptr<store::Project> openOrCreate(const std::filesystem::path& folder);

/// Registers models and data sets, submits the matrix, shows progress on context.messages and waits.
/// Ctrl+C cancels and keeps what is done. @return the run's id
/// @throws Error with the first failed cell's reason only if no cell succeeded; else failures are printed
store::Id runStudy(store::Project& project, const config::RunConfig& config, const Context& context);

/// One run and the metric that its table shows.
struct RunTable {
    store::Id run = 0;
    std::string metric{};
};

/// A table of each run's newest results with intervals, or all of them as one JSON object. @return 1 if a cell failed
int printResults(const store::Project& project, std::span<const RunTable> runs, const std::string& convention,
    const Context& context);
/// The same of one run.
int printResults(const store::Project& project, store::Id run, const std::string& metric, const std::string& convention,
    const Context& context);

}
