#pragma once

#include <CLI/CLI.hpp>

#include "app/cli/command.h"

namespace vlm::cli {

/// `medvlm dataset audit`, `overview`, `clean` and `tags`.
void declareDataDesk(CLI::App& app, Action& chosen);

}
