#pragma once

#include "core/metrics/evaluate.h"
#include "core/metrics/import/import.h"
#include "core/metrics/vqa_scores.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace vlm::metrics {

struct ScoreOptions {
    Task task = Task::Diagnosis;
    EvaluateOptions evaluation{}; ///< its settings.convention is the convention of the whole report
    std::optional<ColumnMapping> mapping{};
    std::optional<char> delimiter{}; ///< of a text table; nothing: by the suffix
};

/// One table of the file, scored.
struct ScoredTable {
    ImportedTable source{};
    std::vector<MetricValue> metrics{}; ///< with intervals
    std::vector<Meter> meters{}; ///< question answering: the reference's means by question type
    nlohmann::ordered_json tables{}; ///< further tables by name: per_disease, micro, topk, confusion, latency_ms, …
    nlohmann::ordered_json samples{}; ///< array, one object a row
};

/// Scores every table of a predictions file; what `medvlm score` prints and the import page shows.
/// @throws Error Data, Config, Cancelled
std::vector<ScoredTable> scoreFile(const std::filesystem::path& file, const ScoreOptions& options);
ScoredTable scoreTable(ImportedTable table, const ScoreOptions& options);

/// One object a metric: id, title, value, lower, upper, level, n, method, replicates, degenerate, seed, convention,
/// note. Undefined numbers are null.
nlohmann::ordered_json toJson(const MetricValue& value);
/// Everything of a scored table. @param withSamples also its per-sample rows
nlohmann::ordered_json toJson(const ScoredTable& table, bool withSamples);

}
