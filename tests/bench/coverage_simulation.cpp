/// States how often each 95 % interval covers the truth and how often each paired test rejects a true null hypothesis.
/// usage: coverage_simulation [repeats] [seed]; prints a Markdown table.

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/stats/auroc.h"
#include "core/stats/bootstrap.h"
#include "core/stats/delong.h"
#include "core/stats/distributions.h"
#include "core/stats/paired.h"
#include "core/stats/proportion.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include <fmt/format.h>

using namespace vlm;
using namespace vlm::stats;

namespace {

constexpr std::array<std::size_t, 3> kSizes{50, 200, 1000};
constexpr std::array<double, 3> kAurocs{0.7, 0.8, 0.9};
constexpr double kPrevalence = 0.4;
constexpr double kAccuracy = 0.8;
constexpr double kCorrelation = 0.5; // between two models' scores within a class
constexpr double kAlpha = 0.05;

/// Two binormal models on the same cases.
struct Cases {
    std::vector<std::uint8_t> positive;
    std::vector<std::vector<double>> scores{2};
    std::vector<std::uint8_t> correctA;
    std::vector<std::uint8_t> correctB;
};

Cases draw(std::size_t n, double aurocA, double aurocB, PhiloxStream& random)
{
    // AUROC of two unit normals a distance d apart is the normal distribution function of d / sqrt(2).
    const double shiftA = normalQuantile(aurocA) * std::sqrt(2.0);
    const double shiftB = normalQuantile(aurocB) * std::sqrt(2.0);
    const auto positives = static_cast<std::size_t>(std::lround(kPrevalence * static_cast<double>(n)));
    Cases cases;
    for (std::size_t i = 0; i < n; ++i) {
        const bool positive = i < positives;
        const double shared = random.normal();
        const double a = std::sqrt(kCorrelation) * shared + std::sqrt(1 - kCorrelation) * random.normal();
        const double b = std::sqrt(kCorrelation) * shared + std::sqrt(1 - kCorrelation) * random.normal();
        cases.positive.push_back(positive);
        cases.scores[0].push_back(a + (positive ? shiftA : 0));
        cases.scores[1].push_back(b + (positive ? shiftB : 0));
        cases.correctA.push_back(normalCdf(a) < kAccuracy);
        cases.correctB.push_back(normalCdf(b) < kAccuracy);
    }
    return cases;
}

using Hits = std::map<std::string, std::size_t>;

void count(Hits& hits, const std::string& name, bool hit)
{
    hits[name] += hit;
}

bool covers(const Estimate& estimate, double truth)
{
    return estimate.lower <= truth && truth <= estimate.upper;
}

BootstrapOptions options(std::uint64_t seed, IntervalMethod method)
{
    BootstrapOptions out;
    out.seed = seed;
    out.method = method;
    out.threads = 1;
    return out;
}

void intervalsOfAuroc(Hits& hits, const Cases& cases, double truth, std::uint64_t seed)
{
    const std::string of = fmt::format("AUROC {:.1f}", truth);
    const Clusters rows(cases.positive.size());
    const std::vector<Statistic> sweep{AurocSweep(cases.positive, cases.scores[0])};
    const Replicates replicates = bootstrap(sweep, rows, options(seed, IntervalMethod::Percentile));
    const double value = AurocSweep(cases.positive, cases.scores[0]).value();
    const std::vector<double> left = jackknife(sweep[0], rows, 1, {});
    count(hits, of + "|percentile bootstrap", covers(percentileEstimate(value, replicates.values[0], 0.95), truth));
    count(hits, of + "|BCa bootstrap", covers(bcaEstimate(value, replicates.values[0], left, 0.95), truth));
    const std::span<const std::vector<double>> first(cases.scores.data(), 1);
    count(hits, of + "|DeLong, logit", covers(delongEstimate(delong(cases.positive, first, rows), 0), truth));
}

void intervalsOfDifference(Hits& hits, const Cases& cases, double truth, std::uint64_t seed)
{
    const std::string of = fmt::format("AUROC difference {:.1f}", truth);
    const Clusters rows(cases.positive.size());
    const AurocSweep a(cases.positive, cases.scores[0]);
    const AurocSweep b(cases.positive, cases.scores[1]);
    const std::vector<Statistic> difference{[&](Weights w) { return a(w) - b(w); }};
    const Replicates replicates = bootstrap(difference, rows, options(seed, IntervalMethod::Percentile));
    const double value = a.value() - b.value();
    const std::vector<double> left = jackknife(difference[0], rows, 1, {});
    count(hits, of + "|paired percentile bootstrap",
        covers(percentileEstimate(value, replicates.values[0], 0.95), truth));
    count(hits, of + "|paired BCa bootstrap", covers(bcaEstimate(value, replicates.values[0], left, 0.95), truth));
    const TestResult test = delongTest(delong(cases.positive, cases.scores, rows), 0, 1);
    count(hits, of + "|paired DeLong", test.lower <= truth && truth <= test.upper);
}

void intervalsOfAccuracy(Hits& hits, const Cases& cases, std::uint64_t seed)
{
    const std::string of = fmt::format("Accuracy {:.1f}", kAccuracy);
    const std::size_t n = cases.correctA.size();
    std::size_t correct = 0;
    for (const std::uint8_t c : cases.correctA)
        correct += c;
    const std::vector<Statistic> mean{[&](Weights w) {
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i)
            sum += w[i] * cases.correctA[i];
        return sum / static_cast<double>(n);
    }};
    const auto estimate = bootstrapEstimates(mean, Clusters(n), options(seed, IntervalMethod::Percentile)).front();
    const auto bca = bootstrapEstimates(mean, Clusters(n), options(seed, IntervalMethod::Bca)).front();
    count(hits, of + "|percentile bootstrap", covers(estimate, kAccuracy));
    count(hits, of + "|BCa bootstrap", covers(bca, kAccuracy));
    count(hits, of + "|Wilson", covers(wilson(correct, n), kAccuracy));
    count(hits, of + "|Clopper-Pearson", covers(clopperPearson(correct, n), kAccuracy));
}

