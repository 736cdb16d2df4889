#pragma once

#include "app/cli/command.h"

#include "core/config/run_config.h"
#include "core/store/project.h"

namespace vlm::cli {

/// `model add-remote`: a model behind HTTP as a model of a project.
void declareAddRemote(CLI::App& app, Action& chosen);

/// Grants what a run needs by --consent and says what was agreed to. @throws Error Config for data that may not leave
/// without a permission
void consentToAll(store::Project& project, const config::RunConfig& config, const Context& context);

}
