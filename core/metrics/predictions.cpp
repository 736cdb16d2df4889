#include "core/metrics/predictions.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace vlm::metrics {
namespace {

constexpr std::size_t kMostClasses = 10000; // confusion matrices are dense

void requireLength(std::size_t found, std::size_t expected, std::string_view what)
{
    if (found != expected)
        throw Error(ErrorKind::Data, fmt::format("predictions: {} {}, expected {}", found, what, expected));
}

bool oneColumn(const DiagnosisPredictions& p)
{
    return p.classes == 2 && p.scores.size() == p.labels.size();
}

void check(const DiagnosisPredictions& p)
{
    const std::size_t n = p.labels.size();
    if (p.classes < 2)
        throw Error(ErrorKind::Data, "predictions: a classification needs at least two classes");
    if (p.classes > kMostClasses)
        throw Error(
            ErrorKind::Data, fmt::format("predictions: {} classes, at most {} are known", p.classes, kMostClasses));
    if (!p.predicted.empty())
        requireLength(p.predicted.size(), n, "predicted classes");
    if (!p.clusters.empty())
        requireLength(p.clusters.size(), n, "cluster ids");
    if (p.scores.empty() && p.predicted.empty() && n > 0)
        throw Error(ErrorKind::Data, "predictions: neither scores nor predicted classes are given");
    if (!p.scores.empty() && !oneColumn(p))
        requireLength(p.scores.size(), n * p.classes, "scores");
    const int classes = static_cast<int>(p.classes);
    for (std::size_t i = 0; i < n; ++i) {
        if (p.labels[i] < 0 || p.labels[i] >= classes)
            throw Error(ErrorKind::Data,
                fmt::format("predictions: row {} has label {}, expected 0 to {}", i, p.labels[i], classes - 1));
        if (!p.predicted.empty() && (p.predicted[i] < -1 || p.predicted[i] >= classes))
            throw Error(ErrorKind::Data,
                fmt::format("predictions: row {} predicts class {}, expected 0 to {}", i, p.predicted[i], classes - 1));
    }
    for (std::size_t i = 0; i < p.scores.size(); ++i) {
        if (std::isnan(p.scores[i]))
            throw Error(ErrorKind::Data,
                fmt::format("predictions: row {} has a score that is not a number", i * n / p.scores.size()));
    }
}

void check(const MultiLabelPredictions& p)
{
    if (p.classes == 0)
        throw Error(ErrorKind::Data, "predictions: no classes are given");
    if (p.labels.size() % p.classes != 0)
        throw Error(
            ErrorKind::Data, fmt::format("predictions: {} labels do not fill rows of {}", p.labels.size(), p.classes));
    requireLength(p.scores.size(), p.labels.size(), "scores");
    if (!p.clusters.empty())
        requireLength(p.clusters.size(), p.size(), "cluster ids");
    for (std::size_t i = 0; i < p.labels.size(); ++i) {
        if (!std::isnan(p.labels[i]) && p.labels[i] != 0.0 && p.labels[i] != 1.0)
            throw Error(ErrorKind::Data,
                fmt::format("predictions: row {} has label {}, expected 0, 1 or nothing", i / p.classes, p.labels[i]));
    }
}

void check(const VqaPredictions& p)
{
    if (!p.clusters.empty())
        requireLength(p.clusters.size(), p.size(), "cluster ids");
}

void check(const RetrievalPredictions& p)
{
    requireLength(p.similarity.size(), p.size() * p.gallery, "similarities");
    if (!p.clusters.empty())
        requireLength(p.clusters.size(), p.size(), "cluster ids");
    for (std::size_t q = 0; q < p.size(); ++q) {
        if (p.positives[q].empty())
            throw Error(ErrorKind::Data, fmt::format("predictions: query {} has no positive in the gallery", q));
        for (const std::size_t item : p.positives[q]) {
            if (item >= p.gallery)
                throw Error(ErrorKind::Data,
                    fmt::format("predictions: query {} names item {} of a gallery of {}", q, item, p.gallery));
        }
    }
    if (std::any_of(p.similarity.begin(), p.similarity.end(), [](double s) { return std::isnan(s); }))
        throw Error(ErrorKind::Data, "predictions: a similarity is not a number");
}

}

void validate(const Predictions& predictions)
{
    std::visit([](const auto& table) { check(table); }, predictions);
}

std::size_t rowCount(const Predictions& predictions)
{
    return std::visit([](const auto& table) { return table.size(); }, predictions);
}

const std::vector<std::int64_t>& clusterIds(const Predictions& predictions)
{
    return std::visit(
        [](const auto& table) -> const std::vector<std::int64_t>& { return table.clusters; }, predictions);
}

std::vector<int> predictedClasses(const DiagnosisPredictions& predictions)
{
    if (!predictions.predicted.empty())
        return predictions.predicted;
    std::vector<int> classes(predictions.size());
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (oneColumn(predictions)) {
            classes[i] = predictions.scores[i] >= 0.5 ? 1 : 0;
            continue;
        }
        const auto row = predictions.scores.begin() + static_cast<std::ptrdiff_t>(i * predictions.classes);
        classes[i]
            = static_cast<int>(std::max_element(row, row + static_cast<std::ptrdiff_t>(predictions.classes)) - row);
    }
    return classes;
}

std::vector<double> classScores(const DiagnosisPredictions& predictions, std::size_t cls)
{
    if (predictions.scores.empty())
        throw Error(ErrorKind::Data, "predictions: there are no scores, only predicted classes");
    std::vector<double> scores(predictions.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (oneColumn(predictions))
            scores[i] = cls == 1 ? predictions.scores[i] : 1.0 - predictions.scores[i];
        else
            scores[i] = predictions.scores[i * predictions.classes + cls];
    }
    return scores;
}

}
