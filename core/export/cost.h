#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/export/table.h"
#include "core/store/rows.h"

namespace vlm::exporting {

/// What a cell cost, as its details tell it; what was not measured is empty.
struct CellCost {
    std::optional<double> trained{}; // parameters that got a gradient; 0 off the shelf
    std::optional<double> total{}; // parameters of the model
    std::optional<double> trainingFlops{};
    std::optional<double> inferenceFlops{}; // of one image through the image tower
    std::optional<double> adaptSeconds{};
    std::optional<double> seconds{}; // of the cell in all, adaptation included
    std::optional<double> samplesPerSecond{};
    std::optional<double> peakBytes{};
    bool ofTraining = false; // the peak is of the training alone, else of the process so far
    bool copied = false; // the numbers are of the run whose result was taken over
};
/// @param mode "ots", "lp", … @param details JSON of store::CellRow; what cannot be read counts as unknown
CellCost costOf(std::string_view mode, std::string_view details);

/// The finished cells of Reader::results(), by data set and model, least adapted first.
std::vector<store::CellRow> finishedCells(std::span<const store::ResultRow> results);

/// One line a cell, whatever metrics it has: parameters, operations, time, memory, throughput. Two operations are one
/// multiply-add; elementwise work is not counted.
Table costTable(std::span<const store::CellRow> cells);

}
