#pragma once

#include "core/report/report.h"
#include "core/store/project.h"

namespace vlm::report {

/// A report of everything that the project has results for: data sets, models, results, comparisons, tests, cost,
/// limits, methods. Captions are empty; whoever shows it first fills them. @throws Error Data if nothing is finished
Report standardReport(const store::Reader& reader, const std::string& title);

/// What a new item of this kind is called.
std::string standardTitle(const Item& item);

}
