#include "core/metrics/diagnosis.h"

#include <cmath>

#include <fmt/format.h>

namespace vlm::metrics {
namespace {

constexpr double kArgmax = 0.5; // the threshold that choosing the larger of two probabilities amounts to
constexpr double kSumTolerance = 1e-3; // float32 softmax rows

}

const DiagnosisPredictions& diagnosis(const Predictions& predictions)
{
    if (const auto* table = std::get_if<DiagnosisPredictions>(&predictions))
        return *table;
    throw Error(
        ErrorKind::Data, fmt::format("a classification metric was asked of {} predictions", name(taskOf(predictions))));
}

std::vector<std::uint8_t> isClass(const DiagnosisPredictions& table, std::size_t cls)
{
    std::vector<std::uint8_t> out(table.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<std::size_t>(table.labels[i]) == cls;
    return out;
}

std::string aurocUndefined(const DiagnosisPredictions& table)
{
    if (table.scores.empty())
        return "there are no scores, only predicted classes";
    std::vector<std::size_t> support(table.classes, 0);
    for (const int label : table.labels)
        ++support[static_cast<std::size_t>(label)];
    for (std::size_t cls = 0; cls < table.classes; ++cls) {
        const std::string shown = cls < table.classNames.size() ? table.classNames[cls] : fmt::format("{}", cls);
        if (support[cls] == 0)
            return fmt::format("no row has the true class \"{}\"", shown);
        if (support[cls] == table.size())
            return fmt::format("every row has the true class \"{}\"", shown);
    }
    return {};
}

Prepared fromConfusion(const Predictions& predictions, const MetricSettings& settings,
    double (*value)(const Confusion&, const MetricSettings&))
{
    return {.statistic = [sweep = ConfusionSweep(diagnosis(predictions)), settings, value](
                             stats::Weights weights) { return value(sweep(weights), settings); }};
}

Prepared binaryFromConfusion(const Predictions& predictions, const MetricSettings& settings,
    double (*value)(const Confusion&, const MetricSettings&))
{
    const DiagnosisPredictions& table = diagnosis(predictions);
    if (table.classes != 2)
        return {.undefined = "defined for two classes only"};
    if (table.scores.empty() || settings.threshold == kArgmax)
        return fromConfusion(predictions, settings, value);
    DiagnosisPredictions decided = table;
    decided.predicted.clear();
    for (const double score : classScores(table, settings.positiveClass)) {
        const std::size_t cls = score >= settings.threshold ? settings.positiveClass : 1 - settings.positiveClass;
        decided.predicted.push_back(static_cast<int>(cls));
    }
    return fromConfusion(decided, settings, value);
}

stats::AurocSweep betweenClasses(const DiagnosisPredictions& table, std::size_t cls, std::size_t other)
{
    const std::vector<double> all = classScores(table, cls);
    std::vector<std::uint8_t> positive;
    std::vector<double> scores;
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto label = static_cast<std::size_t>(table.labels[i]);
        if (label != cls && label != other)
            continue;
        positive.push_back(label == cls);
        scores.push_back(all[i]);
        rows.push_back(static_cast<std::uint32_t>(i));
    }
    return {positive, scores, rows, table.size()};
}

std::vector<double> probabilities(const DiagnosisPredictions& table, std::string& why)
{
    if (table.scores.empty()) {
        why = "there are no scores, only predicted classes";
        return {};
    }
    std::vector<double> out(table.size() * table.classes);
    for (std::size_t cls = 0; cls < table.classes; ++cls) {
        const std::vector<double> column = classScores(table, cls);
        for (std::size_t i = 0; i < column.size(); ++i)
            out[i * table.classes + cls] = column[i];
    }
    for (std::size_t i = 0; i < table.size(); ++i) {
        double sum = 0;
        bool inside = true;
        for (std::size_t cls = 0; cls < table.classes; ++cls) {
            const double p = out[i * table.classes + cls];
            inside = inside && p >= 0 && p <= 1 + kSumTolerance;
            sum += p;
        }
        if (!inside || std::abs(sum - 1) > kSumTolerance) {
            why = fmt::format("the scores of row {} are not probabilities", i);
            return {};
        }
    }
    return out;
}

Prepared meanOfRows(const Predictions& predictions, const MetricSettings& settings,
    double (*row)(std::span<const double>, std::size_t, std::size_t))
{
    const DiagnosisPredictions& table = diagnosis(predictions);
    std::string why;
    const std::vector<double> all = probabilities(table, why);
    if (!why.empty())
        return {.undefined = std::move(why)};
    std::vector<double> values;
    for (std::size_t i = 0; i < table.size(); ++i)
        values.push_back(row(std::span(all).subspan(i * table.classes, table.classes),
            static_cast<std::size_t>(table.labels[i]), settings.positiveClass));
    return {.statistic = [values = std::move(values)](stats::Weights weights) {
        double sum = 0;
        double count = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            sum += weights[i] * values[i];
            count += weights[i];
        }
        return sum / count;
    }};
}

Prepared fromCalibration(const Predictions& predictions, const MetricSettings& settings, Binning binning,
    double (*value)(const CalibrationError&))
{
    const DiagnosisPredictions& table = diagnosis(predictions);
    std::string why;
    const std::vector<double> all = probabilities(table, why);
    if (!why.empty())
        return {.undefined = std::move(why)};
    Confidence data;
    if (table.classes == 2)
        data = {classScores(table, settings.positiveClass), isClass(table, settings.positiveClass)};
    else
        data = confidences(all, table.labels, table.classes);
    return {.statistic = [data = std::move(data), bins = settings.bins, binning, value](stats::Weights weights) {
        return value(calibrationError(binning == Binning::EqualWidth
                ? calibrationBins(data.probability, data.correct, bins, BinEdge::LeftClosed, weights)
                : equalMassBins(data.probability, data.correct, bins, weights)));
    }};
}

}
