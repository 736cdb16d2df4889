#pragma once

#include "core/metrics/import/import.h"

#include <nlohmann/json.hpp>

namespace vlm::metrics {

/// Tables beside the catalogue's metrics, with Phase1's names: per_disease, macro, micro, topk, anyhit, and, where the
/// rows carry one class in words, sixclass and five_way; latency_ms where times are known.
nlohmann::ordered_json findingTables(const ImportedTable& table, double threshold);
/// n, accuracy, correct, confusion, per-class precision, recall, F1, balanced accuracy; latency_ms.
nlohmann::ordered_json classTables(const ImportedTable& table);
/// Mean, median, 95th percentile and maximum of known times; null without any.
nlohmann::ordered_json latencyTable(const std::vector<double>& milliseconds);

/// NaN as null.
nlohmann::ordered_json orNull(double value);

}
