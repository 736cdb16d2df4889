#include "core/base/error.h"
#include "core/base/random.h"
#include "core/stats/auroc.h"
#include "core/stats/delong.h"
#include "core/stats/distributions.h"
#include "core/stats/multiplicity.h"
#include "core/stats/paired.h"
#include "core/stats/power.h"
#include "core/stats/proportion.h"

#include <cmath>

#include <QTest>

using namespace vlm;
using namespace vlm::stats;

namespace {

void near(double found, double expected, double tolerance)
{
    if (!(std::abs(found - expected) <= tolerance))
        QFAIL(qPrintable(QString("found %1, expected %2").arg(found, 0, 'g', 12).arg(expected, 0, 'g', 12)));
}

struct Cases {
    std::vector<std::uint8_t> positive;
    std::vector<std::vector<double>> scores{3};
};

/// Three models, the third with coarse scores (ties).
Cases cases(std::size_t n, double shift)
{
    PhiloxStream random(17, n);
    Cases out;
    for (std::size_t i = 0; i < n; ++i) {
        const bool positive = i % 5 < 2;
        const double shared = random.normal();
        out.positive.push_back(positive);
        out.scores[0].push_back(shared + random.normal() + (positive ? shift : 0));
        out.scores[1].push_back(shared + random.normal() + (positive ? 0.5 : 0));
        out.scores[2].push_back(std::round(2 * out.scores[0].back()));
    }
    return out;
}

/// DeLong's covariance straight from its definition, O(m n).
double covarianceByDefinition(const Cases& c, std::size_t a, std::size_t b)
{
    const auto placements = [&](std::size_t model, std::size_t i) {
        double sum = 0;
        double others = 0;
        for (std::size_t j = 0; j < c.positive.size(); ++j) {
            if (c.positive[j] == c.positive[i])
                continue;
            const double x = c.positive[i] ? c.scores[model][i] : c.scores[model][j];
            const double y = c.positive[i] ? c.scores[model][j] : c.scores[model][i];
            sum += x > y ? 1.0 : x == y ? 0.5 : 0.0;
            others += 1;
        }
        return sum / others;
    };
    double covariance = 0;
    for (const bool positive : {true, false}) {
        std::vector<double> va, vb;
        for (std::size_t i = 0; i < c.positive.size(); ++i) {
            if (bool(c.positive[i]) == positive) {
                va.push_back(placements(a, i));
                vb.push_back(placements(b, i));
            }
        }
        const double m = double(va.size());
        double ma = 0, mb = 0, sum = 0;
        for (std::size_t i = 0; i < va.size(); ++i) {
            ma += va[i] / m;
            mb += vb[i] / m;
        }
        for (std::size_t i = 0; i < va.size(); ++i)
            sum += (va[i] - ma) * (vb[i] - mb);
        covariance += sum / (m - 1) / m;
    }
    return covariance;
}

}

