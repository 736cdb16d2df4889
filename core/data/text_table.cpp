#include "core/data/text_table.h"

#include "core/base/error.h"
#include "core/data/folders.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include <nlohmann/json.hpp>

namespace vlm::data {

namespace {

/// Splits a text into rows of fields, told one by one: field() for each, row() behind the last of a row.
template <class Field, class Row>
void split(std::string_view text, char separator, std::string_view name, Field&& endField, Row&& endRow)
{
    std::string field;
    bool quoted = false;
    bool begun = false;
    const auto finishField = [&] {
        endField(field);
        field.clear();
    };
    const auto finishRow = [&] {
        if (begun) {
            finishField();
            endRow();
        }
        begun = false;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"')
                field += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                field += text[++i];
            else
                quoted = false;
            continue;
        }
        if (c == '\n' || c == '\r') {
            finishRow();
            continue;
        }
        begun = true;
        if (c == '"' && field.empty())
            quoted = true;
        else if (c == separator)
            finishField();
        else
            field += c;
    }
    if (quoted)
        throw Error(ErrorKind::Data, std::string(name) + ": a quoted field is not closed before the end of the file");
    finishRow();
}

/// What the header's fields are separated by: some programs write CSV with semicolons or tabs.
char separatorOf(std::string_view text, char usual)
{
    const std::string_view header = text.substr(0, text.find_first_of("\r\n"));
    if (header.find(usual) != std::string_view::npos)
        return usual;
    for (const char other : {',', ';', '\t'})
        if (header.find(other) != std::string_view::npos)
            return other;
    return usual;
}

}

TextTable TextTable::read(const std::filesystem::path& file, char separator)
{
    std::string text = bytesOf(file);
    const char used = separatorOf(text, separator);
    return take(std::move(text), file.string(), used);
}

TextTable TextTable::parse(std::string_view text, std::string_view name, char separator)
{
    return take(std::string(text), name, separator);
}

TextTable TextTable::take(std::string content, std::string_view name, char separator)
{
    if (content.size() > std::numeric_limits<std::uint32_t>::max())
        throw Error(ErrorKind::Data, std::string(name) + ": tables of more than 4 GB are not read");
    TextTable table;
    table.m_name = name;
    table.m_text = std::move(content);
    std::string_view text = table.m_text;
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    table.m_ends.reserve(static_cast<std::size_t>(
        std::ranges::count_if(text, [separator](char c) { return c == separator || c == '\n'; })));
    std::size_t used = 0; // of the text by fields: never more than what has been read of it
    std::size_t fields = 0;
    std::size_t rows = 0;
    split(
        text, separator, name,
        [&](const std::string& field) {
            ++fields;
            if (rows == 0) {
                table.m_header.push_back(field);
                return;
            }
            std::ranges::copy(field, table.m_text.begin() + static_cast<std::ptrdiff_t>(used));
            used += field.size();
            table.m_ends.push_back(static_cast<std::uint32_t>(used));
        },
        [&] {
            if (fields != table.m_header.size())
                throw Error(ErrorKind::Data,
                    table.m_name + ": row " + std::to_string(rows + 1) + " has " + std::to_string(fields)
                        + " fields; the header has " + std::to_string(table.m_header.size()));
            fields = 0;
            ++rows;
        });
    if (rows == 0)
        throw Error(ErrorKind::Data, table.m_name + ": is empty; expected a header line");
    table.m_text.resize(used);
    table.m_rows = rows - 1;
    table.m_indices.resize(table.m_header.size());
    std::iota(table.m_indices.begin(), table.m_indices.end(), 0U);
    return table;
}

std::string_view TextTable::view(std::size_t row, std::size_t column) const
{
    VLM_ASSERT(row < m_rows && column < m_header.size(), "a field of the table is asked for");
    const std::size_t field = row * m_header.size() + column;
    const std::size_t begin = field == 0 ? 0 : m_ends[field - 1];
    return std::string_view(m_text).substr(begin, m_ends[field] - begin);
}

const std::size_t* TextTable::find(std::string_view name) const
{
    for (const std::size_t& i : m_indices)
        if (m_header[i] == name)
            return &i;
    const std::string wanted = lowered(trimmed(name));
    for (const std::size_t& i : m_indices)
        if (lowered(trimmed(m_header[i])) == wanted)
            return &i;
    return nullptr;
}

bool TextTable::has(std::string_view column) const
{
    return find(column) != nullptr;
}

std::size_t TextTable::column(std::string_view name) const
{
    if (const std::size_t* index = find(name))
        return *index;
    std::string known;
    for (const std::string& column : m_header)
        known += (known.empty() ? "" : ", ") + column;
    throw Error(ErrorKind::Data, m_name + ": has no column \"" + std::string(name) + "\"; it has " + known);
}

std::vector<nlohmann::json> readJsonLines(const std::filesystem::path& file)
{
    const std::string text = bytesOf(file);
    std::vector<nlohmann::json> rows;
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = std::string_view(text).substr(at, end - at);
        ++number;
        at = end + 1;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        nlohmann::json row = nlohmann::json::parse(line, nullptr, false);
        if (!row.is_object())
            throw Error(ErrorKind::Data, file.string() + ": line " + std::to_string(number) + " is not a JSON object");
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string textOf(const nlohmann::json& value)
{
    if (value.is_null())
        return {};
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string textOf(const nlohmann::json& object, std::string_view key)
{
    const auto it = object.find(key);
    return it == object.end() ? std::string() : textOf(*it);
}

std::string requiredText(const nlohmann::json& object, std::string_view key, std::string_view where)
{
    std::string text = trimmed(textOf(object, key));
    if (text.empty())
        throw Error(ErrorKind::Data, std::string(where) + ": \"" + std::string(key) + "\" is missing or empty");
    return text;
}

std::string trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n\f\v";
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(space) - first + 1));
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return out;
}

std::optional<std::filesystem::path> tableAt(const std::filesystem::path& path)
{
    const auto isTable = [](const std::filesystem::path& p) {
        const std::string ending = lowered(p.extension().string());
        return ending == ".csv" || ending == ".tsv" || ending == ".jsonl";
    };
    if (isFolder(path)) {
        std::optional<std::filesystem::path> found;
        for (const std::string& name : filesIn(path)) {
            if (!isTable(name))
                continue;
            if (found)
                return std::nullopt;
            found = path / name;
        }
        return found;
    }
    return isFile(path) && isTable(path) ? std::optional(path) : std::nullopt;
}

TextTable TextTable::open(const std::filesystem::path& file)
{
    const std::string ending = lowered(file.extension().string());
    if (ending != ".jsonl")
        return read(file, ending == ".tsv" ? '\t' : ',');
    const auto quoted = [](std::string text) {
        for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2)
            text.insert(at, 1, '"');
        return "\"" + text + "\"";
    };
    const auto rows = readJsonLines(file);
    std::string csv;
    if (rows.empty())
        throw Error(ErrorKind::Data, file.string() + ": is empty; expected one JSON object a line");
    for (const auto& [key, value] : rows.front().items())
        csv += (csv.empty() ? "" : ",") + quoted(key);
    for (const auto& row : rows) {
        csv += '\n';
        bool first = true;
        for (const auto& [key, value] : rows.front().items()) {
            csv += (first ? "" : ",") + quoted(textOf(row, key));
            first = false;
        }
    }
    return take(std::move(csv), file.string(), ',');
}

}
