#include "core/export/results.h"

#include <algorithm>
#include <limits>
#include <set>

#include <nlohmann/json.hpp>

#include "core/export/decimal.h"
#include "core/export/modes.h"

namespace vlm::exporting {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr const char* kAbsent = "–";

/// What the cell computed in; empty where that is not known, as of imported predictions.
std::string precisionOf(const store::CellRow& cell)
{
    const auto details = nlohmann::json::parse(cell.details, nullptr, false);
    return details.is_object() && details.contains("precision") && details["precision"].is_string()
        ? details["precision"].get<std::string>()
        : std::string();
}

/// What all results share, in a sentence; empty if there are none.
std::string provenance(std::span<const store::ResultRow> results)
{
    std::set<std::string> metrics;
    std::set<std::string> intervals;
    std::set<std::string> precisions;
    for (const store::ResultRow& result : results)
        if (result.metric) {
            if (const std::string precision = precisionOf(result.cell); !precision.empty())
                precisions.insert("computed in " + precision);
            const store::MetricRow& metric = *result.metric;
            metrics.insert(metric.metric + " (" + metric.convention + ")");
            if (metric.lower)
                intervals.insert("95% intervals: " + metric.method + ", B = " + std::to_string(metric.replicates)
                    + ", seed " + std::to_string(metric.seed));
        }
    std::string out;
    for (const auto* part : {&metrics, &intervals, &precisions})
        for (const std::string& text : *part)
            out += (out.empty() ? "" : "; ") + text;
    return out;
}

/// First appearances in order.
template <class Key> std::vector<std::string> distinct(std::span<const store::ResultRow> results, Key key)
{
    std::vector<std::string> out;
    for (const store::ResultRow& result : results)
        if (std::ranges::find(out, key(result)) == out.end())
            out.push_back(key(result));
    return out;
}

std::string shown(const store::ResultRow& result, const ResultsOptions& options)
{
    if (!result.metric || result.metric->value != result.metric->value)
        return kAbsent;
    const auto percent = [&](double value) { return formatDecimal(value, options.decimals, 2); };
    std::string out = percent(result.metric->value) + (result.inDomain ? "†" : "");
    if (options.intervals && result.metric->lower && result.metric->upper)
        out += " [" + percent(*result.metric->lower) + ", " + percent(*result.metric->upper) + "]";
    return out;
}

}

Table longTable(std::span<const store::ResultRow> results)
{
    Table table{.caption = provenance(results),
        .columns = {{"model"}, {"dataset"}, {"mode"}, {"specialist"}, {"in_domain"}, {"pairing"}, {"state"}, {"metric"},
            {"convention"}, {"value", true}, {"lower", true}, {"upper", true}, {"n", true}, {"failed", true},
            {"method"}, {"replicates", true}, {"seed", true}, {"precision"}, {"note"}, {"key"}}};
    for (const store::ResultRow& result : results) {
        const store::CellRow& cell = result.cell;
        const store::MetricRow metric = result.metric.value_or(store::MetricRow{.value = kUnknown});
        const auto count = [&](double value) { return Value::of(result.metric ? value : kUnknown); };
        table.rows.push_back({Value::of(cell.model), Value::of(cell.dataset), Value::of(cell.mode),
            Value::of(result.specialist ? "yes" : "no"), Value::of(result.inDomain ? "yes" : "no"),
            Value::of(result.pairing), Value::of(std::string(store::name(cell.state))), Value::of(metric.metric),
            Value::of(metric.convention), Value::of(metric.value), Value::of(metric.lower.value_or(kUnknown)),
            Value::of(metric.upper.value_or(kUnknown)), count(static_cast<double>(metric.n)),
            Value::of(static_cast<double>(cell.failed)), Value::of(metric.method), count(metric.replicates),
            count(static_cast<double>(metric.seed)), Value::of(precisionOf(cell)),
            Value::of(cell.error.empty() ? metric.note : cell.error), Value::of(cell.key)});
    }
    return table;
}

Table matrixTable(std::span<const store::ResultRow> results, const ResultsOptions& options)
{
    const auto models = distinct(results, [](const store::ResultRow& result) { return result.cell.model; });
    const auto datasets = distinct(results, [](const store::ResultRow& result) { return result.cell.dataset; });
    auto modes = distinct(results, [](const store::ResultRow& result) { return result.cell.mode; });
    std::ranges::stable_sort(modes, {}, placeOfMode);
    Table table{.caption = provenance(results), .columns = {{"Model"}}};
    std::vector<std::pair<std::string, std::string>> places;
    for (const std::string& dataset : datasets)
        for (const std::string& mode : modes)
            if (std::ranges::any_of(results, [&](const store::ResultRow& result) {
                    return result.cell.dataset == dataset && result.cell.mode == mode;
                })) {
                places.emplace_back(dataset, mode);
                table.columns.push_back({dataset + " " + mode, true});
            }
    bool inDomain = false;
    std::set<std::string> sizes;
    for (const std::string& model : models) {
        std::vector<Value> row{Value::of(model)};
        for (const auto& [dataset, mode] : places) {
            const auto found = std::ranges::find_if(results, [&](const store::ResultRow& result) {
                return result.cell.model == model && result.cell.dataset == dataset && result.cell.mode == mode;
            });
            const bool there = found != results.end();
            Value value = Value::of(there ? shown(*found, options) : kAbsent);
            if (there && found->metric) {
                value.number = found->metric->value;
                sizes.insert(dataset + " n = " + std::to_string(found->metric->n));
                inDomain = inDomain || found->inDomain;
            }
            row.push_back(std::move(value));
        }
        table.rows.push_back(std::move(row));
    }
    for (std::size_t column = 1; column < table.columns.size() && options.marks != Marks::None; ++column)
        markBest(table, column, options.marks == Marks::HighestIsBest);
    std::string counts;
    for (const std::string& size : sizes)
        counts += (counts.empty() ? "" : ", ") + size;
    if (!counts.empty())
        table.notes.push_back("Per cent; " + counts + ". For research use only.");
    if (inDomain)
        table.notes.push_back("† in-domain: the model was trained on images of this kind.");
    return table;
}

}
