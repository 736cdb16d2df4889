#include <QtTest>

#include <cmath>

#include <sched.h>

#include "core/adaptation/lbfgs.h"
#include "core/adaptation/linear_probe.h"
#include "core/adaptation/logistic.h"
#include "core/base/error.h"
#include "core/base/random.h"

using namespace vlm;
using namespace vlm::adaptation;

namespace {

/// Two Gaussian clouds a class apart along every axis.
FeatureSet clouds(std::uint64_t seed, std::size_t count, std::size_t dim, int classes, double distance)
{
    PhiloxStream random(seed, 0);
    FeatureSet set{.features = Matrix(count, dim), .labels = {}};
    for (std::size_t i = 0; i < count; ++i) {
        const int label = static_cast<int>(i) % classes;
        set.labels.push_back(label);
        for (std::size_t k = 0; k < dim; ++k)
            set.features(i, k) = static_cast<float>(random.normal()
                + (k % static_cast<std::size_t>(classes) == static_cast<std::size_t>(label) ? distance : 0.0));
    }
    return set;
}

double accuracy(const Matrix& probabilities, const std::vector<int>& labels)
{
    double right = 0.0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto row = probabilities.row(i);
        right += std::max_element(row.begin(), row.end()) - row.begin() == labels[i] ? 1.0 : 0.0;
    }
    return right / static_cast<double>(labels.size());
}

config::LinearProbeOptions single(double lambda)
{
    config::LinearProbeOptions options;
    options.lambdaMinimum = options.lambdaMaximum = lambda;
    options.lambdaSteps = 1;
    return options;
}

