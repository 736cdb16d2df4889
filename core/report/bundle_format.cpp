#include "core/report/bundle_format.h"

#include "core/base/error.h"
#include "core/decoding/sha256.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::report::format {
namespace {

using nlohmann::json;

constexpr std::array kTypes{std::pair{metrics::QuestionType::Open, "open"},
    std::pair{metrics::QuestionType::YesNo, "yes/no"}, std::pair{metrics::QuestionType::MultipleChoice, "choice"}};

std::string line(const json& value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

const char* typeName(metrics::QuestionType type)
{
    return std::ranges::find(kTypes, type, [](const auto& pair) { return pair.first; })->second;
}

metrics::QuestionType typeFrom(const std::string& word)
{
    for (const auto& [type, text] : kTypes)
        if (word == text)
            return type;
    throw Error(ErrorKind::Data, "unknown type of question '" + word + "'");
}

json headerOf(const metrics::DiagnosisPredictions& table)
{
    return {{"task", "diagnosis"}, {"rows", table.size()}, {"classes", table.classNames}};
}

json headerOf(const metrics::VqaPredictions& table)
{
    return {{"task", "vqa"}, {"rows", table.size()}};
}

json rowOf(const metrics::DiagnosisPredictions& table, std::size_t i)
{
    const std::size_t columns = table.scores.size() / table.size();
    const auto* first = table.scores.data() + i * columns;
    return {{"label", table.labels[i]}, {"predicted", table.predicted[i]},
        {"scores", std::vector<double>(first, first + columns)}, {"cluster", table.clusters[i]}};
}

json rowOf(const metrics::VqaPredictions& table, std::size_t i)
{
    const metrics::VqaItem& item = table.items[i];
    json out{{"type", typeName(item.type)}, {"reference", item.answer}, {"answer", item.prediction},
        {"cluster", table.clusters[i]}};
    if (!item.options.empty())
        out["options"] = item.options;
    if (item.failed)
        out["failed"] = true;
    return out;
}

void take(metrics::DiagnosisPredictions& table, const json& row)
{
    table.labels.push_back(row.at("label"));
    table.predicted.push_back(row.at("predicted"));
    for (const json& score : row.at("scores"))
        table.scores.push_back(score.get<double>());
    table.clusters.push_back(row.at("cluster"));
}

void take(metrics::VqaPredictions& table, const json& row)
{
    table.items.push_back({.type = typeFrom(row.at("type")),
        .answer = row.at("reference"),
        .prediction = row.at("answer"),
        .options = row.value("options", std::map<std::string, std::string>{}),
        .failed = row.value("failed", false)});
    table.clusters.push_back(row.at("cluster"));
}

template <class Table> std::string linesOf(const Table& table, const std::vector<std::string>& names)
{
    std::string out = line(headerOf(table));
    for (std::size_t i = 0; i < table.size(); ++i) {
        json row = rowOf(table, i);
        row["sample"] = names[i];
        out += line(row);
    }
    return out;
}

}

std::string sha256Hex(std::string_view bytes)
{
    std::string out;
    for (const char c : decoding::sha256(bytes))
        out += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return out;
}

std::string predictionLines(const metrics::Predictions& predictions, const std::vector<std::string>& names)
{
    if (const auto* diagnosis = std::get_if<metrics::DiagnosisPredictions>(&predictions))
        return linesOf(*diagnosis, names);
    if (const auto* questions = std::get_if<metrics::VqaPredictions>(&predictions))
        return linesOf(*questions, names);
    throw Error(ErrorKind::Data, "only diagnoses and answers are kept in bundles");
}

metrics::Predictions predictionsFrom(std::string_view lines, const std::string& file)
{
    metrics::Predictions out;
    std::size_t number = 0;
    std::size_t rows = 0;
    try {
        while (!lines.empty()) {
            const std::size_t end = std::min(lines.find('\n'), lines.size());
            const json row = json::parse(lines.substr(0, end));
            lines.remove_prefix(std::min(end + 1, lines.size()));
            if (number++ == 0) {
                rows = row.at("rows");
                if (row.at("task") == "diagnosis") {
                    metrics::DiagnosisPredictions table;
                    table.classNames = row.at("classes");
                    table.classes = table.classNames.size();
                    out = std::move(table);
                } else {
                    out = metrics::VqaPredictions{};
                }
            } else if (auto* diagnosis = std::get_if<metrics::DiagnosisPredictions>(&out)) {
                take(*diagnosis, row);
            } else {
                take(std::get<metrics::VqaPredictions>(out), row);
            }
        }
    } catch (const std::exception& e) {
        throw Error(ErrorKind::Data, fmt::format("{}, line {}: {}", file, number, e.what()));
    }
    if (number == 0 || metrics::rowCount(out) != rows)
        throw Error(ErrorKind::Data,
            fmt::format("{}: {} rows where its first line says {}", file, number == 0 ? 0 : number - 1, rows));
    return out;
}

}
