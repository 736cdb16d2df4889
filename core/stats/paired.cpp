#include "core/stats/paired.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/stats/auroc.h"
#include "core/stats/distributions.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <mutex>
#include <numbers>
#include <numeric>

#include <fmt/format.h>

namespace vlm::stats {
namespace {

constexpr std::size_t kEnumerated = 16; // units up to which all swaps are tried
constexpr std::size_t kGrain = 16;
constexpr double kEqual = 1e-12; // differences this close count as equal

void requireSame(std::size_t a, std::size_t b, std::string_view what)
{
    if (a != b)
        throw Error(ErrorKind::Data,
            fmt::format("{}: {} against {} rows; paired tests need predictions for the same cases", what, a, b));
}

std::vector<double> midrankScores(std::span<const double> scores)
{
    std::vector<double> sorted(scores.begin(), scores.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> ranks;
    for (const double score : scores) {
        const auto [low, high] = std::equal_range(sorted.begin(), sorted.end(), score);
        ranks.push_back(0.5 * static_cast<double>((low - sorted.begin()) + (high - sorted.begin())));
    }
    return ranks;
}

/// Marks the rows of units whose bit is set.
void spreadBits(const Clusters& clusters, std::span<const std::uint32_t> bits, std::span<std::uint8_t> rows)
{
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::size_t unit = clusters.unitOf(row);
        rows[row] = (bits[unit / 32] >> (unit % 32)) & 1;
    }
}

/// AUROC of scores that are ranks with known upper bound, by counting; O(n + bound).
class RankAuroc {
public:
    RankAuroc(std::span<const std::uint8_t> positive, std::span<const double> a, std::span<const double> b)
        : m_positive(positive.begin(), positive.end())
    {
        for (std::size_t i = 0; i < a.size(); ++i) { // midranks are multiples of one half
            m_a.push_back(static_cast<std::uint32_t>(2 * a[i]));
            m_b.push_back(static_cast<std::uint32_t>(2 * b[i]));
        }
    }
    double difference(std::span<const std::uint8_t> useB) const { return auroc(useB, 0) - auroc(useB, 1); }

private:
    double auroc(std::span<const std::uint8_t> useB, std::uint8_t flip) const
    {
        std::vector<std::uint32_t> positives(2 * m_positive.size() + 1, 0);
        std::vector<std::uint32_t> negatives(2 * m_positive.size() + 1, 0);
        for (std::size_t i = 0; i < m_positive.size(); ++i)
            ++(m_positive[i] ? positives : negatives)[useB[i] != flip ? m_b[i] : m_a[i]];
        std::uint64_t halfWins = 0;
        std::uint64_t below = 0;
        std::uint64_t all = 0;
        for (std::size_t r = 0; r < positives.size(); ++r) {
            halfWins += std::uint64_t(positives[r]) * (2 * below + negatives[r]);
            below += negatives[r];
            all += positives[r];
        }
        return all == 0 || below == 0
            ? kUndefined
            : 0.5 * static_cast<double>(halfWins) / (static_cast<double>(all) * static_cast<double>(below));
    }

    std::vector<std::uint8_t> m_positive;
    std::vector<std::uint32_t> m_a;
    std::vector<std::uint32_t> m_b;
};

}

Estimate pairedDifference(
    const Statistic& a, const Statistic& b, const Clusters& clusters, const BootstrapOptions& options)
{
    const Statistic difference = [&](Weights weights) { return a(weights) - b(weights); };
    return bootstrapEstimates(std::span(&difference, 1), clusters, options).front();
}

TestResult randomisationTest(
    const SwappedStatistic& difference, const Clusters& clusters, const BootstrapOptions& options)
{
    const std::size_t units = clusters.count();
    const std::vector<std::uint8_t> unswapped(clusters.rows(), 0);
    TestResult test{.estimate = difference(unswapped), .n = clusters.rows(), .method = "randomisation"};
    if (std::isnan(test.estimate)) {
        test.note = VLM_TR("Note", "the difference is undefined on this sample");
        return test;
    }
    const bool exact = units <= kEnumerated;
    const std::size_t trials = exact ? std::size_t(1) << units : options.replicates;
    const double observed = std::abs(test.estimate);
    std::atomic<std::size_t> beyond = 0;
    std::atomic<std::size_t> equal = 0;
    std::mutex reporting;
    std::size_t done = 0;
    parallelFor(trials, kGrain, options.threads, options.stop, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint32_t> bits((units + 31) / 32);
        std::vector<std::uint8_t> rows(clusters.rows());
        std::size_t further = 0;
        std::size_t same = 0;
        for (std::size_t trial = begin; trial < end; ++trial) {
            if (exact) {
                bits[0] = static_cast<std::uint32_t>(trial);
            } else {
                PhiloxStream random(options.seed, trial);
                std::generate(bits.begin(), bits.end(), [&] { return random.next32(); });
            }
            spreadBits(clusters, bits, rows);
            const double distance = std::abs(difference(rows)) - observed;
            further += distance > kEqual;
            same += std::abs(distance) <= kEqual;
        }
        beyond += further;
        equal += same;
        if (!options.progress)
            return;
        const std::lock_guard lock(reporting);
        done += end - begin;
        options.progress(static_cast<double>(done) / static_cast<double>(trials));
    });
    const auto more = static_cast<double>(beyond.load());
    const auto ties = static_cast<double>(equal.load());
    const auto count = static_cast<double>(trials);
    test.p = exact ? (more + ties) / count : (1.0 + more + ties) / (1.0 + count);
    test.midP = exact ? (more + 0.5 * ties) / count : (1.0 + more + 0.5 * ties) / (1.0 + count);
    test.statistic = test.estimate;
    if (exact)
        test.note = VLM_TR("Note", "all swaps enumerated");
    return test;
}

