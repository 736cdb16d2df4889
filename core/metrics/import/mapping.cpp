#include "core/metrics/import/mapping.h"
#include "core/base/error.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

struct Word {
    std::string_view word;
    std::string ColumnMapping::*member;
};

constexpr Word kWords[]{{"id", &ColumnMapping::id}, {"cluster", &ColumnMapping::cluster},
    {"label", &ColumnMapping::label}, {"predicted", &ColumnMapping::predicted}, {"score", &ColumnMapping::score},
    {"question", &ColumnMapping::question}, {"answer", &ColumnMapping::answer},
    {"prediction", &ColumnMapping::prediction}, {"type", &ColumnMapping::questionType},
    {"options", &ColumnMapping::options}, {"query", &ColumnMapping::query}, {"item", &ColumnMapping::item},
    {"similarity", &ColumnMapping::similarity}, {"relevant", &ColumnMapping::relevant},
    {"latency", &ColumnMapping::latency}};

struct Family {
    std::string_view prefix;
    std::map<std::string, std::string> ColumnMapping::*member;
};

constexpr Family kFamilies[]{{"score:", &ColumnMapping::classScores}, {"finding:", &ColumnMapping::findingLabels},
    {"finding_score:", &ColumnMapping::findingScores}};

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

std::vector<std::string_view> columnWords()
{
    std::vector<std::string_view> out;
    for (const Word& known : kWords)
        out.push_back(known.word);
    for (const Family& family : kFamilies)
        out.push_back(family.prefix);
    return out;
}

void assignColumn(ColumnMapping& mapping, std::string_view word, std::string column)
{
    for (const Word& known : kWords)
        if (known.word == word) {
            mapping.*(known.member) = std::move(column);
            return;
        }
    for (const Family& family : kFamilies)
        if (word.starts_with(family.prefix) && word.size() > family.prefix.size()) {
            (mapping.*(family.member))[std::string(word.substr(family.prefix.size()))] = std::move(column);
            return;
        }
    throw Error(ErrorKind::Config,
        fmt::format("unknown column word \"{}\", known are {}<name>", word, fmt::join(columnWords(), ", ")));
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
