#include "core/metrics/ranking.h"
#include "core/base/error.h"
#include "core/stats/estimate.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vlm::metrics {
namespace {

std::vector<std::uint32_t> descending(std::span<const double> scores)
{
    std::vector<std::uint32_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return scores[a] > scores[b]; });
    return order;
}

}

std::vector<CurvePoint> operatingPoints(std::span<const std::uint8_t> positive, std::span<const double> scores)
{
    VLM_ASSERT(positive.size() == scores.size(), "one label a score");
    const std::vector<std::uint32_t> order = descending(scores);
    const auto positives
        = static_cast<double>(std::count_if(positive.begin(), positive.end(), [](auto p) { return p != 0; }));
    const double negatives = static_cast<double>(positive.size()) - positives;
    std::vector<CurvePoint> points;
    CurvePoint now;
    for (std::size_t k = 0; k < order.size(); ++k) {
        ++(positive[order[k]] ? now.truePositives : now.falsePositives);
        now.threshold = scores[order[k]];
        if (k + 1 < order.size() && scores[order[k + 1]] == now.threshold)
            continue;
        const auto hits = static_cast<double>(now.truePositives);
        const auto alarms = static_cast<double>(now.falsePositives);
        now.sensitivity = positives > 0 ? hits / positives : stats::kUndefined;
        now.falsePositiveRate = negatives > 0 ? alarms / negatives : stats::kUndefined;
        now.precision = hits / (hits + alarms);
        points.push_back(now);
    }
    return points;
}

double averagePrecision(std::span<const CurvePoint> points)
{
    double sum = 0;
    double before = 0;
    for (const CurvePoint& point : points) {
        sum += (point.sensitivity - before) * point.precision;
        before = point.sensitivity;
    }
    return points.empty() ? stats::kUndefined : sum;
}

double trapezoidalAuprc(std::span<const CurvePoint> points)
{
    double area = 0;
    double recall = 0;
    double precision = 1; // scikit-learn's end point of the curve
    for (const CurvePoint& point : points) {
        area += (point.sensitivity - recall) * (point.precision + precision) / 2;
        recall = point.sensitivity;
        precision = point.precision;
    }
    return points.empty() ? stats::kUndefined : area;
}

Youden youden(std::span<const CurvePoint> points)
{
    Youden best{.j = 0, .threshold = stats::kUndefined};
    for (const CurvePoint& point : points) {
        const double j = point.sensitivity - point.falsePositiveRate;
        if (j > best.j)
            best = {j, point.threshold};
    }
    return best;
}

BestF1 bestF1(std::span<const CurvePoint> points)
{
    BestF1 best{.f1 = stats::kUndefined, .threshold = stats::kUndefined};
    for (const CurvePoint& point : points) {
        const double sum = point.precision + point.sensitivity;
        const double f1 = sum > 0 ? 2 * point.precision * point.sensitivity / sum : 0;
        if (!(f1 < best.f1))
            best = {f1, point.threshold};
    }
    return best;
}

double sensitivityAtSpecificity(std::span<const CurvePoint> points, double specificity)
{
    double best = 0;
    for (const CurvePoint& point : points) {
        if (point.falsePositiveRate <= 1.0 - specificity + 1e-12)
            best = std::max(best, point.sensitivity);
    }
    return best;
}

AveragePrecisionSweep::AveragePrecisionSweep(std::span<const std::uint8_t> positive, std::span<const double> scores)
{
    VLM_ASSERT(positive.size() == scores.size(), "one label a score");
    const std::vector<std::uint32_t> order = descending(scores);
    for (std::size_t k = 0; k < order.size(); ++k) {
        m_entries.push_back((order[k] << 1) | static_cast<std::uint32_t>(positive[order[k]] != 0));
        if (k + 1 == order.size() || scores[order[k + 1]] != scores[order[k]])
            m_groupEnds.push_back(static_cast<std::uint32_t>(k + 1));
    }
}

AveragePrecisionSweep::AveragePrecisionSweep(
    std::span<const std::uint8_t> positive, std::span<const double> scores, std::span<const std::uint32_t> rows)
    : AveragePrecisionSweep(positive, scores)
{
    for (std::uint32_t& entry : m_entries)
        entry = (rows[entry >> 1] << 1) | (entry & 1);
}

double AveragePrecisionSweep::operator()(stats::Weights weights) const
{
    double sum = 0;
    std::uint64_t positives = 0;
    std::uint64_t all = 0;
    std::size_t begin = 0;
    for (const std::uint32_t end : m_groupEnds) {
        std::uint64_t here = 0;
        for (std::size_t k = begin; k < end; ++k) {
            const std::uint64_t weight = weights[m_entries[k] >> 1];
            here += weight & (0 - std::uint64_t(m_entries[k] & 1));
            all += weight;
        }
        begin = end;
        positives += here;
        if (here > 0)
            sum += static_cast<double>(here) * (static_cast<double>(positives) / static_cast<double>(all));
    }
    return positives == 0 ? stats::kUndefined : sum / static_cast<double>(positives);
}

}
