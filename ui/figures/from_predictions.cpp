#include "ui/figures/from_predictions.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "core/metrics/calibration.h"
#include "core/metrics/ranking.h"
#include "ui/figures/number_format.h"

namespace vlm::figures {
namespace {

constexpr std::size_t kBins = 15; // Guo et al. 2017
constexpr int kCurvesShown = 4;
constexpr double kNormal95 = 1.959963984540054;

QString words(const char* text)
{
    return QCoreApplication::translate("figures", text);
}

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

bool usable(const store::PredictionRow& row, std::size_t classes)
{
    return row.status == "ok" && row.label >= 0 && row.scores.size() == classes;
}

Curve curveOf(std::span<const store::PredictionRow> predictions, const store::DatasetRow& dataset, std::size_t cls)
{
    std::vector<std::uint8_t> positive;
    std::vector<double> scores;
    for (const store::PredictionRow& row : predictions) {
        if (!usable(row, dataset.classes.size()))
            continue;
        positive.push_back(row.label == static_cast<int>(cls) ? 1 : 0);
        scores.push_back(row.scores[cls]);
    }
    Curve curve;
    const auto points = metrics::operatingPoints(positive, scores);
    const metrics::Youden best = metrics::youden(points);
    double area = 0.0;
    curve.points.push_back({.x = 0.0, .y = 0.0});
    for (const metrics::CurvePoint& point : points) {
        if (std::isnan(point.falsePositiveRate) || std::isnan(point.sensitivity))
            return {.name = words("%1: one class only").arg(qt(dataset.classes[cls]))};
        const CurvePoint& last = curve.points.back();
        area += (point.falsePositiveRate - last.x) * (point.sensitivity + last.y) / 2.0;
        curve.points.push_back({.x = point.falsePositiveRate, .y = point.sensitivity});
        if (point.threshold == best.threshold)
            curve.operatingPoint = curve.points.size() - 1;
    }
    curve.name = words("%1, AUROC %2").arg(qt(dataset.classes[cls]), decimalText(area, 1, 2));
    return curve;
}

void addWilson(ReliabilityBin& bin)
{
    const auto n = static_cast<double>(bin.count);
    const double z2 = kNormal95 * kNormal95;
    const double centre = (bin.accuracy + z2 / (2.0 * n)) / (1.0 + z2 / n);
    const double half
        = kNormal95 / (1.0 + z2 / n) * std::sqrt(bin.accuracy * (1.0 - bin.accuracy) / n + z2 / (4.0 * n * n));
    bin.lower = std::max(0.0, centre - half);
    bin.upper = std::min(1.0, centre + half);
}

}

ConfusionSpec confusionOf(std::span<const store::PredictionRow> predictions, const store::DatasetRow& dataset)
{
    ConfusionSpec spec;
    spec.reference = words("Reference");
    spec.predicted = words("Predicted");
    for (const std::string& name : dataset.classes)
        spec.classes.push_back(qt(name));
    const auto size = static_cast<int>(spec.classes.size());
    spec.counts.assign(static_cast<std::size_t>(size * size), 0);
    std::int64_t counted = 0;
    for (const store::PredictionRow& row : predictions) {
        if (row.label < 0 || row.label >= size || row.predicted < 0 || row.predicted >= size)
            continue;
        ++spec.counts[static_cast<std::size_t>(row.label * size + row.predicted)];
        ++counted;
    }
    spec.caption = words("n = %1; percentages are of the reference class.").arg(countText(counted));
    return spec;
}

CurveSpec rocOf(
    std::span<const store::PredictionRow> predictions, const store::DatasetRow& dataset, Role role, int chosen)
{
    CurveSpec spec;
    spec.title = words("ROC curve");
    spec.xAxis = words("1 − specificity");
    spec.yAxis = words("Sensitivity");
    const auto classes = static_cast<int>(dataset.classes.size());
    std::vector<int> shown;
    if (classes == 2)
        shown = {1};
    else if (classes <= kCurvesShown)
        for (int cls = 0; cls < classes; ++cls)
            shown.push_back(cls);
    else
        shown = {std::clamp(chosen, 0, classes - 1)};
    for (const int cls : shown) {
        Curve curve = curveOf(predictions, dataset, static_cast<std::size_t>(cls));
        curve.role = role;
        spec.curves.push_back(std::move(curve));
    }
    const auto n = std::count_if(predictions.begin(), predictions.end(),
        [&](const store::PredictionRow& row) { return usable(row, dataset.classes.size()); });
    spec.caption = words("n = %1. The hollow mark is the largest Youden index on these samples, an optimistic choice.")
                       .arg(countText(n));
    return spec;
}

ReliabilitySpec reliabilityOf(
    std::span<const store::PredictionRow> predictions, const store::DatasetRow& dataset, Role role)
{
    ReliabilitySpec spec;
    spec.title = words("Calibration");
    spec.role = role;
    std::vector<double> confidence;
    std::vector<std::uint8_t> correct;
    for (const store::PredictionRow& row : predictions) {
        if (!usable(row, dataset.classes.size()) || row.scores.empty())
            continue;
        const auto top = std::max_element(row.scores.begin(), row.scores.end());
        confidence.push_back(std::min<double>(*top, 1.0));
        correct.push_back(top - row.scores.begin() == row.label ? 1 : 0);
    }
    const auto bins = metrics::calibrationBins(confidence, correct, kBins, metrics::BinEdge::RightClosed);
    for (const metrics::CalibrationBin& source : bins) {
        ReliabilityBin bin{.count = static_cast<std::int64_t>(source.count)};
        if (source.count > 0) {
            bin.confidence = source.meanProbability;
            bin.accuracy = source.meanOutcome;
            addWilson(bin);
        }
        spec.bins.push_back(bin);
    }
    const double error = confidence.empty() ? 0.0 : metrics::calibrationError(bins).expected;
    spec.summary
        = words("Expected calibration error %1, %2 bins of equal width").arg(decimalText(error, 1, 2)).arg(kBins);
    spec.caption = words("n = %1; bars are 95% Wilson intervals of a bin's accuracy.")
                       .arg(countText(static_cast<std::int64_t>(confidence.size())));
    return spec;
}

}
