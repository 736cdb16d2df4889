#include "core/stats/delong.h"
#include "core/base/error.h"
#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace vlm::stats {
namespace {

/// Midranks (1-based; ties share the mean rank).
std::vector<double> midranks(std::span<const double> values)
{
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        while (end < order.size() && values[order[end]] == values[order[begin]])
            ++end;
        for (std::size_t k = begin; k < end; ++k)
            ranks[order[k]] = 0.5 * static_cast<double>(begin + end + 1);
        begin = end;
    }
    return ranks;
}

struct Placements {
    double auroc = 0;
    std::vector<double> ofRow; ///< [n] V10 of positives, V01 of negatives
};

Placements placements(std::span<const std::uint8_t> positive, std::span<const double> scores)
{
    std::vector<double> positives;
    std::vector<double> negatives;
    for (std::size_t i = 0; i < scores.size(); ++i)
        (positive[i] ? positives : negatives).push_back(scores[i]);
    const std::vector<double> all = midranks(scores);
    const std::vector<double> withinPositives = midranks(positives);
    const std::vector<double> withinNegatives = midranks(negatives);
    const auto m = static_cast<double>(positives.size());
    const auto n = static_cast<double>(negatives.size());
    Placements out;
    std::size_t p = 0;
    std::size_t q = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (positive[i]) {
            out.ofRow.push_back((all[i] - withinPositives[p++]) / n);
            out.auroc += out.ofRow.back() / m;
        } else {
            out.ofRow.push_back(1.0 - (all[i] - withinNegatives[q++]) / m);
        }
    }
    return out;
}

double covarianceOf(
    const Placements& a, const Placements& b, std::span<const std::uint8_t> positive, double m, double n)
{
    double positives = 0;
    double negatives = 0;
    for (std::size_t i = 0; i < positive.size(); ++i)
        (positive[i] ? positives : negatives) += (a.ofRow[i] - a.auroc) * (b.ofRow[i] - b.auroc);
    return (m > 1 ? positives / (m - 1) / m : 0.0) + (n > 1 ? negatives / (n - 1) / n : 0.0);
}

/// Obuchowski 1997, equations for clustered ROC data.
double clusteredCovariance(const Placements& a, const Placements& b, std::span<const std::uint8_t> positive,
    const Clusters& clusters, double m, double n)
{
    struct Sums {
        double a = 0, b = 0;
    };
    std::vector<Sums> positives(clusters.count());
    std::vector<Sums> negatives(clusters.count());
    std::vector<bool> hasPositive(clusters.count(), false);
    std::vector<bool> hasNegative(clusters.count(), false);
    for (std::size_t i = 0; i < positive.size(); ++i) {
        const std::size_t unit = clusters.unitOf(i);
        Sums& sums = (positive[i] ? positives : negatives)[unit];
        sums.a += a.ofRow[i] - a.auroc;
        sums.b += b.ofRow[i] - b.auroc;
        (positive[i] ? hasPositive : hasNegative)[unit] = true;
    }
    double s10 = 0;
    double s01 = 0;
    double s11 = 0;
    for (std::size_t u = 0; u < clusters.count(); ++u) {
        s10 += positives[u].a * positives[u].b;
        s01 += negatives[u].a * negatives[u].b;
        s11 += positives[u].a * negatives[u].b + negatives[u].a * positives[u].b;
    }
    const auto i10 = static_cast<double>(std::count(hasPositive.begin(), hasPositive.end(), true));
    const auto i01 = static_cast<double>(std::count(hasNegative.begin(), hasNegative.end(), true));
    const auto units = static_cast<double>(clusters.count());
    const double first = i10 > 1 ? i10 / ((i10 - 1) * m) * s10 / m : 0.0;
    const double second = i01 > 1 ? i01 / ((i01 - 1) * n) * s01 / n : 0.0;
    const double third = units > 1 ? units / (units - 1) * s11 / (m * n) : 0.0;
    return first + second + third;
}

