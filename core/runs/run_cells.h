#pragma once

#include "core/runs/session.h"

namespace vlm::runs {

/// How a run ended, unless by a stop.
struct Outcome {
    store::State state = store::State::Done;
    std::string error{};
};

/// Runs all cells of the session's configuration that are not done. A cell that fails does not stop the others.
/// @throws Error Cancelled when stopped; Store when the project cannot be written
Outcome runCells(Session& session, store::Id run);

}
