#include "core/export/table.h"

namespace vlm::exporting {
namespace {

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\n')
            out += "<br>";
        else if (c == '<')
            out += "&lt;";
        else if (c == '&')
            out += "&amp;";
        else if (c == '\r' || c == '\t')
            out += ' ';
        else if (std::string_view("\\|`*_[]").find(c) != std::string_view::npos)
            out += std::string("\\") + c;
        else
            out += c;
    }
    return out;
}

}

std::string markdown(const Table& table)
{
    std::string out = table.caption.empty() ? "" : "**" + escaped(table.caption) + "**\n\n";
    std::string rule;
    for (const Column& column : table.columns) {
        out += "| " + escaped(column.name) + " ";
        rule += column.numeric ? "|---:" : "|---";
    }
    out += "|\n" + rule + "|\n";
    for (const auto& row : table.rows) {
        for (const Value& value : row) {
            const std::string text = escaped(value.text);
            out += value.emphasis == Emphasis::Best  ? "| **" + text + "** "
                : value.emphasis == Emphasis::Second ? "| <u>" + text + "</u> "
                                                     : "| " + text + " ";
        }
        out += "|\n";
    }
    for (const std::string& note : table.notes)
        out += "\n" + escaped(note) + "\n";
    return out;
}

}
