#include "core/base/error.h"
#include "core/metrics/import/import.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace vlm::metrics {
namespace {

constexpr std::array<const char*, 3> kLabelKeys{"y_true", "true_label", "label"};
constexpr std::array<const char*, 5> kScoreKeys{"scores", "pred_score", "score", "prob", "prob_positive"};
constexpr std::array<const char*, 3> kPredictedKeys{"y_pred", "pred_label", "pred"};

/// Numbers of nested arrays in order; a scalar is one number. Batches of the reference hold [[0], [1], …].
void flatten(const nlohmann::json& value, std::vector<double>& out, std::string_view where)
{
    if (value.is_array()) {
        for (const auto& element : value)
            flatten(element, out, where);
    } else if (value.is_number() || value.is_boolean()) {
        out.push_back(value.is_boolean() ? (value.get<bool>() ? 1.0 : 0.0) : value.get<double>());
    } else if (value.is_null()) {
        out.push_back(stats::kUndefined);
    } else {
        throw Error(ErrorKind::Data, fmt::format("{}: expected numbers, found {}", where, value.type_name()));
    }
}

std::vector<int> classesOf(const std::vector<double>& values, std::string_view where)
{
    std::vector<int> out;
    for (const double value : values) {
        if (value != std::floor(value) || value < 0 || value > 1e6)
            throw Error(ErrorKind::Data, fmt::format("{}: {} is not a class index", where, value));
        out.push_back(static_cast<int>(value));
    }
    return out;
}

std::size_t classCount(const DiagnosisPredictions& table)
{
    int largest = 1;
    for (const auto* column : {&table.labels, &table.predicted}) {
        for (const int cls : *column)
            largest = std::max(largest, cls);
    }
    return static_cast<std::size_t>(largest) + 1;
}

std::vector<std::string> rowNumbers(std::size_t n)
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < n; ++i)
        ids.push_back(std::to_string(i));
    return ids;
}

/// Old files hold the score of the predicted class; then no row that predicts class 0 scores below one half.
bool holdsConfidences(const DiagnosisPredictions& table)
{
    bool anyZero = false;
    for (std::size_t i = 0; i < table.scores.size(); ++i) {
        if (table.predicted[i] != 0)
            continue;
        anyZero = true;
        if (table.scores[i] < 0.5)
            return false;
    }
    return anyZero;
}

template <std::size_t N>
const nlohmann::json* first(const nlohmann::json& object, const std::array<const char*, N>& keys)
{
    for (const char* key : keys) {
        const auto found = object.find(key);
        if (found != object.end() && found->is_array())
            return &*found;
    }
    return nullptr;
}

const nlohmann::json& inputOf(const nlohmann::json& json)
{
    const auto input = json.find("input");
    return input != json.end() && input->is_object() ? *input : json;
}

std::optional<ImportedTable> retrievalCase(const nlohmann::json& input)
{
    if (!input.contains("similarity") || !input.contains("positives"))
        return std::nullopt;
    RetrievalPredictions table;
    table.positives = input.at("positives").get<std::vector<std::vector<std::size_t>>>();
    table.gallery = input.at("similarity").empty() ? 0 : input.at("similarity").at(0).size();
    flatten(input.at("similarity"), table.similarity, "similarity");
    ImportedTable out;
    out.ids = rowNumbers(table.size());
    out.predictions = std::move(table);
    return out;
}

/// One row of labels a sample: several findings.
std::optional<ImportedTable> findingsCase(const nlohmann::json& labels, const nlohmann::json& scores)
{
    MultiLabelPredictions table{.classes = labels.at(0).size()};
    flatten(labels, table.labels, "labels");
    flatten(scores, table.scores, "scores");
    ImportedTable out;
    out.ids = rowNumbers(labels.size());
    out.predictions = std::move(table);
    return out;
}

}

bool isMedVlmBenchArrays(const nlohmann::json& json)
{
    return json.is_object() && json.contains("true_label") && json.at("true_label").is_array()
        && (json.contains("pred_label") || json.contains("pred_score"));
}

