#pragma once

#include <string>

#include "core/rq/gaps.h"

namespace vlm::report {

/// What-if assumptions as one line of text for an item's parameters; empty for the defaults.
std::string assumptionsText(const rq::Assumptions& assumptions);
/// @throws Error Data if the text is none of assumptionsText()
rq::Assumptions assumptionsFrom(const std::string& text);

}
