#include "core/export/cost.h"

#include "core/base/error.h"
#include "core/export/modes.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::exporting {
namespace {

constexpr const char* kUnknown = "–";
constexpr double kGiga = 1e9;
constexpr double kMega = 1e6;

std::optional<double> number(const nlohmann::json& in, const char* key)
{
    const auto found = in.find(key);
    return found != in.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

/// A count in full, anything else with four significant digits.
Value shown(const std::optional<double>& value, double unit = 1.0)
{
    if (!value)
        return Value::of(kUnknown);
    const double scaled = *value / unit;
    const bool whole = unit == 1.0 && scaled == std::floor(scaled) && std::abs(scaled) < 1e15;
    return {.text = whole ? fmt::format("{:.0f}", scaled) : fmt::format("{:.4g}", scaled), .number = scaled};
}

}

CellCost costOf(std::string_view mode, std::string_view details)
{
    CellCost out;
    const nlohmann::json in = nlohmann::json::parse(details, nullptr, false);
    if (!in.is_object())
        return out;
    const auto found = in.find("cost");
    const nlohmann::json cost = found != in.end() && found->is_object() ? *found : nlohmann::json::object();
    const auto either = [&](const char* key) {
        const auto own = number(cost, key);
        return own ? own : number(in, key);
    };
    out.trained = mode == "ots" ? std::optional(0.0) : either("trainable_parameters");
    out.total = either("total_parameters");
    out.trainingFlops = number(cost, "training_flops");
    out.inferenceFlops = number(in, "inference_flops");
    out.adaptSeconds = number(cost, "seconds");
    out.seconds = number(in, "seconds");
    out.samplesPerSecond = number(in, "samples_per_second");
    out.peakBytes = either("peak_bytes");
    out.ofTraining = cost.contains("peak_bytes") && cost.value("peak_of", std::string()) == "training";
    out.copied = in.contains("copied_from");
    return out;
}

std::vector<store::CellRow> finishedCells(std::span<const store::ResultRow> results)
{
    std::vector<store::CellRow> cells;
    for (const store::ResultRow& row : results)
        if (row.cell.state == store::State::Done)
            cells.push_back(row.cell);
    std::ranges::stable_sort(cells, {}, [](const store::CellRow& cell) {
        return std::tuple(cell.dataset, cell.model, placeOfMode(cell.mode), cell.mode);
    });
    return cells;
}

Table costTable(std::span<const store::CellRow> cells)
{
    Table table{.caption = VLM_TR("export", "What each result cost"),
        .columns = {{VLM_TR("export", "Model")}, {VLM_TR("export", "Data set")}, {VLM_TR("export", "Mode")},
            {VLM_TR("export", "Trained parameters"), true}, {VLM_TR("export", "Parameters"), true},
            {VLM_TR("export", "Trained (%)"), true}, {VLM_TR("export", "GFLOPs to adapt"), true},
            {VLM_TR("export", "GFLOPs an image"), true}, {VLM_TR("export", "Adapting (s)"), true},
            {VLM_TR("export", "In all (s)"), true}, {VLM_TR("export", "Samples/s"), true},
            {VLM_TR("export", "Peak memory (MB)"), true}, {VLM_TR("export", "Note")}}};
    bool process = false;
    bool copied = false;
    for (const store::CellRow& cell : cells) {
        const CellCost cost = costOf(cell.mode, cell.details);
        std::optional<double> share;
        if (cost.trained && cost.total && *cost.total > 0.0)
            share = 100.0 * *cost.trained / *cost.total;
        std::string note;
        if (cost.peakBytes && !cost.ofTraining) {
            note = "a";
            process = true;
        }
        if (cost.copied) {
            note += note.empty() ? "b" : ", b";
            copied = true;
        }
        table.rows.push_back({Value::of(cell.model), Value::of(cell.dataset), Value::of(cell.mode), shown(cost.trained),
            shown(cost.total), shown(share), shown(cost.trainingFlops, kGiga), shown(cost.inferenceFlops, kGiga),
            shown(cost.adaptSeconds), shown(cost.seconds), shown(cost.samplesPerSecond), shown(cost.peakBytes, kMega),
            Value::of(note)});
    }
    table.notes.emplace_back(
        VLM_TR("export", "Two operations are one multiply-add. Features that were known already cost nothing."));
    if (process)
        table.notes.emplace_back(
            VLM_TR("export", "a: highest of the program so far, which other results may have needed."));
    if (copied)
        table.notes.emplace_back(VLM_TR("export", "b: measured when the result was first computed."));
    return table;
}

}
