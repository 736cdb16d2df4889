#include "core/report/snapshot.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

namespace vlm::report {

using nlohmann::json;

std::string snapshotText(const exporting::Table& table)
{
    json columns = json::array();
    for (const exporting::Column& column : table.columns)
        columns.push_back({{"name", column.name}, {"numeric", column.numeric}});
    json rows = json::array();
    for (const auto& row : table.rows) {
        json cells = json::array();
        for (const exporting::Value& value : row) {
            if (value.number)
                cells.push_back({{"text", value.text}, {"number", *value.number}});
            else
                cells.push_back(value.text);
        }
        rows.push_back(std::move(cells));
    }
    return json{{"caption", table.caption}, {"columns", columns}, {"rows", rows}, {"notes", table.notes}}.dump(
        -1, ' ', false, json::error_handler_t::replace);
}

exporting::Table tableOfSnapshot(const std::string& text)
{
    try {
        const json in = json::parse(text);
        exporting::Table out{.caption = in.at("caption"), .notes = in.at("notes")};
        for (const json& column : in.at("columns"))
            out.columns.push_back({column.at("name"), column.at("numeric")});
        for (const json& cells : in.at("rows")) {
            std::vector<exporting::Value> row;
            for (const json& cell : cells) {
                if (cell.is_string()) {
                    row.push_back(exporting::Value::of(cell.get<std::string>()));
                    continue;
                }
                exporting::Value value{.text = cell.at("text")};
                if (cell.at("number").is_number()) // JSON has no NaN
                    value.number = cell.at("number").get<double>();
                row.push_back(std::move(value));
            }
            if (row.size() != out.columns.size())
                throw Error(ErrorKind::Data,
                    "a row of the kept table has " + std::to_string(row.size()) + " cells instead of "
                        + std::to_string(out.columns.size()));
            out.rows.push_back(std::move(row));
        }
        return out;
    } catch (const json::exception& e) {
        throw Error(ErrorKind::Data, std::string("the kept table of the report is damaged: ") + e.what());
    }
}

}
