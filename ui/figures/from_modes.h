#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/export/cost.h"
#include "core/export/table.h"
#include "core/science/pairwise.h"
#include "ui/figures/spec.h"

namespace vlm::figures {

/// One way of using one model on one data set.
struct ModeRow {
    std::string dataset{};
    std::string mode{};
    Estimate estimate{};
    bool inDomain = false;
    std::optional<science::PairedComparison> against{}; // this way minus the one that is compared with
    exporting::CellCost cost{};
};

/// Every way of using one model, by data set.
ForestSpec modesFigure(const QString& model, Role role, const std::string& metric, std::span<const ModeRow> rows);
/// The same with the paired difference to `baseline`, its p values, and what adapting took.
exporting::Table modesTable(
    const QString& model, const std::string& metric, const std::string& baseline, std::span<const ModeRow> rows);

}
