#include "core/export/table.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace vlm::exporting {

namespace {

nlohmann::ordered_json object(const Table& table, const std::vector<Value>& row)
{
    nlohmann::ordered_json entry = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < row.size(); ++i) {
        nlohmann::ordered_json& value = entry[table.columns[i].name];
        if (!row[i].number)
            value = row[i].text;
        else if (std::isfinite(*row[i].number))
            value = *row[i].number;
    }
    return entry;
}

}

std::string json(const Table& table)
{
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const auto& row : table.rows)
        rows.push_back(object(table, row));
    nlohmann::ordered_json columns = nlohmann::ordered_json::array();
    for (const Column& column : table.columns)
        columns.push_back(column.name);
    const nlohmann::ordered_json out{
        {"caption", table.caption}, {"columns", columns}, {"rows", rows}, {"notes", table.notes}};
    return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string jsonLines(const Table& table)
{
    std::string out;
    for (const auto& row : table.rows)
        out += object(table, row).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    return out;
}

}
