#include "core/science/curves.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/metrics/calibration.h"
#include "core/metrics/ranking.h"
#include "core/stats/auroc.h"
#include "core/stats/proportion.h"
#include "core/stats/quantile.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace vlm::science {
namespace {

constexpr std::size_t kGrid = 101; // x positions at which bands are computed
constexpr std::size_t kMostPoints = 400; // of a drawn curve

const metrics::DiagnosisPredictions& diagnosisOf(const CellTable& table)
{
    const auto* rows = std::get_if<metrics::DiagnosisPredictions>(&table.predictions);
    if (rows == nullptr)
        throw Error(ErrorKind::Data,
            fmt::format("{} on {} answered questions; curves need scores of a diagnosis", table.cell.model,
                table.cell.dataset));
    return *rows;
}

double gridX(std::size_t i)
{
    return static_cast<double>(i) / static_cast<double>(kGrid - 1);
}

/// Heights of a resample's curve over the grid.
class GridSweep {
public:
    GridSweep(CurveKind kind, std::span<const std::uint8_t> positive, std::span<const double> scores)
        : m_kind(kind)
        , m_positive(positive)
        , m_scores(scores)
        , m_order(scores.size())
    {
        std::iota(m_order.begin(), m_order.end(), 0U);
        std::stable_sort(
            m_order.begin(), m_order.end(), [&](std::uint32_t a, std::uint32_t b) { return scores[a] > scores[b]; });
    }

    /// @param heights [kGrid] @return false if a class is absent
    bool operator()(stats::Weights weights, std::span<double> heights) const
    {
        double positives = 0;
        double negatives = 0;
        for (std::size_t i = 0; i < weights.size(); ++i)
            (m_positive[i] != 0 ? positives : negatives) += weights[i];
        if (positives == 0 || negatives == 0)
            return false;
        double hits = 0;
        double alarms = 0;
        double lastX = 0;
        double lastY = m_kind == CurveKind::Roc ? 0.0 : 1.0;
        std::size_t at = 0;
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            const std::uint32_t row = m_order[i];
            (m_positive[row] != 0 ? hits : alarms) += weights[row];
            const bool tied = i + 1 < m_order.size() && m_scores[m_order[i + 1]] == m_scores[row];
            if (tied || hits + alarms == 0)
                continue;
            const double x = m_kind == CurveKind::Roc ? alarms / negatives : hits / positives;
            const double y = m_kind == CurveKind::Roc ? hits / positives : hits / (hits + alarms);
            for (; at < kGrid && gridX(at) <= x; ++at)
                heights[at] = between(lastX, lastY, x, y, gridX(at));
            lastX = x;
            lastY = y;
        }
        for (; at < kGrid; ++at)
            heights[at] = lastY;
        return true;
    }

private:
    /// ROC points are joined by straight lines; precision holds until the next recall.
    double between(double x0, double y0, double x1, double y1, double x) const
    {
        if (m_kind == CurveKind::PrecisionRecall || x1 <= x0)
            return y1;
        return y0 + (y1 - y0) * (x - x0) / (x1 - x0);
    }

    CurveKind m_kind;
    std::span<const std::uint8_t> m_positive;
    std::span<const double> m_scores;
    std::vector<std::uint32_t> m_order;
};

struct Band {
    std::vector<double> lower;
    std::vector<double> upper;
};

Band bandOf(const GridSweep& sweep, const stats::Clusters& clusters, const stats::BootstrapOptions& options)
{
    constexpr std::size_t kAttempts = 100;
    std::vector<double> heights(options.replicates * kGrid, stats::kUndefined);
    parallelFor(options.replicates, 16, options.threads, options.stop, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint16_t> units(clusters.count());
        std::vector<std::uint16_t> rows(clusters.rows());
        for (std::size_t r = begin; r < end; ++r) {
            const std::span<double> out(heights.data() + r * kGrid, kGrid);
            for (std::size_t attempt = 0; attempt < kAttempts; ++attempt) {
                stats::drawWeights(options.seed, r, attempt, units);
                clusters.spread(units, rows);
                if (sweep(rows, out))
                    break;
            }
        }
    });
    Band band;
    std::vector<double> column;
    for (std::size_t i = 0; i < kGrid; ++i) {
        column.clear();
        for (std::size_t r = 0; r < options.replicates; ++r)
            column.push_back(heights[r * kGrid + i]);
        std::erase_if(column, [](double v) { return std::isnan(v); });
        std::sort(column.begin(), column.end());
        band.lower.push_back(stats::quantileOfSorted(column, 0.5 * (1 - options.level)));
        band.upper.push_back(stats::quantileOfSorted(column, 0.5 * (1 + options.level)));
    }
    return band;
}

double interpolated(const std::vector<double>& grid, double x)
{
    const double at = std::clamp(x, 0.0, 1.0) * static_cast<double>(kGrid - 1);
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min(low + 1, kGrid - 1);
    return grid[low] + (grid[high] - grid[low]) * (at - static_cast<double>(low));
}