void tests(Hits& hits, const Cases& cases, std::uint64_t seed)
{
    const Clusters rows(cases.positive.size());
    const BootstrapOptions settings = options(seed, IntervalMethod::Percentile);
    const TestResult paired = delongTest(delong(cases.positive, cases.scores, rows), 0, 1);
    count(hits, "AUROC, no difference|DeLong", paired.p < kAlpha);
    const TestResult swapped = aurocRandomisationTest(cases.positive, cases.scores[0], cases.scores[1], rows, settings);
    count(hits, "AUROC, no difference|randomisation", swapped.p < kAlpha);
    const McNemar exact = mcNemar(cases.correctA, cases.correctB);
    count(hits, "Accuracy, no difference|McNemar, exact", exact.p < kAlpha);
    count(hits, "Accuracy, no difference|McNemar, mid-p", exact.midP < kAlpha);
    const std::vector<double> a(cases.correctA.begin(), cases.correctA.end());
    const std::vector<double> b(cases.correctB.begin(), cases.correctB.end());
    const TestResult means = meanRandomisationTest(a, b, rows, settings);
    count(hits, "Accuracy, no difference|randomisation", means.p < kAlpha);
    count(hits, "Accuracy, no difference|randomisation, mid-p", means.midP < kAlpha);
}

Hits simulate(std::size_t n, std::size_t repeats, std::uint64_t seed)
{
    Hits total;
    std::mutex mutex;
    parallelFor(repeats, 8, 0, {}, [&](std::size_t begin, std::size_t end) {
        Hits hits;
        for (std::size_t repeat = begin; repeat < end; ++repeat) {
            PhiloxStream random(deriveSeed(seed, fmt::format("n={}", n)), repeat);
            for (const double auroc : kAurocs)
                intervalsOfAuroc(hits, draw(n, auroc, auroc, random), auroc, repeat);
            intervalsOfDifference(hits, draw(n, 0.8, 0.7, random), 0.1, repeat);
            const Cases equal = draw(n, 0.8, 0.8, random);
            intervalsOfAccuracy(hits, equal, repeat);
            tests(hits, equal, repeat);
        }
        const std::scoped_lock lock(mutex);
        for (const auto& [name, number] : hits)
            total[name] += number;
    });
    return total;
}

void print(std::string_view title, const std::map<std::string, std::array<double, 3>>& rows, bool ofTests)
{
    fmt::print("\n{}\n\n| quantity | method | n = 50 | n = 200 | n = 1000 |\n|---|---|---|---|---|\n", title);
    for (const auto& [name, shares] : rows) {
        const std::size_t bar = name.find('|');
        const bool isTest = name.find("no difference") != std::string::npos;
        if (isTest == ofTests)
            fmt::print("| {} | {} | {:.1f} | {:.1f} | {:.1f} |\n", name.substr(0, bar), name.substr(bar + 1),
                100 * shares[0], 100 * shares[1], 100 * shares[2]);
    }
}

}

int main(int argc, char** argv)
{
    const std::size_t repeats = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 2000;
    const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    std::map<std::string, std::array<double, 3>> rows;
    for (std::size_t k = 0; k < kSizes.size(); ++k) {
        for (const auto& [name, hits] : simulate(kSizes[k], repeats, seed))
            rows[name][k] = static_cast<double>(hits) / static_cast<double>(repeats);
    }
    fmt::print("{} simulated studies a cell, seed {}; binormal scores, prevalence {:.0f} %, correlation {:.1f} between "
               "models, 1,000 replicates. Standard error of a cell near 95 %: {:.2f} points.\n",
        repeats, seed, 100 * kPrevalence, kCorrelation, 100 * std::sqrt(0.95 * 0.05 / static_cast<double>(repeats)));
    print("Coverage of 95 % intervals, in percent", rows, false);
    print("Rejections of a true null hypothesis at 5 %, in percent", rows, true);
    return 0;
}
