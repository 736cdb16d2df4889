#pragma once

#include <span>

#include "core/export/table.h"
#include "core/store/rows.h"

namespace vlm::exporting {

/// Whether the best and the second value of a column are set apart, and which end is best.
enum class Marks { None, HighestIsBest, LowestIsBest };

struct ResultsOptions {
    int decimals = 2; // of per cent values, as the paper prints them
    bool intervals = true;
    Marks marks = Marks::HighestIsBest; // bold and underlined in LaTeX and Markdown
};

/// One line a result with every number at full precision: for spreadsheets and programs.
Table longTable(std::span<const store::ResultRow> results);

/// Models down, data sets and modes across, in per cent with intervals; "†" marks in-domain, "–" what was not run.
/// The caption names metric, n, interval method, replicates and seed.
Table matrixTable(std::span<const store::ResultRow> results, const ResultsOptions& options = {});

}
