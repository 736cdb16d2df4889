#include "core/export/table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

#include "core/base/error.h"
#include "core/export/decimal.h"

namespace vlm::exporting {
namespace {

using Word = std::pair<std::string_view, Format>;

constexpr std::array kFormats{Word{"csv", Format::Csv}, Word{"tsv", Format::Tsv}, Word{"latex", Format::Latex},
    Word{"markdown", Format::Markdown}, Word{"json", Format::Json}, Word{"jsonl", Format::JsonLines}};

}

Format formatFromName(std::string_view name)
{
    std::string known;
    for (const auto& [word, format] : kFormats) {
        if (word == name)
            return format;
        known.append(known.empty() ? "" : ", ").append(word);
    }
    throw Error(ErrorKind::Config, "no table format '" + std::string(name) + "'; known: " + known);
}

Value Value::of(double number)
{
    return {.text = shortestDecimal(number), .number = number};
}

void markBest(Table& table, std::size_t column, bool higherIsBetter)
{
    std::vector<double> numbers;
    for (const auto& row : table.rows)
        if (row[column].number && std::isfinite(*row[column].number))
            numbers.push_back(higherIsBetter ? *row[column].number : -*row[column].number);
    std::ranges::sort(numbers, std::greater<>());
    if (numbers.size() < 2)
        return;
    const auto next = std::ranges::find_if(numbers, [&](double value) { return value != numbers.front(); });
    for (auto& row : table.rows) {
        if (!row[column].number)
            continue;
        const double value = higherIsBetter ? *row[column].number : -*row[column].number;
        if (value == numbers.front())
            row[column].emphasis = Emphasis::Best;
        else if (numbers.size() > 2 && next != numbers.end() && value == *next)
            row[column].emphasis = Emphasis::Second;
    }
}

std::string text(const Table& table, Format format)
{
    switch (format) {
    case Format::Csv:
        return csv(table);
    case Format::Tsv:
        return tsv(table);
    case Format::Latex:
        return latex(table);
    case Format::Markdown:
        return markdown(table);
    case Format::JsonLines:
        return jsonLines(table);
    case Format::Json:
        break;
    }
    return json(table);
}

}
