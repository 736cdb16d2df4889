#include "core/export/predictions.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/export/decimal.h"

namespace vlm::exporting {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

using Json = nlohmann::ordered_json;

std::map<std::string_view, const store::SampleRow*> byId(const PredictionSource& source)
{
    std::map<std::string_view, const store::SampleRow*> out;
    for (const store::SampleRow& sample : source.samples)
        out.emplace(sample.id, &sample);
    return out;
}

bool failed(const store::PredictionRow& prediction)
{
    return prediction.status != "ok";
}

/// Scores are stored as float32 and printed as such.
Value score(float value)
{
    return {.text = shortestDecimal(value), .number = static_cast<double>(value)};
}

std::string dumped(const Json& value)
{
    return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json diagnosis(const PredictionSource& source)
{
    Json labels = Json::array();
    Json predicted = Json::array();
    Json scores = Json::array();
    for (const store::PredictionRow& prediction : source.predictions) {
        if (failed(prediction))
            continue; // parallel arrays have no place for it, and the reference drops it too
        labels.push_back(prediction.label);
        predicted.push_back(prediction.predicted);
        if (prediction.scores.size() == 2)
            scores.push_back(prediction.scores[1]);
        else
            scores.push_back(prediction.scores);
    }
    return {{"true_label", labels}, {"pred_label", predicted}, {"pred_score", scores}};
}

/// The reference's words: every closed question counts as yes/no.
std::string questionType(const store::SampleRow& sample)
{
    return sample.answerType == "closed" ? "yes/no" : sample.answerType == "multiple-choice" ? "multi-choice" : "open";
}

Json questions(const PredictionSource& source)
{
    const auto samples = byId(source);
    Json records = Json::array();
    for (const store::PredictionRow& prediction : source.predictions) {
        const auto it = samples.find(prediction.sample);
        const store::SampleRow sample = it == samples.end() ? store::SampleRow{} : *it->second;
        Json record{{"image_path", sample.image}, {"question_type", questionType(sample)}, {"qs", sample.question}};
        if (failed(prediction)) {
            record["label"] = prediction.answer;
            record["prediction"] = "";
            record["error"] = prediction.error;
            record["status"] = prediction.status; // failed or refused
        } else {
            record["answer"] = prediction.answer;
            record["prediction"] = prediction.text;
            record["trace"] = nullptr;
        }
        records.push_back(std::move(record));
    }
    return records;
}

void addGenerationColumns(Table& table)
{
    for (const char* name : {"prompt", "raw"})
        table.columns.push_back({name});
    for (const char* name : {"p_yes", "p_no", "prompt_tokens", "new_tokens", "mean_log_probability"})
        table.columns.push_back({name, true});
    table.columns.push_back({"finished"});
}

void addGeneration(std::vector<Value>& row, const std::optional<store::GenerationRow>& generation)
{
    const store::GenerationRow how = generation.value_or(store::GenerationRow{});
    const auto count = [&](std::int64_t n) { return Value::of(n > 0 ? static_cast<double>(n) : kUnknown); };
    row.push_back(Value::of(how.prompt()));
    row.push_back(Value::of(how.raw));
    row.push_back(Value::of(how.yes.value_or(kUnknown)));
    row.push_back(Value::of(how.no.value_or(kUnknown)));
    row.push_back(count(how.promptTokens));
    row.push_back(count(how.newTokens));
    row.push_back(Value::of(how.meanLogProbability.value_or(kUnknown)));
    row.push_back(Value::of(generation ? (how.finished ? "yes" : "no") : ""));
}

/// The reference's convention if the cell was scored by it, else what there is.
double metricValue(std::span<const store::MetricRow> metrics, std::string_view id)
{
    double value = kUnknown;
    for (const store::MetricRow& metric : metrics)
        if (metric.metric == id && (value != value || metric.convention == "medvlmbench"))
            value = metric.value;
    return value;
}

}

Table predictionsTable(const PredictionSource& source)
{
    const auto samples = byId(source);
    const bool classified = source.dataset.task == "diagnosis";
    Table table{.columns = {{"sample"}, {"image"}, {"status"}, {"error"}, {"label", true}, {"predicted", true}}};
    if (!classified)
        for (const char* name : {"question", "answer", "prediction"})
            table.columns.push_back({name});
    for (const std::string& name : source.dataset.classes)
        if (classified)
            table.columns.push_back({"p(" + name + ")", true});
    table.columns.push_back({"latency_ms", true});
    const bool generated = std::ranges::any_of(
        source.predictions, [](const store::PredictionRow& prediction) { return prediction.generation.has_value(); });
    if (generated)
        addGenerationColumns(table);
    for (const store::PredictionRow& prediction : source.predictions) {
        const auto it = samples.find(prediction.sample);
        const store::SampleRow* sample = it == samples.end() ? nullptr : it->second;
        const auto index = [](int value) { return Value::of(value < 0 ? kUnknown : value); };
        std::vector<Value> row{Value::of(prediction.sample), Value::of(sample ? sample->image : std::string()),
            Value::of(prediction.status), Value::of(prediction.error), index(prediction.label),
            index(prediction.predicted)};
        if (!classified) {
            row.push_back(Value::of(sample ? sample->question : std::string()));
            row.push_back(Value::of(prediction.answer));
            row.push_back(Value::of(prediction.text));
        } else {
            for (std::size_t i = 0; i < source.dataset.classes.size(); ++i)
                row.push_back(i < prediction.scores.size() ? score(prediction.scores[i]) : Value::of(kUnknown));
        }
        row.push_back(Value::of(prediction.latencyMs));
        if (generated)
            addGeneration(row, prediction.generation);
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string medvlmbenchPredictions(const PredictionSource& source)
{
    return dumped(source.dataset.task == "diagnosis" ? diagnosis(source) : questions(source));
}

std::string medvlmbenchResults(const PredictionSource& source, std::span<const store::MetricRow> metrics)
{
    Table table{.columns = {{"model"}, {"model_name"}, {"task"}, {"dataset"}, {"model_type"}, {"modality"}, {"size"}}};
    std::vector<Value> row{Value::of(source.model.family.empty() ? source.cell.model : source.model.family),
        Value::of(source.cell.model), Value::of(source.dataset.task), Value::of(source.cell.dataset),
        Value::of(source.model.specialist ? "medical" : "general"), Value::of(source.dataset.modality),
        Value::of(static_cast<double>(source.predictions.size()))};
    const auto add = [&](const char* column, double value) {
        table.columns.push_back({column, true});
        row.push_back(Value::of(value));
    };
    if (source.dataset.task == "diagnosis") {
        add("accuracy", metricValue(metrics, "accuracy"));
        add("auc", metricValue(metrics, "auroc"));
    } else {
        std::vector<std::string> ids;
        for (const store::MetricRow& metric : metrics)
            if (std::ranges::find(ids, metric.metric) == ids.end())
                ids.push_back(metric.metric);
        for (const std::string& id : ids)
            add(id.c_str(), metricValue(metrics, id));
    }
    table.rows.push_back(std::move(row));
    return csv(table);
}

}
