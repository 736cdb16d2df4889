#include "core/export/table.h"

namespace vlm::exporting {
namespace {

/// Spreadsheets also skip leading blanks before they look for a formula.
bool looksLikeFormula(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(' ');
    return first != std::string_view::npos
        && std::string_view("=+-@\t\r\n\0", 8).find(text[first]) != std::string_view::npos;
}

std::string plain(const Value& value, Reader reader)
{
    // A number is typed: "-0.5" is no formula.
    if (!value.number && reader == Reader::Spreadsheet && looksLikeFormula(value.text))
        return "'" + value.text;
    return value.text;
}

std::string tsvField(const Value& value, Reader reader)
{
    std::string out;
    for (const char c : plain(value, reader)) {
        if (c == '\t')
            out += "\\t";
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\\')
            out += "\\\\";
        else
            out += c;
    }
    return out;
}

template <class Field>
std::string delimited(const Table& table, Reader reader, char separator, const char* end, Field field)
{
    std::string out;
    const auto line = [&](const std::vector<Value>& values) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i > 0)
                out += separator;
            out += field(values[i], reader);
        }
        out += end;
    };
    std::vector<Value> header;
    for (const Column& column : table.columns)
        header.push_back(Value::of(column.name));
    line(header);
    for (const auto& row : table.rows)
        line(row);
    return out;
}

}

std::string csvField(const Value& value, Reader reader)
{
    const std::string text = plain(value, reader);
    if (text.find_first_of(std::string_view(",\"\r\n\0", 5)) == std::string::npos && !text.starts_with(' ')
        && !text.ends_with(' '))
        return text;
    std::string out = "\"";
    for (const char c : text) {
        out += c;
        if (c == '"')
            out += '"';
    }
    return out + '"';
}

std::string csv(const Table& table, Reader reader)
{
    return delimited(table, reader, ',', "\r\n", csvField);
}

std::string tsv(const Table& table, Reader reader)
{
    return delimited(table, reader, '\t', "\n", tsvField);
}

}
