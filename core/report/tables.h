#pragma once

#include <filesystem>
#include <string>

#include "core/export/table.h"
#include "core/report/facts.h"

namespace vlm::report {

exporting::Table datasetsTable(const store::Reader& reader);
exporting::Table modelsTable(const store::Reader& reader);
/// A row for each model and mode, a column for each data set, in per cent with intervals; the best and the second of
/// each column are set apart. Numbers are rounded as on Results.
exporting::Table resultsTable(const Basis& basis);
/// Time, memory and what was trained, one row a finished cell.
exporting::Table costTable(const Basis& basis);
/// The published paper's claims beside what its published numbers give. @throws Error Data
exporting::Table claimsTable();
/// Card of a data set and what its last audit found; without names of samples or files.
/// @param cache of the project @throws Error Data if the data set is gone
exporting::Table datasetTable(const store::Reader& reader, const std::string& id, const std::filesystem::path& cache);

/// "Off the shelf", "Linear probe", …
std::string modeTitle(const std::string& mode);

}
