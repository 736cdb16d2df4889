#pragma once

#include "core/metrics/metric.h"

#include <map>
#include <string>
#include <vector>

namespace vlm::metrics {

/// Which column of a plain table means what; empty: there is none. What guessMapping finds can be shown and corrected.
struct ColumnMapping {
    std::string id{};
    std::string cluster{}; ///< patient or image; rows with the same text are resampled together

    std::string label{}; ///< classification: true class, as number or name
    std::string predicted{}; ///< chosen class
    std::string score{}; ///< probability of the positive class
    std::map<std::string, std::string> classScores{}; ///< class name to its probability column
    std::map<std::string, std::string> findingLabels{}; ///< finding to its 0/1 column
    std::map<std::string, std::string> findingScores{}; ///< finding to its probability column

    std::string question{};
    std::string answer{};
    std::string prediction{};
    std::string questionType{}; ///< open, closed, yes/no, multi-choice; without it yes/no answers are closed
    std::string options{}; ///< JSON object of letter to text

    std::string query{}; ///< retrieval, one row a (query, item) pair
    std::string item{};
    std::string similarity{};
    std::string relevant{}; ///< 0 or 1

    std::string latency{}; ///< milliseconds
};

/// Words that name a column's meaning: "id", "label", "question", …; "score:<class>", "finding:<name>" and
/// "finding_score:<name>" name a column of a class or finding.
std::vector<std::string_view> columnWords();
/// @throws Error Config naming the known words
void assignColumn(ColumnMapping& mapping, std::string_view word, std::string column);

/// Recognises usual names ("y_true", "pred_label", "prob_<class>", "<finding>_label", …), ignoring case.
ColumnMapping guessMapping(const std::vector<std::string>& columns, Task task);

}
