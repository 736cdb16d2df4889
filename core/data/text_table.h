#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace vlm::data {

/// A CSV or TSV file in memory (RFC 4180: quotes, doubled quotes, line breaks inside quotes; UTF-8, BOM allowed).
class TextTable {
public:
    /// @throws Error Data: unreadable, no header, or a row of another length than the header (with its number)
    static TextTable read(const std::filesystem::path& file, char separator = ',');
    static TextTable parse(std::string_view text, std::string_view name, char separator = ',');
    /// By the file's ending; JSON lines become a table of the first line's keys. @throws Error Data
    static TextTable open(const std::filesystem::path& file);

    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] const std::vector<std::string>& header() const { return m_header; }
    [[nodiscard]] bool has(std::string_view column) const;
    /// Exact name, else the same letters in another case. @throws Error Data listing the columns
    [[nodiscard]] std::size_t column(std::string_view name) const;
    [[nodiscard]] std::string at(std::size_t row, std::size_t column) const { return std::string(view(row, column)); }
    /// The same without a copy; lives as long as the table.
    [[nodiscard]] std::string_view view(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::string at(std::size_t row, std::string_view name) const { return at(row, column(name)); }
    /// File name, for messages.
    [[nodiscard]] const std::string& name() const { return m_name; }

private:
    /// The text becomes that of the table: what is read of it is overwritten by its fields.
    static TextTable take(std::string text, std::string_view name, char separator);
    [[nodiscard]] const std::size_t* find(std::string_view name) const;

    std::string m_name;
    std::vector<std::string> m_header;
    std::vector<std::size_t> m_indices;
    std::size_t m_rows = 0;
    std::string m_text; // all fields, one behind the other: tables of many rows must not take many times their size
    std::vector<std::uint32_t> m_ends; // of each field in the text
};

/// The table that a path means: a .csv, .tsv or .jsonl file itself, or the only one in a folder.
std::optional<std::filesystem::path> tableAt(const std::filesystem::path& path);

/// One JSON object a line; empty lines are skipped. @throws Error Data with the line's number
std::vector<nlohmann::json> readJsonLines(const std::filesystem::path& file);

/// Text of a JSON value: strings as they are, numbers and booleans printed, null empty.
std::string textOf(const nlohmann::json& value);
/// Text of a key; empty when absent.
std::string textOf(const nlohmann::json& object, std::string_view key);
/// @throws Error Data naming the file, the row and the key when it is absent or empty
std::string requiredText(const nlohmann::json& object, std::string_view key, std::string_view where);

std::string trimmed(std::string_view text);
std::string lowered(std::string_view text);

}
