#pragma once

#include "core/metrics/csv.h"
#include "core/metrics/import/mapping.h"
#include "core/metrics/predictions.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace vlm::metrics {

/// One table of predictions as read from a file.
struct ImportedTable {
    std::string name{}; ///< variant or case within the file; the file's stem where there is only one
    std::string format{}; ///< medvlmbench, medvlmbench-batches, phase1-findings, phase1-views, cases, plain
    Predictions predictions{};
    std::vector<std::string> ids{}; ///< [n] sample ids; row numbers where the file has none
    std::vector<std::string> questions{}; ///< [n] or empty
    std::vector<double> latencyMs{}; ///< [n] NaN where absent, or empty
    std::vector<std::string>
        studyLabels{}; ///< [n] a class in words beside findings (Phase1's chexpert_label), or empty
    std::vector<std::string> notes{}; ///< what was assumed or left out
};

/// Reads .json, .jsonl, .csv and .tsv: MedVLMBench predictions.json in its old and new forms, the Phase1 CSV files,
/// cases (objects with arrays of labels and scores), and plain tables by a mapping.
/// @param mapping for plain tables; nothing: guessed
/// @param delimiter of a text table; nothing: a tab for .tsv, else a comma. With one, any suffix is a text table
/// @throws Error Data naming the file, the row and what was expected
std::vector<ImportedTable> readPredictions(const std::filesystem::path& file, Task task,
    const std::optional<ColumnMapping>& mapping = {}, std::optional<char> delimiter = {});

/// Column names of a plain table, for a mapping step. @throws Error Data
std::vector<std::string> columnsOf(const std::filesystem::path& file, std::optional<char> delimiter = {});

// The forms, by content.

bool isMedVlmBenchArrays(const nlohmann::json& json); ///< {true_label: [], pred_label: [], pred_score: []}
bool isMedVlmBenchBatches(const nlohmann::json& json); ///< [{true_label: …, pred_label: …}, …]
bool isCase(const nlohmann::json& json); ///< object with arrays of labels, or a similarity matrix
ImportedTable fromMedVlmBench(const nlohmann::json& json, std::string_view where);
/// Nothing if the case is not about the task.
std::optional<ImportedTable> fromCase(const nlohmann::json& json, Task task, std::string_view where);
bool isPhase1Views(const CsvTable& table);
std::vector<ImportedTable> fromPhase1Views(const CsvTable& table, std::string_view where);
ImportedTable fromTable(const CsvTable& table, Task task, const ColumnMapping& mapping, std::string_view where);

}
