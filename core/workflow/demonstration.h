#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/config/run_config.h"
#include "core/store/project.h"

namespace vlm::workflow {

/// The runs of the embedded study, paths made absolute: 4 contrastive models x 3 data sets x (off-the-shelf, linear
/// probe), then 2 models that answer x VQA-RAD x (off-the-shelf, a short LoRA).
std::vector<config::RunConfig> demonstrationStudies(const std::filesystem::path& demoFolder);

/// Copies the embedded data sets and models into a new project folder, so that it is the user's own and complete,
/// and registers them. @throws Error Store, Data (disk full, read-only, folder not empty, …)
std::unique_ptr<store::Project> createDemonstration(const std::filesystem::path& projectFolder);

/// Folder of the demonstration's copy inside a project made by createDemonstration.
std::filesystem::path demonstrationFolder(const store::Project& project);

}
