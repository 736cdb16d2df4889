#include "core/metrics/import/import.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/metrics/import/records.h"

#include <algorithm>

#include <fmt/format.h>

namespace vlm::metrics {
namespace {

bool isText(const std::filesystem::path& file)
{
    return file.extension() == ".csv" || file.extension() == ".tsv";
}

nlohmann::json readAnyJson(const std::filesystem::path& file)
{
    return file.extension() == ".jsonl" || file.extension() == ".ndjson" ? readJsonLines(file) : readJson(file);
}

std::vector<ImportedTable> fromCases(const nlohmann::json& cases, Task task, const std::string& where)
{
    std::vector<ImportedTable> tables;
    std::size_t skipped = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::string here = fmt::format("{}, case {}", where, i + 1);
        if (auto table = fromCase(cases[i], task, here))
            tables.push_back(std::move(*table));
        else
            ++skipped;
    }
    if (tables.empty())
        throw Error(
            ErrorKind::Data, fmt::format("{}: none of the {} cases is about {}", where, cases.size(), name(task)));
    if (skipped > 0)
        tables.front().notes.push_back(
            fmt::format("{} of {} cases are not about {}", skipped, cases.size(), name(task)));
    return tables;
}

std::vector<ImportedTable> fromJson(
    const nlohmann::json& json, Task task, const std::optional<ColumnMapping>& mapping, const std::string& where)
{
    if (task == Task::Diagnosis && (isMedVlmBenchArrays(json) || isMedVlmBenchBatches(json)))
        return {fromMedVlmBench(json, where)};
    if (isCase(json))
        return fromCases(nlohmann::json::array({json}), task, where);
    if (!json.is_array() || json.empty())
        throw Error(
            ErrorKind::Data, fmt::format("{}: expected a list of predictions, found {}", where, json.type_name()));
    if (std::any_of(json.begin(), json.end(), [](const auto& entry) { return isCase(entry); }))
        return fromCases(json, task, where);
    const CsvTable table = tableOfRecords(json, where);
    return {fromTable(table, task, mapping.value_or(guessMapping(table.columns, task)), where)};
}

}

std::vector<ImportedTable> readPredictions(const std::filesystem::path& file, Task task,
    const std::optional<ColumnMapping>& mapping, std::optional<char> delimiter)
{
    const std::string where = file.string();
    return guard(ErrorKind::Data, where, [&] {
        std::vector<ImportedTable> tables;
        if (delimiter || isText(file)) {
            const CsvTable table = readCsv(file, delimiter);
            if (task == Task::Diagnosis && !mapping && isPhase1Views(table))
                tables = fromPhase1Views(table, where);
            else
                tables = {fromTable(table, task, mapping.value_or(guessMapping(table.columns, task)), where)};
        } else {
            tables = fromJson(readAnyJson(file), task, mapping, where);
        }
        for (ImportedTable& table : tables) {
            if (table.name.empty())
                table.name = file.stem().string();
            if (rowCount(table.predictions) == 0)
                throw Error(ErrorKind::Data, "the file has no predictions");
            validate(table.predictions);
        }
        return tables;
    });
}

std::vector<std::string> columnsOf(const std::filesystem::path& file, std::optional<char> delimiter)
{
    return guard(ErrorKind::Data, file.string(), [&] {
        return delimiter || isText(file) ? readCsv(file, delimiter).columns
                                         : tableOfRecords(readAnyJson(file), file.string()).columns;
    });
}

}
