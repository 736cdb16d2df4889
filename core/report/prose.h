#pragma once

#include <filesystem>
#include <string>

#include "core/report/environment.h"
#include "core/store/project.h"

namespace vlm::report {

/// How the numbers came about, as Markdown, from what is stored with the runs: modes, conventions, seeds, intervals,
/// arithmetic, versions, machine. Only runs that the newest results come from.
std::string methodsText(const store::Reader& reader, const Environment& environment);

/// What the numbers do not say, as Markdown, from what is stored. @param cache of the project, for its audits
std::string limitsText(const store::Reader& reader, const std::filesystem::path& cache);

/// On every page and at the head of every report.
std::string noticeText();

/// Newest finished cell of every model, data set and mode.
std::vector<store::CellRow> newestCells(const store::Reader& reader);

}