QString failureOf(const std::function<void()>& f)
{
    try {
        f();
    } catch (const Error& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

}

class LinearProbeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lbfgsFindsTheMinimumOfRosenbrock()
    {
        std::vector<double> x{-1.2, 1.0};
        const LbfgsResult result = minimise(
            x,
            [](std::span<const double> p, std::span<double> g) {
                const double a = 1.0 - p[0];
                const double b = p[1] - p[0] * p[0];
                g[0] = -2.0 * a - 400.0 * p[0] * b;
                g[1] = 200.0 * b;
                return a * a + 100.0 * b * b;
            },
            [](std::span<double>) {}, 1e-10, 1000);
        QVERIFY(result.converged);
        QVERIFY(std::abs(x[0] - 1.0) < 1e-8 && std::abs(x[1] - 1.0) < 1e-8);
    }

    /// With all features zero only the unpenalised bias is free: its softmax must be the class frequencies.
    void biasAloneGivesClassFrequencies()
    {
        FeatureSet set{.features = Matrix(8, 3), .labels = {0, 0, 0, 0, 1, 1, 1, 2}};
        const LinearProbe probe = LinearProbe::fit(set, set, 3, single(1.0));
        const Matrix p = probe.predict(Matrix(1, 3));
        QVERIFY(std::abs(p(0, 0) - 4.0 / 8.0) < 1e-5);
        QVERIFY(std::abs(p(0, 1) - 3.0 / 8.0) < 1e-5);
        QVERIFY(std::abs(p(0, 2) - 1.0 / 8.0) < 1e-5);
    }

    /// One feature, x = +1 for class 1 and -1 for class 0, balanced: by symmetry w1 = -w0 = w, and the optimum solves
    /// sigma(-2w) = 2 lambda w  (derivative of log(1+exp(-2w)) + lambda w^2).
    void oneFeatureOptimumSolvesItsEquation()
    {
        FeatureSet set{.features = Matrix(2, 1), .labels = {0, 1}};
        set.features(0, 0) = -1.0F;
        set.features(1, 0) = 1.0F;
        const double lambda = 0.1;
        const LinearProbe probe = LinearProbe::fit(set, set, 2, single(lambda));
        Matrix one(1, 1);
        one(0, 0) = 1.0F;
        const Matrix p = probe.predict(one);
        const double w = 0.5 * std::log(static_cast<double>(p(0, 1)) / static_cast<double>(p(0, 0)));
        QVERIFY2(std::abs(1.0 / (1.0 + std::exp(2.0 * w)) - lambda * w) < 1e-5, qPrintable(QString::number(w)));
    }

    void gradientAgreesWithDifferences()
    {
        const FeatureSet set = clouds(3, 40, 5, 3, 1.0);
        const LogisticObjective objective(set.features, set.labels, 3, {}, {});
        std::vector<double> x(objective.parameterCount());
        PhiloxStream random(9, 0);
        for (double& v : x)
            v = 0.3 * random.normal();
        std::vector<double> gradient(x.size());
        std::vector<double> unused(x.size());
        objective(x, gradient, 0.01);
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double h = 1e-2;
            std::vector<double> up = x;
            std::vector<double> down = x;
            up[i] += h;
            down[i] -= h;
            const double slope = (objective(up, unused, 0.01) - objective(down, unused, 0.01)) / (2.0 * h);
            QVERIFY2(std::abs(slope - gradient[i]) < 2e-5,
                qPrintable(QString("%1: %2 %3").arg(i).arg(slope).arg(gradient[i])));
        }
    }

    void everyPointOfThePathConverges()
    {
        const FeatureSet train = clouds(1, 600, 32, 3, 0.8);
        const FeatureSet validation = clouds(2, 200, 32, 3, 0.8);
        int points = 0;
        const LinearProbe probe = LinearProbe::fit(train, validation, 3, {}, {}, [&](const LambdaPoint& point) {
            ++points;
            QVERIFY2(point.converged, qPrintable(QString::number(point.lambda)));
        });
        QCOMPARE(static_cast<int>(probe.path().size()), points);
        QVERIFY(points >= 7 && points <= 20); // coarse to fine, not all 96
        const FeatureSet test = clouds(4, 300, 32, 3, 0.8);
        QVERIFY(accuracy(probe.predict(test.features), test.labels) > 0.9);
    }

    void chosenPenaltyHasTheLowestValidationLoss()
    {
        const LinearProbe probe = LinearProbe::fit(clouds(5, 60, 40, 2, 0.3), clouds(6, 200, 40, 2, 0.3), 2, {});
        double lowest = 1e300;
        double lambda = 0.0;
        for (const LambdaPoint& point : probe.path())
            if (point.validationLoss <= lowest) {
                lowest = point.validationLoss;
                lambda = point.lambda;
            }
        QCOMPARE(probe.lambda(), lambda);
        QVERIFY(probe.lambda() > 1e-6); // 60 noisy samples in 40 dimensions need shrinkage
    }

    void sealedTestGivesWhatOpenFeaturesGive()
    {
        const FeatureSet set = clouds(7, 100, 6, 2, 1.0);
        const LinearProbe probe = LinearProbe::fit(set, set, 2, {});
        QCOMPARE(probe.predict(SealedTest(set.features)).values, probe.predict(set.features).values);
    }

    void resultIsTheSameOnOneProcessor()
    {
        const FeatureSet train = clouds(11, 2000, 24, 3, 0.5);
        const LinearProbe many = LinearProbe::fit(train, train, 3, {});
        cpu_set_t before;
        QCOMPARE(::sched_getaffinity(0, sizeof before, &before), 0);
        cpu_set_t one;
        CPU_ZERO(&one);
        for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
            if (CPU_ISSET(cpu, &before)) {
                CPU_SET(cpu, &one);
                break;
            }
        QCOMPARE(::sched_setaffinity(0, sizeof one, &one), 0);
        const LinearProbe single_ = LinearProbe::fit(train, train, 3, {});
        ::sched_setaffinity(0, sizeof before, &before);
        QCOMPARE(many.predict(train.features).values, single_.predict(train.features).values);
    }

    void badInputIsRefusedWithAReason()
    {
        const FeatureSet good = clouds(1, 10, 3, 2, 1.0);
        FeatureSet oneClass = good;
        std::fill(oneClass.labels.begin(), oneClass.labels.end(), 1);
        QVERIFY(failureOf([&] { LinearProbe::fit(oneClass, good, 2, {}); }).contains("one class only"));
        QVERIFY(failureOf([&] { LinearProbe::fit(good, FeatureSet{}, 2, {}); }).contains("validation split is empty"));
        FeatureSet outside = good;
        outside.labels[0] = 2;
        QVERIFY(failureOf([&] { LinearProbe::fit(outside, good, 2, {}); }).contains("label 2 outside 0 to 1"));
        FeatureSet nan = good;
        nan.features(0, 0) = std::nanf("");
        QVERIFY(failureOf([&] { LinearProbe::fit(nan, good, 2, {}); }).contains("finite"));
        const LinearProbe probe = LinearProbe::fit(good, good, 2, {});
        QVERIFY(failureOf([&] { (void)probe.predict(Matrix(1, 4)); }).contains("4 columns"));
    }

    void cancelStopsTheFit()
    {
        const FeatureSet set = clouds(1, 500, 16, 2, 0.5);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(failureOf([&] { LinearProbe::fit(set, set, 2, {}, stop.get_token()); }), QString("cancelled"));
    }
};

QTEST_GUILESS_MAIN(LinearProbeTest)
#include "tst_linear_probe.moc"
