#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::metrics {

/// A delimited text file with a header row (RFC 4180: quotes, doubled quotes, line breaks inside quotes; LF or CRLF;
/// an UTF-8 byte order mark is skipped).
struct CsvTable {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows; ///< each as wide as `columns`

    std::optional<std::size_t> column(std::string_view name) const;
    /// @throws Error Data naming the columns that exist
    std::size_t require(std::string_view name, std::string_view where) const;
};

/// @param delimiter a comma, or a tab for .tsv
/// @throws Error Data with the line of the fault (ragged rows, an open quote, no header)
CsvTable parseCsv(std::string_view text, std::string_view where, char delimiter = ',');
/// @param delimiter nothing: by the suffix, a tab for .tsv
CsvTable readCsv(const std::filesystem::path& file, std::optional<char> delimiter = {});

/// The whole text as a finite number. Empty, "nan", "NA", "None" and the like give nothing.
/// @throws Error Data if the text is something else
std::optional<double> parseNumber(std::string_view text, std::string_view where);

}
