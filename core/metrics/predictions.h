#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace vlm::metrics {

/// Single-label classification.
struct DiagnosisPredictions {
    std::size_t classes = 2;
    std::vector<int> labels{}; ///< [n] true class in [0, classes)
    std::vector<double> scores{}; ///< [n, classes] row-major, probabilities; [n] allowed for two classes (of class 1)
    std::vector<int> predicted{}; ///< [n] chosen class, -1 for "none of them"; empty: first largest score of a row
    std::vector<std::string> classNames{}; ///< [classes] or empty
    std::vector<std::int64_t> clusters{}; ///< [n] patient or image of a row; empty: every row on its own

    std::size_t size() const { return labels.size(); }
};

/// Several findings a row, each present, absent or unknown.
struct MultiLabelPredictions {
    std::size_t classes = 0;
    std::vector<double> labels{}; ///< [n, classes] 0, 1 or NaN (unknown: left out of that class)
    std::vector<double> scores{}; ///< [n, classes] probabilities; NaN: left out of that class
    std::vector<std::string> classNames{};
    std::vector<std::int64_t> clusters{};

    std::size_t size() const { return classes == 0 ? 0 : labels.size() / classes; }
};

enum class QuestionType { Open, YesNo, MultipleChoice };

struct VqaItem {
    QuestionType type = QuestionType::Open;
    std::string answer{};
    std::string prediction{};
    std::map<std::string, std::string> options{}; ///< letter to text; multiple choice only
    bool failed = false; ///< the model gave an error, not an answer
};

struct VqaPredictions {
    std::vector<VqaItem> items{};
    std::vector<std::int64_t> clusters{}; ///< [n] image of a question; empty: every question on its own

    std::size_t size() const { return items.size(); }
};

/// Queries against a gallery.
struct RetrievalPredictions {
    std::size_t gallery = 0;
    std::vector<double> similarity{}; ///< [queries, gallery] row-major; higher is nearer
    std::vector<std::vector<std::size_t>> positives{}; ///< [queries] gallery indices that count as found
    std::vector<std::int64_t> clusters{};

    std::size_t size() const { return positives.size(); }
};

using Predictions = std::variant<DiagnosisPredictions, MultiLabelPredictions, VqaPredictions, RetrievalPredictions>;

/// Checks lengths, label ranges and that scores are numbers.
/// @throws Error Data naming the first row that is wrong
void validate(const Predictions& predictions);

std::size_t rowCount(const Predictions& predictions);
const std::vector<std::int64_t>& clusterIds(const Predictions& predictions);

/// Largest score of each row (the first on ties) unless `predicted` is given; [n].
std::vector<int> predictedClasses(const DiagnosisPredictions& predictions);
/// Score of one class for every row; [n]. With a single score column, class 0 has the complement.
std::vector<double> classScores(const DiagnosisPredictions& predictions, std::size_t cls);

}
