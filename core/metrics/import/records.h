#pragma once

#include "core/metrics/csv.h"

#include <filesystem>
#include <string_view>

#include <nlohmann/json.hpp>

namespace vlm::metrics {

/// Objects as a table: the union of their keys in order of appearance, strings as they are, anything else as JSON
/// text, absent and null as empty. @throws Error Data if an element is not an object
CsvTable tableOfRecords(const nlohmann::json& records, std::string_view where);

/// JSON Lines as an array. @throws Error Data with the line of the fault
nlohmann::json readJsonLines(const std::filesystem::path& file);

}
