#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace vlm::cli {

/// A table for the terminal: columns as wide as their widest cell (in characters, not bytes), numbers to the right.
class Table {
public:
    explicit Table(std::vector<std::string> header)
        : m_rows{std::move(header)}
    {
    }
    void add(std::vector<std::string> row) { m_rows.push_back(std::move(row)); }
    void print(std::ostream& out) const;

private:
    std::vector<std::vector<std::string>> m_rows;
};

}
