#include "core/export/table.h"

namespace vlm::exporting {
namespace {

std::string escaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (text.substr(i).starts_with("−")) { // a minus, which text mode would turn into a hyphen
            out += "$-$";
            i += std::string_view("−").size() - 1;
        } else if (text.substr(i).starts_with("†")) {
            out += "\\textsuperscript{\\dag}";
            i += std::string_view("†").size() - 1;
        } else if (text.substr(i).starts_with("–")) {
            out += "--";
            i += std::string_view("–").size() - 1;
        } else if (c == '\\') {
            out += "\\textbackslash{}";
        } else if (c == '~' || c == '^') {
            out += std::string("\\") + c + "{}";
        } else if (std::string_view("&%$#_{}").find(c) != std::string_view::npos) {
            out += std::string("\\") + c;
        } else if (c == '\n' || c == '\r' || c == '\t') {
            out += ' ';
        } else if (c == '<' || c == '>' || c == '|') {
            out += std::string("\\ensuremath{") + c + "}";
        } else if (static_cast<unsigned char>(c) >= 0x20) {
            out += c;
        }
    }
    return out;
}

}

std::string latex(const Table& table)
{
    std::string out = "% \\usepackage{booktabs}\n\\begin{table}[t]\n\\centering\n";
    if (!table.caption.empty())
        out += "\\caption{" + escaped(table.caption) + "}\n";
    out += "\\begin{tabular}{";
    for (const Column& column : table.columns)
        out += column.numeric ? 'r' : 'l';
    out += "}\n\\toprule\n";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        out += (i > 0 ? " & " : "") + escaped(table.columns[i].name);
    out += " \\\\\n\\midrule\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            // A number keeps its minus sign, which text mode would turn into a hyphen.
            const bool negative = row[i].number && row[i].text.starts_with('-');
            const std::string text = negative ? "$-$" + escaped(row[i].text.substr(1)) : escaped(row[i].text);
            out += i > 0 ? " & " : "";
            out += row[i].emphasis == Emphasis::Best  ? "\\textbf{" + text + "}"
                : row[i].emphasis == Emphasis::Second ? "\\underline{" + text + "}"
                                                      : text;
        }
        out += " \\\\\n";
    }
    out += "\\bottomrule\n\\end{tabular}\n";
    for (const std::string& note : table.notes)
        out += "\\par\\smallskip{\\footnotesize " + escaped(note) + "}\n";
    return out + "\\end{table}\n";
}

}
