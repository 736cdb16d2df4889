#include <algorithm>

#include <QCoreApplication>

#include "ui/figures/number_format.h"
#include "ui/figures/render.h"

namespace vlm::figures {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("figures", text);
}

QString heatmapFinding(const HeatmapSpec& spec)
{
    const HeatmapCell* best = nullptr;
    int bestRow = 0;
    int bestColumn = 0;
    for (int row = 0; row < static_cast<int>(spec.rows.size()); ++row)
        for (int column = 0; column < static_cast<int>(spec.columns.size()); ++column) {
            const HeatmapCell& cell = spec.cell(row, column);
            if (!cell.estimate.value || cell.interim)
                continue;
            const bool better = !best
                || (spec.higherIsBetter ? *cell.estimate.value > *best->estimate.value
                                        : *cell.estimate.value < *best->estimate.value);
            if (!better)
                continue;
            best = &cell;
            bestRow = row;
            bestColumn = column;
        }
    const QString what = words("Heatmap of %1: %2 models, %3 data sets.")
                             .arg(spec.metric)
                             .arg(spec.rows.size())
                             .arg(spec.columns.size());
    if (!best)
        return what + QLatin1Char(' ') + words("No value yet.");
    const auto& row = spec.rows[static_cast<std::size_t>(bestRow)];
    const auto& column = spec.columns[static_cast<std::size_t>(bestColumn)];
    return what + QLatin1Char(' ')
        + words("Best: %1 on %2, %3.").arg(row.name, column.name, text(*best->estimate.value, spec.format));
}

QString gapFinding(const GapSpec& spec)
{
    int positive = 0;
    int negative = 0;
    for (const GapRow& row : spec.rows)
        for (const GapPoint& point : row.points) {
            positive += point.estimate.value && *point.estimate.value > 0.0 ? 1 : 0;
            negative += point.estimate.value && *point.estimate.value < 0.0 ? 1 : 0;
        }
    return words("%1 over %2 rows: %3 gaps above zero (%4), %5 below (%6).")
        .arg(spec.axis)
        .arg(spec.rows.size())
        .arg(positive)
        .arg(spec.positive)
        .arg(negative)
        .arg(spec.negative);
}

QString forestFinding(const ForestSpec& spec)
{
    const auto best = std::max_element(spec.rows.begin(), spec.rows.end(), [](const auto& a, const auto& b) {
        return a.estimate.value.value_or(-1e300) < b.estimate.value.value_or(-1e300);
    });
    if (best == spec.rows.end() || !best->estimate.value)
        return spec.axis;
    return words("%1 of %2 rows with 95% intervals; highest: %3, %4.")
        .arg(spec.axis)
        .arg(spec.rows.size())
        .arg(best->name, text(*best->estimate.value, spec.format));
}

struct Describe {
    QString operator()(const HeatmapSpec& spec) const { return heatmapFinding(spec); }
    QString operator()(const GapSpec& spec) const { return gapFinding(spec); }
    QString operator()(const BarsSpec& spec) const
    {
        return words("Bars of %1 for %2 groups. %3").arg(spec.axis).arg(spec.groups.size()).arg(spec.counts);
    }
    QString operator()(const ForestSpec& spec) const { return forestFinding(spec); }
    QString operator()(const CurveSpec& spec) const
    {
        QStringList names;
        for (const Curve& curve : spec.curves)
            names << curve.name;
        return words("%1 against %2: %3.").arg(spec.yAxis, spec.xAxis, names.join(QStringLiteral("; ")));
    }
    QString operator()(const ReliabilitySpec& spec) const { return words("Reliability diagram. %1").arg(spec.summary); }
    QString operator()(const ConfusionSpec& spec) const
    {
        std::int64_t all = 0;
        std::int64_t right = 0;
        const std::size_t size = spec.classes.size();
        for (std::size_t i = 0; i < spec.counts.size(); ++i) {
            all += spec.counts[i];
            right += size > 0 && i / size == i % size ? spec.counts[i] : 0;
        }
        return words("Confusion matrix of %1 classes: %2 of %3 correct.")
            .arg(size)
            .arg(countText(right), countText(all));
    }
};

}

QString describe(const Figure& figure)
{
    return std::visit(Describe{}, figure);
}

QString titleOf(const Figure& figure)
{
    return std::visit([](const auto& spec) { return spec.title; }, figure);
}

}
