#include "core/metrics/import/records.h"
#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>

#include <fmt/format.h>

namespace vlm::metrics {

CsvTable tableOfRecords(const nlohmann::json& records, std::string_view where)
{
    CsvTable table;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (!records[i].is_object())
            throw Error(ErrorKind::Data,
                fmt::format("{}: record {} is {}, expected an object", where, i + 1, records[i].type_name()));
        for (const auto& [key, value] : records[i].items()) {
            if (!table.column(key))
                table.columns.push_back(key);
        }
    }
    for (const auto& record : records) {
        std::vector<std::string> row(table.columns.size());
        for (const auto& [key, value] : record.items()) {
            if (!value.is_null())
                row[*table.column(key)] = value.is_string() ? value.get<std::string>() : value.dump();
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

nlohmann::json readJsonLines(const std::filesystem::path& file)
{
    const std::string text = readFile(file);
    nlohmann::json out = nlohmann::json::array();
    std::size_t line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view content = std::string_view(text).substr(at, end - at);
        at = end + 1;
        ++line;
        if (content.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        try {
            out.push_back(nlohmann::json::parse(content));
        } catch (const nlohmann::json::exception& fault) {
            throw Error(ErrorKind::Data, fmt::format("{}, line {}: {}", file.string(), line, fault.what()));
        }
    }
    return out;
}

}