/// Every corner of short curves; of long ones, the points nearest to evenly spaced positions and the one to keep.
std::vector<BandPoint> thinned(std::vector<BandPoint> points, std::optional<std::size_t>& keep)
{
    if (points.size() <= kMostPoints)
        return points;
    std::vector<BandPoint> out;
    std::optional<std::size_t> kept;
    double last = -1;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool wanted = keep && *keep == i;
        const double travelled = points[i].x + std::abs(points[i].y - points.front().y);
        if (!wanted && i != 0 && i + 1 != points.size()
            && std::abs(travelled - last) < 2.0 / static_cast<double>(kMostPoints))
            continue;
        if (wanted)
            kept = out.size();
        last = travelled;
        out.push_back(points[i]);
    }
    keep = kept;
    return out;
}

}

BandedCurve bandedCurve(const CellTable& table, CurveKind kind, std::size_t positiveClass,
    metrics::Convention convention, const stats::BootstrapOptions& options)
{
    const metrics::DiagnosisPredictions& rows = diagnosisOf(table);
    const std::vector<double> scores = metrics::classScores(rows, positiveClass);
    std::vector<std::uint8_t> positive;
    for (const int label : rows.labels)
        positive.push_back(label == static_cast<int>(positiveClass));
    const auto positives = static_cast<std::size_t>(std::count(positive.begin(), positive.end(), 1));
    if (positives == 0 || positives == positive.size())
        throw Error(ErrorKind::Data,
            fmt::format("{} on {}: class {} has {} of {} samples, a curve needs both sides", table.cell.model,
                table.cell.dataset, positiveClass, positives, positive.size()));
    const stats::Clusters clusters = clustersOf(table, convention);
    const stats::Statistic area = kind == CurveKind::Roc
        ? stats::Statistic(stats::AurocSweep(positive, scores))
        : stats::Statistic(metrics::AveragePrecisionSweep(positive, scores));
    BandedCurve out;
    out.prevalence = static_cast<double>(positives) / static_cast<double>(positive.size());
    out.area = stats::bootstrapEstimates(std::span(&area, 1), clusters, optionsFor(convention, options)).front();
    const Band band = bandOf(GridSweep(kind, positive, scores), clusters, options);
    const auto add = [&](double x, double y, double threshold) {
        out.points.push_back({.x = x,
            .y = y,
            .lower = std::min(y, interpolated(band.lower, x)),
            .upper = std::max(y, interpolated(band.upper, x)),
            .threshold = threshold});
    };
    if (kind == CurveKind::Roc)
        add(0, 0, stats::kUndefined);
    double best = -1;
    for (const metrics::CurvePoint& point : metrics::operatingPoints(positive, scores)) {
        const bool roc = kind == CurveKind::Roc;
        const double sum = point.precision + point.sensitivity;
        const double merit = roc ? point.sensitivity - point.falsePositiveRate
            : sum > 0            ? 2 * point.precision * point.sensitivity / sum
                                 : 0;
        if (!roc && out.points.empty())
            add(0, point.precision, point.threshold);
        if (merit > best) {
            best = merit;
            out.operatingPoint = out.points.size();
        }
        add(roc ? point.falsePositiveRate : point.sensitivity, roc ? point.sensitivity : point.precision,
            point.threshold);
    }
    out.points = thinned(std::move(out.points), out.operatingPoint);
    return out;
}

Reliability reliability(
    const CellTable& table, std::size_t bins, metrics::Convention convention, const stats::BootstrapOptions& options)
{
    const metrics::DiagnosisPredictions& rows = diagnosisOf(table);
    Reliability out{.n = rows.size(), .ofPositiveClass = rows.classes == 2};
    metrics::Confidence data;
    if (out.ofPositiveClass) {
        data.probability = metrics::classScores(rows, 1);
        for (const int label : rows.labels)
            data.correct.push_back(label == 1);
    } else {
        data = metrics::confidences(rows.scores, rows.labels, rows.classes);
    }
    for (const metrics::CalibrationBin& bin :
        metrics::calibrationBins(data.probability, data.correct, bins, metrics::BinEdge::LeftClosed)) {
        ReliabilityBin shown{.confidence = bin.meanProbability, .accuracy = bin.meanOutcome, .count = bin.count};
        if (bin.count > 0) {
            const auto hits = static_cast<std::size_t>(std::llround(bin.meanOutcome * static_cast<double>(bin.count)));
            const stats::Estimate wilson = stats::wilson(hits, bin.count);
            shown.lower = wilson.lower;
            shown.upper = wilson.upper;
        }
        out.bins.push_back(shown);
    }
    const metrics::Prepared ece
        = metrics::metricById("ece").prepare(table.predictions, {.convention = convention, .bins = bins});
    if (ece.statistic)
        out.ece = stats::bootstrapEstimates(
            std::span(&ece.statistic, 1), clustersOf(table, convention), optionsFor(convention, options))
                      .front();
    else
        out.ece.note = ece.undefined;
    return out;
}

}