bool isMedVlmBenchBatches(const nlohmann::json& json)
{
    return json.is_array() && !json.empty() && json.front().is_object() && json.front().contains("true_label")
        && json.front().contains("pred_label");
}

bool isCase(const nlohmann::json& json)
{
    if (!json.is_object())
        return false;
    const nlohmann::json& input = inputOf(json);
    const auto similarity = input.find("similarity");
    return first(input, kLabelKeys) != nullptr || (similarity != input.end() && similarity->is_array())
        || &input != &json;
}

ImportedTable fromMedVlmBench(const nlohmann::json& json, std::string_view where)
{
    std::vector<double> labels;
    std::vector<double> predicted;
    std::vector<double> scores;
    ImportedTable out{.format = json.is_array() ? "medvlmbench-batches" : "medvlmbench"};
    const nlohmann::json batches = json.is_array() ? json : nlohmann::json::array({json});
    for (const auto& batch : batches) {
        flatten(batch.at("true_label"), labels, where);
        if (batch.contains("pred_label"))
            flatten(batch.at("pred_label"), predicted, where);
        if (batch.contains("pred_score"))
            flatten(batch.at("pred_score"), scores, where);
        const auto paths = batch.find("image_path");
        if (paths == batch.end())
            continue;
        for (const auto& path : paths->is_array() ? *paths : nlohmann::json::array({*paths}))
            out.ids.push_back(path.is_string() ? path.get<std::string>() : path.dump());
    }
    DiagnosisPredictions table;
    table.labels = classesOf(labels, where);
    table.predicted = classesOf(predicted, where);
    table.classes = classCount(table);
    if (scores.size() != labels.size())
        out.notes.push_back(fmt::format("{} scores for {} rows: left out", scores.size(), labels.size()));
    else if (table.classes > 2)
        out.notes.emplace_back(
            "the file holds one score a row, which says nothing about more than two classes: left out");
    else
        table.scores = std::move(scores);
    if (json.is_array() && !table.scores.empty() && table.predicted.size() == table.scores.size()
        && holdsConfidences(table)) {
        for (std::size_t i = 0; i < table.scores.size(); ++i)
            table.scores[i] = table.predicted[i] == 0 ? 1 - table.scores[i] : table.scores[i];
        out.notes.emplace_back("scores are those of the predicted class; class 0 was turned into 1 - score");
    }
    if (out.ids.size() != table.labels.size())
        out.ids = rowNumbers(table.labels.size());
    out.predictions = std::move(table);
    return out;
}

std::optional<ImportedTable> fromCase(const nlohmann::json& json, Task task, std::string_view where)
{
    return guard(ErrorKind::Data, where, [&]() -> std::optional<ImportedTable> {
        const nlohmann::json& input = inputOf(json);
        std::optional<ImportedTable> out;
        const nlohmann::json* labels = first(input, kLabelKeys);
        const nlohmann::json* scores = first(input, kScoreKeys);
        const nlohmann::json* predicted = first(input, kPredictedKeys);
        if (task == Task::Retrieval) {
            out = retrievalCase(input);
        } else if (task != Task::Vqa && labels != nullptr && !labels->empty() && labels->front().is_array()) {
            out = scores != nullptr ? findingsCase(*labels, *scores) : std::nullopt;
        } else if (task != Task::Vqa && labels != nullptr && (scores != nullptr || predicted != nullptr)) {
            DiagnosisPredictions table;
            std::vector<double> numbers;
            flatten(*labels, numbers, where);
            table.labels = classesOf(numbers, where);
            if (predicted != nullptr) {
                numbers.clear();
                flatten(*predicted, numbers, where);
                table.predicted = classesOf(numbers, where);
            }
            if (scores != nullptr)
                flatten(*scores, table.scores, where);
            const bool rows = scores != nullptr && !scores->empty() && scores->front().is_array();
            table.classes = input.value("n_classes", rows ? scores->front().size() : classCount(table));
            out.emplace();
            out->ids = rowNumbers(table.labels.size());
            out->predictions = std::move(table);
        }
        if (out) {
            out->format = "cases";
            out->name = json.contains("id") && json.at("id").is_string() ? json.at("id").get<std::string>() : "";
        }
        return out;
    });
}

}
