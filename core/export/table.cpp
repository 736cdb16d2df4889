#include "core/export/table.h"

#include <array>
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