TestResult aurocRandomisationTest(std::span<const std::uint8_t> positive, std::span<const double> a,
    std::span<const double> b, const Clusters& clusters, const BootstrapOptions& options)
{
    requireSame(a.size(), b.size(), "randomisation test");
    requireSame(positive.size(), a.size(), "randomisation test");
    const RankAuroc ranks(positive, midrankScores(a), midrankScores(b));
    return randomisationTest(
        [&](std::span<const std::uint8_t> useB) { return ranks.difference(useB); }, clusters, options);
}

TestResult meanRandomisationTest(
    std::span<const double> a, std::span<const double> b, const Clusters& clusters, const BootstrapOptions& options)
{
    requireSame(a.size(), b.size(), "randomisation test");
    std::vector<double> gap(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        gap[i] = (a[i] - b[i]) / static_cast<double>(a.size());
    return randomisationTest(
        [&](std::span<const std::uint8_t> useB) {
            double sum = 0;
            for (std::size_t i = 0; i < gap.size(); ++i)
                sum += useB[i] ? -gap[i] : gap[i];
            return sum;
        },
        clusters, options);
}

McNemar mcNemar(std::span<const std::uint8_t> correctA, std::span<const std::uint8_t> correctB)
{
    requireSame(correctA.size(), correctB.size(), "McNemar");
    McNemar out;
    for (std::size_t i = 0; i < correctA.size(); ++i) {
        out.onlyA += correctA[i] && !correctB[i];
        out.onlyB += !correctA[i] && correctB[i];
    }
    const std::size_t n = out.onlyA + out.onlyB;
    const auto fewer = static_cast<double>(std::min(out.onlyA, out.onlyB));
    // P(X <= fewer) of Binomial(n, 1/2) through the incomplete beta function.
    out.p = n == 0 ? 1.0 : std::min(1.0, 2.0 * betaCdf(0.5, static_cast<double>(n) - fewer, fewer + 1.0));
    const double point = n == 0
        ? 1.0
        : std::exp(std::lgamma(static_cast<double>(n) + 1) - std::lgamma(fewer + 1)
            - std::lgamma(static_cast<double>(n) - fewer + 1) - static_cast<double>(n) * std::numbers::ln2);
    out.midP = n == 0            ? 1.0
        : out.onlyA == out.onlyB ? 1.0 - 0.5 * point
                                 : 2.0 * betaCdf(0.5, static_cast<double>(n) - fewer, fewer + 1.0) - point;
    return out;
}

TestResult pairedTTest(std::span<const double> a, std::span<const double> b)
{
    requireSame(a.size(), b.size(), "paired t test");
    TestResult test{.n = a.size(), .method = "paired t, one-sided"};
    const auto n = static_cast<double>(a.size());
    double mean = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        mean += (a[i] - b[i]) / n;
    double squares = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        squares += (a[i] - b[i] - mean) * (a[i] - b[i] - mean);
    test.estimate = mean;
    if (a.size() < 2 || squares == 0) {
        test.note = VLM_TR("Note", "all differences are equal");
        return test;
    }
    test.standardError = std::sqrt(squares / (n - 1) / n);
    test.statistic = mean / test.standardError;
    test.p = studentCdf(-test.statistic, n - 1);
    return test;
}

Equivalence equivalence(double difference, double standardError, double margin, double alpha)
{
    if (!(margin > 0))
        throw Error(ErrorKind::Config, "equivalence: the margin must be above 0");
    Equivalence out{.margin = margin};
    out.pLower = normalCdf(-(difference + margin) / standardError);
    out.pUpper = normalCdf((difference - margin) / standardError);
    out.p = std::max(out.pLower, out.pUpper);
    out.equivalent = out.p < alpha;
    out.nonInferior = out.pLower < alpha;
    return out;
}

}
