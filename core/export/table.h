#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::exporting {

enum class Format { Csv, Tsv, Latex, Markdown, Json, JsonLines };

/// @throws Error Config listing the known words ("csv", "tsv", "latex", "markdown", "json", "jsonl")
Format formatFromName(std::string_view name);

/// How a value stands in its column: set in bold or underlined where the format can.
enum class Emphasis { None, Best, Second };

/// A table's cell: text, or a number with the text that is shown for it.
struct Value {
    std::string text{};
    std::optional<double> number{};
    Emphasis emphasis = Emphasis::None;

    static Value of(std::string text) { return {.text = std::move(text)}; }
    /// Shortest text of the number; empty for NaN.
    static Value of(double number);
};

struct Column {
    std::string name{};
    bool numeric = false; // right-aligned
};

struct Table {
    std::string caption{};
    std::vector<Column> columns{};
    std::vector<std::vector<Value>> rows{}; // each as long as columns
    std::vector<std::string> notes{}; // below the table
};

/// Marks the largest (or smallest) number of a column as best and the next one as second; ties share. Nothing is
/// marked with fewer than two numbers, no second with fewer than three.
void markBest(Table& table, std::size_t column, bool higherIsBetter);

/// Who reads a delimited file. People open it in a spreadsheet, where text that starts like a formula would run;
/// programs read it back and get the text as it was.
enum class Reader { Spreadsheet, Program };

/// RFC 4180, CR LF. Text that a spreadsheet would take for a formula gets an apostrophe in front (CWE-1236).
std::string csv(const Table& table, Reader reader = Reader::Spreadsheet);
/// Tabs, line feeds and backslashes in text become \t, \n and \\.
std::string tsv(const Table& table, Reader reader = Reader::Spreadsheet);
/// A booktabs table environment.
std::string latex(const Table& table);
/// GitHub's pipe table.
std::string markdown(const Table& table);
/// {"caption", "columns", "rows": [{column: value}], "notes"}; numbers are numbers, unknown ones null.
std::string json(const Table& table);
/// One object a line, as in "rows" of json().
std::string jsonLines(const Table& table);
std::string text(const Table& table, Format format);

/// One field as csv() writes it.
std::string csvField(const Value& value, Reader reader);

}
