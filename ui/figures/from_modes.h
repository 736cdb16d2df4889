#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/export/cost.h"
#include "core/export/table.h"
#include "core/science/pairwise.h"
#include "core/science/project_study.h"
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

/// Every way of using one model that the study has a value of, by data set.
/// @param own of the project, for n and cost; null for a published study
/// @param only one data set; empty: all
std::vector<ModeRow> modeRows(const rq::Study& study, const science::ProjectStudy* own,
    const rq::InDomainTable& inDomain, const std::string& model, const std::string& only);
/// The paired difference of every row to the one of mode `baseline` on the same data set, p values corrected by Holm.
void compareWith(std::vector<ModeRow>& rows, const science::ProjectStudy& own, const std::string& model,
    const std::string& baseline, science::CellCache& cells, const stats::BootstrapOptions& options);
/// exporting::costTable() in the words of the interface.
exporting::Table costTable(exporting::Table cost);
/// Every way of using one model, by data set.
ForestSpec modesFigure(const QString& model, Role role, const std::string& metric, std::span<const ModeRow> rows);
/// The same with the paired difference to `baseline`, its p values, and what adapting took.
exporting::Table modesTable(
    const QString& model, const std::string& metric, const std::string& baseline, std::span<const ModeRow> rows);

}
