#include "core/metrics/import/mapping.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace vlm::metrics {
namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return out;
}

/// The first column that has one of the names, names first.
std::string named(const std::vector<std::string>& columns, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        for (const std::string& column : columns) {
            if (lower(column) == name)
                return column;
        }
    }
    return {};
}

/// Columns of the form <prefix>X or X<suffix>, by X.
std::map<std::string, std::string> patterned(const std::vector<std::string>& columns,
    std::initializer_list<std::string_view> prefixes, std::initializer_list<std::string_view> suffixes)
{
    std::map<std::string, std::string> out;
    for (const std::string& column : columns) {
        const std::string low = lower(column);
        for (const std::string_view prefix : prefixes) {
            if (low.size() > prefix.size() && low.starts_with(prefix))
                out.emplace(column.substr(prefix.size()), column);
        }
        for (const std::string_view suffix : suffixes) {
            if (low.size() > suffix.size() && low.ends_with(suffix))
                out.emplace(column.substr(0, column.size() - suffix.size()), column);
        }
    }
    return out;
}

void guessDiagnosis(ColumnMapping& out, const std::vector<std::string>& columns)
{
    out.label = named(columns, {"label", "y_true", "true_label", "target", "gt", "ground_truth", "truth", "class"});
    out.predicted = named(columns, {"predicted", "y_pred", "pred_label", "pred", "prediction", "predicted_label"});
    out.score
        = named(columns, {"score", "y_score", "pred_score", "prob", "probability", "prob_positive", "p", "y_prob"});
    const auto scores = patterned(columns, {"prob_", "score_", "p_"}, {"_prob", "_score", "_probability"});
    const auto labels = patterned(columns, {"label_"}, {"_label"});
    for (const auto& [finding, column] : labels) {
        const auto score = scores.find(finding);
        if (score != scores.end()) {
            out.findingLabels.emplace(finding, column);
            out.findingScores.emplace(finding, score->second);
        }
    }
    if (!out.findingLabels.empty() && out.label.empty())
        return;
    out.findingLabels.clear();
    out.findingScores.clear();
    for (const auto& [name, column] : scores) {
        if (column != out.score)
            out.classScores.emplace(name, column);
    }
}

}

ColumnMapping guessMapping(const std::vector<std::string>& columns, Task task)
{
    ColumnMapping out;
    out.id = named(columns, {"id", "sample_id", "image_id", "filename", "image_path", "image", "path", "question_id"});
    out.cluster = named(columns, {"cluster", "patient", "patient_id", "subject", "subject_id", "uid", "group"});
    out.latency = named(columns, {"inference_time_ms", "latency_ms", "time_ms"});
    switch (task) {
    case Task::Diagnosis:
    case Task::MultiLabel:
        guessDiagnosis(out, columns);
        break;
    case Task::Vqa:
        out.question = named(columns, {"question", "qs", "query", "prompt"});
        out.answer = named(columns, {"answer", "label", "reference", "ground_truth", "gt", "target", "gt_answer"});
        out.prediction = named(columns,
            {"prediction", "prediciton", "predicted", "output", "response", "reply", "model_answer", "hypothesis",
                "pred"});
        out.questionType = named(columns, {"question_type", "answer_type", "type", "qtype"});
        out.options = named(columns, {"options", "choices"});
        break;
    case Task::Retrieval:
        out.query = named(columns, {"query", "query_id", "image_id", "image"});
        out.item = named(
            columns, {"item", "item_id", "candidate", "candidate_id", "gallery", "gallery_id", "report", "text_id"});
        out.similarity = named(columns, {"similarity", "score", "sim", "cosine"});
        out.relevant = named(columns, {"relevant", "relevance", "positive", "match", "label"});
        break;
    }
    return out;
}

}
