#include "core/base/error.h"
#include "core/metrics/import/import.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace vlm::metrics {
namespace {

constexpr std::string_view kTruth = "GT_View";
constexpr std::string_view kSuffix = "_Pred";

std::vector<std::string> variants(const CsvTable& table)
{
    std::vector<std::string> out;
    for (const std::string& column : table.columns) {
        if (column.ends_with(kSuffix))
            out.push_back(column.substr(0, column.size() - kSuffix.size()));
    }
    return out;
}

}

bool isPhase1Views(const CsvTable& table)
{
    return table.column(kTruth) && !variants(table).empty();
}

std::vector<ImportedTable> fromPhase1Views(const CsvTable& table, std::string_view where)
{
    const std::size_t truth = table.require(kTruth, where);
    const auto id = table.column("Image_ID");
    std::set<std::string> names;
    for (const auto& row : table.rows)
        names.insert(row[truth]);
    names.erase("");
    const std::vector<std::string> classes(names.begin(), names.end());
    std::vector<ImportedTable> out;
    for (const std::string& variant : variants(table)) {
        const std::size_t predicted = table.require(variant + std::string(kSuffix), where);
        const auto time = table.column(variant + "_Inference_Time_ms");
        ImportedTable imported{.name = variant, .format = "phase1-views"};
        DiagnosisPredictions predictions{.classes = std::max<std::size_t>(classes.size(), 2), .classNames = classes};
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const auto& row = table.rows[i];
            const auto label = std::find(classes.begin(), classes.end(), row[truth]);
            if (label == classes.end())
                continue; // without a true view nothing can be said
            const auto chosen = std::find(classes.begin(), classes.end(), row[predicted]);
            predictions.labels.push_back(static_cast<int>(label - classes.begin()));
            predictions.predicted.push_back(chosen == classes.end() ? -1 : static_cast<int>(chosen - classes.begin()));
            imported.ids.push_back(id ? row[*id] : std::to_string(i));
            if (time)
                imported.latencyMs.push_back(
                    parseNumber(row[*time], fmt::format("{}, row {}", where, i + 1)).value_or(stats::kUndefined));
        }
        imported.predictions = std::move(predictions);
        out.push_back(std::move(imported));
    }
    return out;
}

}
