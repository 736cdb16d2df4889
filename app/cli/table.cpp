#include "app/cli/table.h"

#include <algorithm>
#include <ostream>

namespace vlm::cli {
namespace {

std::size_t characters(const std::string& text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool looksNumeric(const std::string& text)
{
    return !text.empty() && (std::isdigit(static_cast<unsigned char>(text[0])) || text[0] == '-' || text[0] == '.');
}

}

void Table::print(std::ostream& out) const
{
    std::vector<std::size_t> widths;
    for (const auto& row : m_rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths.resize(std::max(widths.size(), i + 1));
            widths[i] = std::max(widths[i], characters(row[i]));
        }
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        std::string line;
        for (std::size_t i = 0; i < m_rows[r].size(); ++i) {
            const std::string padding(widths[i] - characters(m_rows[r][i]), ' ');
            line += looksNumeric(m_rows[r][i]) ? padding + m_rows[r][i] : m_rows[r][i] + padding;
            line += "  ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
        if (r == 0) {
            std::size_t total = 0;
            for (const std::size_t width : widths)
                total += width + 2;
            out << std::string(total - 2, '-') << '\n';
        }
    }
}

}