class TestInference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void delongEqualsItsDefinition()
    {
        const Cases c = cases(70, 1.2);
        const Delong result = delong(c.positive, c.scores, Clusters(70));
        for (std::size_t a = 0; a < 3; ++a) {
            near(result.auroc[a], AurocSweep(c.positive, c.scores[a]).value(), 1e-14);
            for (std::size_t b = 0; b < 3; ++b)
                near(result.covariance[3 * a + b], covarianceByDefinition(c, a, b), 1e-14);
        }
    }

    void delongIntervalStaysInsideTheUnitAndSaysWhenDegenerate()
    {
        const std::vector<std::uint8_t> positive{0, 0, 0, 0, 1, 1, 1};
        const std::vector<std::vector<double>> perfect{{1, 2, 3, 4, 5, 6, 7}};
        const Estimate one = delongEstimate(delong(positive, perfect, Clusters(7)), 0);
        QCOMPARE(one.value, 1.0);
        QCOMPARE(one.upper, 1.0);
        near(one.lower, std::pow(0.025, 1.0 / 3), 1e-12);
        QVERIFY(!one.note.empty());
        const std::vector<std::vector<double>> good{{1, 2, 3, 5, 4, 6, 7}};
        const Estimate estimate = delongEstimate(delong(positive, good, Clusters(7)), 0);
        QVERIFY(estimate.lower > 0 && estimate.lower < estimate.value && estimate.value < estimate.upper
            && estimate.upper < 1);
        QCOMPARE(estimate.method, IntervalMethod::DelongLogit);
        const std::vector<std::uint8_t> single{1, 1, 1, 1, 1, 1, 1};
        QVERIFY_THROWS_EXCEPTION(Error, delong(single, good, Clusters(7)));
    }

    void pairedDelongComparesModels()
    {
        const Cases c = cases(400, 1.5);
        const Delong result = delong(c.positive, c.scores, Clusters(400));
        const TestResult better = delongTest(result, 0, 1);
        QVERIFY(better.estimate > 0 && better.p < 1e-4);
        near(better.estimate, result.auroc[0] - result.auroc[1], 1e-15);
        const double variance = result.covariance[0] + result.covariance[4] - 2 * result.covariance[1];
        near(better.standardError, std::sqrt(variance), 1e-14);
        near(delongTest(result, 1, 0).p, better.p, 1e-15);
        const TestResult self = delongTest(result, 1, 1);
        QCOMPARE(self.p, 1.0);
    }

    void repeatedRowsDoNotShrinkClusteredDelong()
    {
        const Cases single = cases(100, 1.0);
        Cases repeated;
        std::vector<std::int64_t> ids;
        for (int copy = 0; copy < 3; ++copy) {
            for (std::size_t i = 0; i < 100; ++i) {
                repeated.positive.push_back(single.positive[i]);
                for (std::size_t m = 0; m < 3; ++m)
                    repeated.scores[m].push_back(single.scores[m][i]);
                ids.push_back(std::int64_t(i));
            }
        }
        const double honest = delong(single.positive, single.scores, Clusters(100)).variance(0);
        const double clustered = delong(repeated.positive, repeated.scores, Clusters(ids)).variance(0);
        const double naive = delong(repeated.positive, repeated.scores, Clusters(300)).variance(0);
        near(clustered / honest, 1.0, 0.02);
        QVERIFY(naive < 0.4 * honest);
    }

    void randomisationIsExactForFewUnits()
    {
        const std::vector<double> a{1, 1, 1, 1, 1, 1};
        const std::vector<double> b{0, 0, 0, 0, 0, 0};
        const TestResult test = meanRandomisationTest(a, b, Clusters(6), {});
        near(test.p, 2.0 / 64, 1e-15);
        near(test.estimate, 1.0, 1e-12);
        QCOMPARE(meanRandomisationTest(a, a, Clusters(6), {}).p, 1.0);
        QVERIFY_THROWS_EXCEPTION(Error, meanRandomisationTest(a, std::vector<double>{1.0}, Clusters(6), {}));
    }

    void randomisationOfAurocsIgnoresScalesAndThreads()
    {
        const Cases c = cases(200, 1.6);
        BootstrapOptions options;
        options.threads = 1;
        const TestResult one = aurocRandomisationTest(c.positive, c.scores[0], c.scores[1], Clusters(200), options);
        std::vector<double> stretched;
        for (const double score : c.scores[1])
            stretched.push_back(std::exp(score));
        options.threads = 3;
        const TestResult other = aurocRandomisationTest(c.positive, c.scores[0], stretched, Clusters(200), options);
        QCOMPARE(one.p, other.p);
        QCOMPARE(one.estimate, other.estimate);
        QVERIFY(one.p < 0.02 && one.p >= 1.0 / 1001);
        near(one.estimate, AurocSweep(c.positive, c.scores[0]).value() - AurocSweep(c.positive, c.scores[1]).value(),
            1e-12);
    }

    void pairedDifferenceIsNarrowerThanUnpaired()
    {
        const Cases c = cases(300, 1.0);
        const AurocSweep a(c.positive, c.scores[0]);
        const AurocSweep b(c.positive, c.scores[1]);
        const Estimate paired = pairedDifference(a, b, Clusters(300), {});
        near(paired.value, a.value() - b.value(), 1e-15);
        const std::vector<Statistic> both{a, b};
        const auto alone = bootstrapEstimates(both, Clusters(300), {});
        QVERIFY(paired.standardError < std::hypot(alone[0].standardError, alone[1].standardError));
    }

    void pairedTTestEqualsScipy()
    {
        // scipy.stats.ttest_rel([1,0,1,1,0,1,1,1], [0,0,1,0,1,0,1,0], alternative="greater")
        const std::vector<double> a{1, 0, 1, 1, 0, 1, 1, 1};
        const std::vector<double> b{0, 0, 1, 0, 1, 0, 1, 0};
        near(pairedTTest(a, b).statistic, 1.4255728899344746, 1e-12);
        near(pairedTTest(a, b).p, 0.09851103607887521, 1e-12);
        QVERIFY(std::isnan(pairedTTest(a, a).p));
    }

    void mcNemarIsExact()
    {
        const auto vectors = [](int onlyA, int onlyB, int both) {
            std::pair<std::vector<std::uint8_t>, std::vector<std::uint8_t>> out;
            for (int i = 0; i < onlyA + onlyB + both; ++i) {
                out.first.push_back(i < onlyA || i >= onlyA + onlyB);
                out.second.push_back(i >= onlyA);
            }
            return out;
        };
        const auto [a, b] = vectors(1, 9, 5);
        near(mcNemar(a, b).p, 2.0 * 11 / 1024, 1e-12);
        near(mcNemar(a, b).midP, 2.0 * 11 / 1024 - 10.0 / 1024, 1e-12);
        const auto [c, d] = vectors(4, 4, 0);
        QCOMPARE(mcNemar(c, d).p, 1.0);
        near(mcNemar(c, d).midP, 1.0 - 0.5 * 70 / 256, 1e-12);
        QCOMPARE(mcNemar(a, a).p, 1.0);
    }

    void proportionsHaveTheirTextbookIntervals()
    {
        near(wilson(8, 10).lower, 0.490162, 1e-6);
        near(wilson(8, 10).upper, 0.943318, 1e-6);
        near(clopperPearson(8, 10).lower, 0.443905, 1e-6);
        near(clopperPearson(8, 10).upper, 0.974789, 1e-6);
        near(clopperPearson(0, 10).upper, 0.308497, 1e-6);
        QCOMPARE(wilson(0, 10).lower, 0.0);
        QCOMPARE(wilson(10, 10).upper, 1.0);
        QVERIFY(!wilson(0, 0).defined());
    }

    void equivalenceNeedsTheWholeIntervalInside()
    {
        const Equivalence close = equivalence(0.002, 0.005, 0.02);
        QVERIFY(close.equivalent && close.nonInferior);
        near(close.pUpper, normalCdf(-3.6), 1e-12);
        const Equivalence wide = equivalence(0.002, 0.02, 0.02);
        QVERIFY(!wide.equivalent);
        const Equivalence better = equivalence(0.05, 0.01, 0.02);
        QVERIFY(!better.equivalent && better.nonInferior);
        QVERIFY_THROWS_EXCEPTION(Error, equivalence(0, 1, 0));
    }

    void familiesOfTestsAreAdjusted()
    {
        const std::vector<double> p{0.01, 0.04, 0.03, 0.005, std::nan("")};
        const auto h = holm(p);
        near(h[0], 0.03, 1e-15);
        near(h[1], 0.06, 1e-15);
        near(h[2], 0.06, 1e-15);
        near(h[3], 0.02, 1e-15);
        QVERIFY(std::isnan(h[4]));
        const auto bh = benjaminiHochberg(p);
        near(bh[0], 0.02, 1e-15);
        near(bh[1], 0.04, 1e-15);
        near(bh[2], 0.04, 1e-15);
        near(bh[3], 0.02, 1e-15);
    }

    void powerFollowsThePlannersTable()
    {
        // Smallest detectable differences at 80 % power, sigma 0.5, correlation 0.5.
        for (const auto& [n, points] : {std::pair{56, 18.7}, {234, 9.2}, {451, 6.6}, {1061, 4.3}, {6719, 1.7}})
            near(100 * minimumDetectableEffect(std::size_t(n), {}), points, 0.06);
        near(100 * minimumDetectableEffect(56, {.alpha = 0.05 / 144}), 29.5, 0.06);
        const std::size_t n = requiredRows(0.03, {});
        near(achievedPower(0.03, n, {}), 0.8, 2e-3);
        QVERIFY(minimumDetectableEffect(n, {}) <= 0.03);
        QVERIFY_THROWS_EXCEPTION(Error, requiredRows(0, {}));
    }

    void studentAndBetaMatchTables()
    {
        near(studentQuantile(0.975, 4), 2.7764451052, 1e-9);
        near(studentQuantile(0.975, 1), 12.7062047362, 1e-8);
        near(studentQuantile(0.025, 30), -2.0422724563, 1e-9);
        near(studentCdf(2.7764451052, 4), 0.975, 1e-10);
        near(betaCdf(0.5, 2, 3), 0.6875, 1e-14);
        near(betaQuantile(0.6875, 2, 3), 0.5, 1e-12);
    }
};

QTEST_GUILESS_MAIN(TestInference)
#include "tst_inference.moc"
