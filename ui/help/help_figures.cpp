#include "ui/help/help_figures.h"

#include <cmath>

#include <QCoreApplication>

#include "core/rq/published.h"
#include "core/stats/distributions.h"
#include "ui/figures/from_overlay.h"
#include "ui/figures/from_science.h"

namespace vlm::ui {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Help", text);
}

/// Two normal distributions a distance apart.
figures::CurveSpec exampleRoc()
{
    figures::CurveSpec spec;
    spec.title = say(QT_TRANSLATE_NOOP("Help", "ROC, an example"));
    spec.xAxis = say(QT_TRANSLATE_NOOP("Help", "1 − specificity"));
    spec.yAxis = say(QT_TRANSLATE_NOOP("Help", "Sensitivity"));
    constexpr int kPoints = 100;
    constexpr double kBand = 0.25;
    for (const auto& [name, role, distance] :
        {std::tuple("A", figures::Role::Generalist, 0.9), std::tuple("B", figures::Role::Specialist, 1.8)}) {
        figures::Curve curve{.name = QLatin1String(name), .role = role};
        double best = -1;
        for (int i = 0; i <= kPoints; ++i) {
            const double x = static_cast<double>(i) / kPoints;
            const auto at = [&](double shift) {
                return i == 0 ? 0.0 : i == kPoints ? 1.0 : stats::normalCdf(stats::normalQuantile(x) + shift);
            };
            curve.points.push_back(
                {.x = x, .y = at(distance), .lower = at(distance - kBand), .upper = at(distance + kBand)});
            if (at(distance) - x > best) {
                best = at(distance) - x;
                curve.operatingPoint = curve.points.size() - 1;
            }
        }
        spec.curves.push_back(std::move(curve));
    }
    return spec;
}

figures::ReliabilitySpec exampleReliability()
{
    figures::ReliabilitySpec spec;
    spec.title = say(QT_TRANSLATE_NOOP("Help", "Reliability, an example of a model that is too sure"));
    constexpr int kBins = 10;
    for (int i = 0; i < kBins; ++i) {
        figures::ReliabilityBin bin{.confidence = (i + 0.5) / kBins, .count = i < 4 ? 0 : 20 + 12 * i};
        bin.accuracy = 0.25 + 0.62 * bin.confidence;
        const double half = 1.96 * std::sqrt(bin.accuracy * (1 - bin.accuracy) / std::max<double>(1, bin.count));
        bin.lower = bin.accuracy - half;
        bin.upper = std::min(1.0, bin.accuracy + half);
        spec.bins.push_back(bin);
    }
    spec.summary = say(QT_TRANSLATE_NOOP("Help", "made-up numbers"));
    return spec;
}

figures::ConfusionSpec exampleConfusion()
{
    return {.title = say(QT_TRANSLATE_NOOP("Help", "Confusion, an example")),
        .reference = say(QT_TRANSLATE_NOOP("Help", "Reference")),
        .predicted = say(QT_TRANSLATE_NOOP("Help", "Predicted")),
        .classes = {say(QT_TRANSLATE_NOOP("Help", "normal")), say(QT_TRANSLATE_NOOP("Help", "benign")),
            say(QT_TRANSLATE_NOOP("Help", "malignant"))},
        .counts = {38, 5, 2, 7, 61, 9, 1, 12, 43}};
}

}

std::optional<figures::Figure> helpFigure(const QString& name)
{
    const rq::Study& study = rq::publishedStudy("diagnosis");
    if (name == QLatin1String("heatmap")) {
        figures::HeatmapSpec spec = figures::publishedHeatmap(study, {"ots"}).spec;
        spec.caption.clear();
        return spec;
    }
    if (name == QLatin1String("gaps")) {
        figures::GapSpec spec = figures::gapsFigure(study, rq::gaps(study, {}), {}).spec;
        spec.caption.clear();
        return spec;
    }
    if (name == QLatin1String("best")) {
        figures::BarsSpec spec = figures::bestFigure(study, {}, rq::Question::Rq2);
        spec.caption.clear();
        return spec;
    }
    if (name == QLatin1String("forest")) {
        figures::ForestSpec spec = figures::studyForest(study, {}, "PAPILA");
        spec.caption.clear();
        return spec;
    }
    if (name == QLatin1String("roc"))
        return exampleRoc();
    if (name == QLatin1String("reliability"))
        return exampleReliability();
    if (name == QLatin1String("confusion"))
        return exampleConfusion();
    return std::nullopt;
}

}