Estimate boundary(const Delong& result, std::size_t model, double level)
{
    Estimate estimate{.value = result.auroc[model], .level = level, .method = IntervalMethod::ClopperPearson};
    const auto smaller = static_cast<double>(std::min(result.positives, result.n - result.positives));
    const double reach = std::pow((1.0 - level) / 2.0, 1.0 / smaller);
    estimate.lower = estimate.value > 0 ? estimate.value * reach : 0.0;
    estimate.upper = estimate.value < 1 ? 1.0 - (1.0 - estimate.value) * reach : 1.0;
    estimate.note = VLM_TR("Note", "the variance is zero; exact binomial bound from the smaller class");
    return estimate;
}

}

Delong delong(
    std::span<const std::uint8_t> positive, std::span<const std::vector<double>> scores, const Clusters& clusters)
{
    const auto positives = static_cast<std::size_t>(
        std::count_if(positive.begin(), positive.end(), [](std::uint8_t p) { return p != 0; }));
    if (positives == 0 || positives == positive.size())
        throw Error(ErrorKind::Data, "DeLong: both classes must be present");
    VLM_ASSERT(clusters.rows() == positive.size(), "clusters must cover the rows");
    std::vector<Placements> models;
    for (const std::vector<double>& column : scores) {
        if (column.size() != positive.size())
            throw Error(
                ErrorKind::Data, fmt::format("DeLong: {} labels but {} scores", positive.size(), column.size()));
        if (std::any_of(column.begin(), column.end(), [](double s) { return std::isnan(s); }))
            throw Error(ErrorKind::Data, "DeLong: a score is not a number");
        models.push_back(placements(positive, column));
    }
    Delong out{.n = positive.size(), .positives = positives, .clusters = clusters.count()};
    const auto m = static_cast<double>(positives);
    const auto n = static_cast<double>(positive.size() - positives);
    for (const Placements& a : models) {
        out.auroc.push_back(a.auroc);
        for (const Placements& b : models)
            out.covariance.push_back(clusters.trivial() ? covarianceOf(a, b, positive, m, n)
                                                        : clusteredCovariance(a, b, positive, clusters, m, n));
    }
    return out;
}

Estimate delongEstimate(const Delong& result, std::size_t model, double level)
{
    const double value = result.auroc.at(model);
    const double variance = result.variance(model);
    Estimate estimate;
    if (value <= 0.0 || value >= 1.0 || variance <= 0.0) {
        estimate = boundary(result, model, level);
    } else {
        const double z = normalQuantile(0.5 + level / 2.0);
        const double logit = std::log(value / (1.0 - value));
        const double half = z * std::sqrt(variance) / (value * (1.0 - value));
        estimate = {.value = value, .level = level, .method = IntervalMethod::DelongLogit};
        estimate.lower = 1.0 / (1.0 + std::exp(half - logit));
        estimate.upper = 1.0 / (1.0 + std::exp(-half - logit));
        estimate.standardError = std::sqrt(variance);
    }
    estimate.n = result.n;
    estimate.clusters = result.clusters;
    return estimate;
}

TestResult delongContrast(const Delong& result, std::span<const double> weights, double level)
{
    const std::size_t models = result.auroc.size();
    VLM_ASSERT(weights.size() == models, "one weight a model");
    TestResult test{.estimate = 0, .n = result.n, .method = "delong"};
    double variance = 0;
    for (std::size_t i = 0; i < models; ++i) {
        test.estimate += weights[i] * result.auroc[i];
        for (std::size_t j = 0; j < models; ++j)
            variance += weights[i] * weights[j] * result.covariance[i * models + j];
    }
    if (variance <= 1e-18) {
        test.standardError = 0;
        test.p = std::abs(test.estimate) < 1e-12 ? 1.0 : kUndefined;
        test.note = VLM_TR("Note", "the variance of the difference is zero");
        return test;
    }
    test.standardError = std::sqrt(variance);
    test.statistic = test.estimate / test.standardError;
    test.p = 2.0 * normalCdf(-std::abs(test.statistic));
    const double half = normalQuantile(0.5 + level / 2.0) * test.standardError;
    test.lower = test.estimate - half;
    test.upper = test.estimate + half;
    return test;
}

TestResult delongTest(const Delong& result, std::size_t a, std::size_t b, double level)
{
    std::vector<double> weights(result.auroc.size(), 0.0);
    weights.at(a) += 1;
    weights.at(b) -= 1;
    return delongContrast(result, weights, level);
}

}
