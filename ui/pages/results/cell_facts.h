#pragma once

#include <optional>
#include <vector>

#include "core/store/project.h"
#include "ui/figures/spec.h"

namespace vlm::ui {

/// Everything the inspector shows of one cell, read off the GUI thread.
struct CellFacts {
    store::ResultRow result;
    store::DatasetRow dataset;
    std::optional<store::RunRow> run;
    std::vector<store::MetricRow> metrics; // all of the cell, in the chosen convention
    std::vector<double> replicates; // bootstrap values of the chosen metric; empty where too dear or undefined
};

CellFacts readCellFacts(const store::Reader& reader, const store::ResultRow& result);

}
