#include "core/metrics/score_file.h"
#include "core/metrics/retrieval.h"
#include "core/metrics/score_tables.h"
#include "core/metrics/text/answers.h"
#include "core/metrics/text/python_text.h"

#include <cmath>

namespace vlm::metrics {
namespace {

using Json = nlohmann::ordered_json;

std::string labelOf(const std::vector<std::string>& names, int cls)
{
    if (cls < 0)
        return "none";
    const auto index = static_cast<std::size_t>(cls);
    return index < names.size() ? names[index] : std::to_string(cls);
}

Json rowsOf(const DiagnosisPredictions& table, const ImportedTable& source)
{
    const std::vector<int> predicted = predictedClasses(table);
    const std::size_t columns = table.size() == 0 ? 0 : table.scores.size() / table.size();
    Json rows = Json::array();
    for (std::size_t i = 0; i < table.size(); ++i) {
        Json row{{"id", source.ids[i]}, {"label", labelOf(table.classNames, table.labels[i])},
            {"predicted", labelOf(table.classNames, predicted[i])},
            {"correct", predicted[i] == table.labels[i] ? 1 : 0}};
        if (columns == 1)
            row["score"] = table.scores[i];
        for (std::size_t cls = 0; columns > 1 && cls < columns; ++cls)
            row["score_" + labelOf(table.classNames, static_cast<int>(cls))] = table.scores[i * columns + cls];
        rows.push_back(std::move(row));
    }
    return rows;
}

Json rowsOf(const MultiLabelPredictions& table, const ImportedTable& source, double threshold)
{
    Json rows = Json::array();
    for (std::size_t i = 0; i < table.size(); ++i) {
        Json row = Json::object();
        row["id"] = source.ids[i];
        for (std::size_t cls = 0; cls < table.classes; ++cls) {
            const double label = table.labels[i * table.classes + cls];
            const double score = table.scores[i * table.classes + cls];
            const std::string name = labelOf(table.classNames, static_cast<int>(cls));
            row[name + "_label"] = orNull(label);
            row[name + "_prob"] = orNull(score);
            row[name + "_correct"] = std::isnan(label) || std::isnan(score)
                ? Json(nullptr)
                : Json((score >= threshold) == (label == 1.0) ? 1 : 0);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string_view typeName(QuestionType type)
{
    constexpr std::string_view names[]{"open", "yes/no", "multi-choice"};
    return names[static_cast<std::size_t>(type)];
}

Json letter(std::optional<char> choice)
{
    return choice ? Json(std::string(1, *choice)) : Json(nullptr);
}

Json rowsOf(const VqaPredictions& table, const ImportedTable& source, Convention convention)
{
    const std::vector<VqaScore> scores = scoreVqa(table, convention);
    Json rows = Json::array();
    for (std::size_t i = 0; i < table.size(); ++i) {
        const VqaItem& item = table.items[i];
        Json row{{"id", source.ids[i]}, {"question_type", typeName(item.type)}};
        if (i < source.questions.size())
            row["question"] = source.questions[i];
        row["answer"] = item.answer;
        row["prediction"] = item.prediction;
        row["failed"] = item.failed;
        row["parsed"] = scores[i].parsed;
        Json values{{"normalized_answer", scores[i].normalisedAnswer},
            {"normalized_prediction", scores[i].normalisedPrediction}};
        for (const auto& [name, value] : namedValues(scores[i]))
            values[std::string(name)] = orNull(value);
        values["choice_letter"] = letter(scores[i].choice);
        if (convention == Convention::MedVlmBench) {
            const std::string lowered = encodeUtf8(pythonLower(decodeUtf8(item.prediction)));
            values["choice_letter_ABCDEF"] = letter(choiceLetterMedVlmBench(lowered, "ABCDEF"));
        }
        row["metrics"] = std::move(values);
        rows.push_back(std::move(row));
    }
    return rows;
}

Json rowsOf(const RetrievalPredictions& table, const ImportedTable& source, std::size_t cutoff)
{
    const std::vector<RetrievalScore> scores = scoreRetrieval(table, cutoff);
    Json rows = Json::array();
    for (std::size_t i = 0; i < scores.size(); ++i)
        rows.push_back({{"id", source.ids[i]}, {"rank", scores[i].rank}, {"rank_optimistic", scores[i].rankOptimistic},
            {"rank_pessimistic", scores[i].rankPessimistic}, {"average_precision", scores[i].averagePrecision},
            {"ndcg", scores[i].ndcg}});
    return rows;
}

}

ScoredTable scoreTable(ImportedTable source, const ScoreOptions& options)
{
    const MetricSettings& settings = options.evaluation.settings;
    ScoredTable out;
    out.metrics = evaluate(source.predictions, options.evaluation);
    if (const auto* table = std::get_if<DiagnosisPredictions>(&source.predictions)) {
        out.tables = classTables(source);
        out.samples = rowsOf(*table, source);
    } else if (const auto* findings = std::get_if<MultiLabelPredictions>(&source.predictions)) {
        out.tables = findingTables(source, settings.threshold);
        out.samples = rowsOf(*findings, source, settings.threshold);
    } else if (const auto* questions = std::get_if<VqaPredictions>(&source.predictions)) {
        out.meters = vqaMeters(*questions, settings.convention);
        out.samples = rowsOf(*questions, source, settings.convention);
    } else if (const auto* queries = std::get_if<RetrievalPredictions>(&source.predictions)) {
        out.samples = rowsOf(*queries, source, settings.cutoff);
    }
    out.source = std::move(source);
    return out;
}

std::vector<ScoredTable> scoreFile(const std::filesystem::path& file, const ScoreOptions& options)
{
    std::vector<ScoredTable> scored;
    for (ImportedTable& table : readPredictions(file, options.task, options.mapping, options.delimiter))
        scored.push_back(scoreTable(std::move(table), options));
    return scored;
}

Json toJson(const MetricValue& value)
{
    const stats::Estimate& e = value.estimate;
    return {{"id", value.metric->id}, {"title", value.metric->title}, {"value", orNull(e.value)},
        {"lower", orNull(e.lower)}, {"upper", orNull(e.upper)}, {"level", e.level},
        {"standard_error", orNull(e.standardError)}, {"replicate_mean", orNull(e.replicateMean)}, {"n", e.n},
        {"clusters", e.clusters}, {"method", stats::name(e.method)}, {"replicates", e.replicates},
        {"degenerate", e.degenerate}, {"seed", e.seed}, {"convention", signature(value.convention)}, {"note", e.note}};
}

Json toJson(const ScoredTable& table, bool withSamples)
{
    Json out{{"name", table.source.name}, {"format", table.source.format},
        {"task", name(taskOf(table.source.predictions))}, {"n", rowCount(table.source.predictions)},
        {"notes", table.source.notes}, {"metrics", Json::array()}};
    for (const MetricValue& value : table.metrics)
        out["metrics"].push_back(toJson(value));
    for (const Meter& meter : table.meters)
        out["meters"].push_back({{"name", meter.name}, {"value", orNull(meter.value)}, {"n", meter.n}});
    if (!table.tables.empty())
        out["tables"] = table.tables;
    if (withSamples)
        out["samples"] = table.samples;
    return out;
}

}
