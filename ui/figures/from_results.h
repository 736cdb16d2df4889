#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/store/rows.h"
#include "ui/figures/spec.h"

namespace vlm::figures {

/// Which of a project's results a heatmap shows.
struct HeatmapChoice {
    std::string metric = "auroc"; // id in the metric catalogue
    std::string convention = "strict";
    std::vector<std::string> modes{}; // "ots", "lp", "lora"; more than one: side by side; empty: all there are
};

/// The heatmap and, for each of its cells, the row of `results` it shows (-1: never run).
struct ResultsHeatmap {
    HeatmapSpec spec{};
    std::vector<int> sources{}; // row-major as spec.cells
    std::vector<std::string> models{}; // ids by row
    std::vector<std::pair<std::string, std::string>> columns{}; // data set id, mode
};

/// Generalists first, then specialists, each by pairing and name; data sets in the project's order, those of the
/// metric's task only. `results` as Reader::results(metric, convention) gives them.
/// @throws Error Config for an unknown metric
ResultsHeatmap heatmapOf(std::span<const store::ResultRow> results, std::span<const store::DatasetRow> datasets,
    const HeatmapChoice& choice);

/// "Off-the-shelf", "Linear probe", "LoRA"
QString modeTitle(const std::string& mode);
/// "AUROC (%)"
QString metricTitle(const std::string& metric);
/// "percentile bootstrap"
QString methodTitle(const std::string& method);
NumberFormat formatOf(const std::string& metric);

}
