#pragma once

#include <string_view>

#include "app/cli/results_export.h"
#include "ui/figures/spec.h"

namespace vlm::cli {

/// "gaps", "best", "forest", "roc", "calibration": figures that are computed, not looked up.
bool isScience(std::string_view what);

/// Of the published study that the request names, else of the project. Gaps of a project get paired intervals.
/// @throws Error Config for an unknown study, question, model or data set, Data where there is nothing to show
figures::Figure scienceFigure(const ExportRequest& request, const store::Project* project);

}
