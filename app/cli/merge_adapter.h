#pragma once

#include "app/cli/command.h"

namespace vlm::cli {

/// `medvlm model merge`: a model and its adapter become one checkpoint folder.
void declareMerge(CLI::App& app, Action& chosen);

}
