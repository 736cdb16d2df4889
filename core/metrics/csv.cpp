#include "core/metrics/csv.h"
#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace vlm::metrics {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class Parser {
public:
    Parser(std::string_view text, std::string_view where, char delimiter)
        : m_text(text)
        , m_where(where)
        , m_delimiter(delimiter)
    {
    }

    std::vector<std::vector<std::string>> records()
    {
        std::vector<std::vector<std::string>> out;
        while (m_at < m_text.size()) {
            std::vector<std::string> record = recordHere();
            const bool blank = record.size() == 1 && record.front().empty();
            if (!blank)
                out.push_back(std::move(record));
        }
        return out;
    }

private:
    bool atLineEnd() const { return m_at >= m_text.size() || m_text[m_at] == '\n' || m_text[m_at] == '\r'; }

    std::vector<std::string> recordHere()
    {
        std::vector<std::string> fields{field()};
        while (m_at < m_text.size() && m_text[m_at] == m_delimiter) {
            ++m_at;
            fields.push_back(field());
        }
        if (!atLineEnd())
            throw Error(ErrorKind::Data, fmt::format("{}, line {}: text after a closing quote", m_where, m_line));
        if (m_at < m_text.size() && m_text[m_at] == '\r')
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == '\n')
            ++m_at;
        ++m_line;
        return fields;
    }

    std::string field()
    {
        if (m_at < m_text.size() && m_text[m_at] == '"')
            return quoted();
        const std::size_t begin = m_at;
        while (!atLineEnd() && m_text[m_at] != m_delimiter)
            ++m_at;
        return std::string(m_text.substr(begin, m_at - begin));
    }

    std::string quoted()
    {
        const std::size_t opened = m_line;
        std::string out;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '"') {
                ++m_at;
                if (m_at >= m_text.size() || m_text[m_at] != '"')
                    return out;
            }
            m_line += m_text[m_at] == '\n';
            out.push_back(m_text[m_at]);
        }
        throw Error(ErrorKind::Data, fmt::format("{}: the quote opened in line {} is never closed", m_where, opened));
    }

    std::string_view m_text;
    std::string_view m_where;
    char m_delimiter;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
};

}

std::optional<std::size_t> CsvTable::column(std::string_view name) const
{
    const auto found = std::find(columns.begin(), columns.end(), name);
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::size_t CsvTable::require(std::string_view name, std::string_view where) const
{
    if (const auto found = column(name))
        return *found;
    throw Error(ErrorKind::Data,
        fmt::format("{}: there is no column \"{}\"; the columns are {}", where, name, fmt::join(columns, ", ")));
}

CsvTable parseCsv(std::string_view text, std::string_view where, char delimiter)
{
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    std::vector<std::vector<std::string>> records = Parser(text, where, delimiter).records();
    if (records.empty())
        throw Error(ErrorKind::Data, fmt::format("{}: the file is empty, expected a header row", where));
    CsvTable table{std::move(records.front()), {}};
    for (std::size_t i = 1; i < records.size(); ++i) {
        if (records[i].size() != table.columns.size())
            throw Error(ErrorKind::Data,
                fmt::format(
                    "{}: row {} has {} fields, expected {}", where, i, records[i].size(), table.columns.size()));
        table.rows.push_back(std::move(records[i]));
    }
    return table;
}

CsvTable readCsv(const std::filesystem::path& file, std::optional<char> delimiter)
{
    return parseCsv(readFile(file), file.string(), delimiter.value_or(file.extension() == ".tsv" ? '\t' : ','));
}

std::optional<double> parseNumber(std::string_view text, std::string_view where)
{
    constexpr std::array<std::string_view, 9> missing{"", "nan", "NaN", "NAN", "NA", "N/A", "None", "null", "-"};
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    if (std::find(missing.begin(), missing.end(), text) != missing.end())
        return std::nullopt;
    const std::string_view digits = text.front() == '+' ? text.substr(1) : text;
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value))
        throw Error(ErrorKind::Data, fmt::format("{}: \"{}\" is not a number", where, text));
    return value;
}

}
