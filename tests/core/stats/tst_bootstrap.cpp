#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/stats/auroc.h"
#include "core/stats/bootstrap.h"
#include "core/stats/distributions.h"
#include "core/stats/numpy_random.h"
#include "core/stats/quantile.h"

#include <array>
#include <cmath>
#include <numeric>

#include <QCryptographicHash>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace vlm;
using namespace vlm::stats;

namespace {

struct Sample {
    std::vector<std::uint8_t> positive;
    std::vector<double> scores;
};

Sample gaussianSample(std::size_t n, std::uint64_t seed)
{
    PhiloxStream random(seed, 0);
    Sample sample;
    for (std::size_t i = 0; i < n; ++i) {
        sample.positive.push_back(i % 3 == 0);
        sample.scores.push_back(random.normal() + (i % 3 == 0 ? 1.0 : 0.0));
    }
    return sample;
}

std::vector<Statistic> aurocOf(const Sample& sample)
{
    return {AurocSweep(sample.positive, sample.scores)};
}

double pairwiseAuroc(const Sample& sample, Weights weights)
{
    double wins = 0;
    double pairs = 0;
    for (std::size_t i = 0; i < sample.scores.size(); ++i) {
        for (std::size_t j = 0; j < sample.scores.size(); ++j) {
            if (!sample.positive[i] || sample.positive[j])
                continue;
            const double weight = double(weights[i]) * weights[j];
            pairs += weight;
            wins += weight
                * (sample.scores[i] > sample.scores[j]         ? 1.0
                        : sample.scores[i] == sample.scores[j] ? 0.5
                                                               : 0.0);
        }
    }
    return wins / pairs;
}

}

class TestBootstrap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numpyStreamEqualsTheReference_data()
    {
        QTest::addColumn<QString>("group");
        QTest::newRow("diagnosis") << "diagnosis";
        QTest::newRow("vqa, all questions") << "vqa_all_questions_v1";
    }

    void numpyStreamEqualsTheReference()
    {
        QFETCH(QString, group);
        const auto golden = readJson(MEDVLM_SOURCE_DIR "/tests/data/golden/paper/bootstrap_index_stream.json");
        NumpyGenerator generator(42);
        for (const auto& entry : golden.at(group.toStdString())) {
            const auto n = entry.at("n").get<std::uint32_t>();
            std::vector<std::int64_t> indices(std::size_t(1000) * n);
            for (auto& index : indices)
                index = generator.below(n);
            const QByteArray bytes = QByteArray::fromRawData(
                reinterpret_cast<const char*>(indices.data()), qsizetype(indices.size() * sizeof(std::int64_t)));
            QCOMPARE(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString(),
                entry.at("sha256_all_int64le").get<std::string>());
        }
    }

    void philoxFillEqualsSingleBlocks()
    {
        std::array<std::uint32_t, 76> words;
        philoxFill(0x123456789abcdefULL, 0xffffffffULL - 3, 17, words);
        for (std::size_t block = 0; block < words.size() / 4; ++block) {
            const auto expected = philox(0x123456789abcdefULL, 0xffffffffULL - 3 + block, 17);
            for (std::size_t i = 0; i < 4; ++i)
                QCOMPARE(words[4 * block + i], expected[i]);
        }
    }

    void weightsAreUniformAndSumToTheUnits()
    {
        for (const std::size_t n : {std::size_t(1), std::size_t(7), std::size_t(1746), std::size_t(70000)}) {
            std::vector<std::uint16_t> weights(n);
            drawWeights(42, 3, 0, weights);
            QCOMPARE(std::accumulate(weights.begin(), weights.end(), std::size_t(0)), n);
        }
        constexpr std::size_t n = 10;
        std::array<double, n> sums{};
        std::vector<std::uint16_t> weights(n);
        constexpr int replicates = 20000;
        for (int replicate = 0; replicate < replicates; ++replicate) {
            drawWeights(7, std::uint64_t(replicate), 0, weights);
            for (std::size_t i = 0; i < n; ++i)
                sums[i] += weights[i];
        }
        for (const double sum : sums) // standard error of the mean weight is sqrt(0.9 / 20000) = 0.0067
            QVERIFY(std::abs(sum / replicates - 1.0) < 0.03);
    }

    void sweepEqualsAllPairsOnAnyResample()
    {
        for (const bool ties : {false, true}) {
            Sample sample = gaussianSample(60, 3);
            if (ties) {
                for (double& score : sample.scores)
                    score = std::round(score * 2);
            }
            const AurocSweep sweep(sample.positive, sample.scores);
            std::vector<std::uint16_t> weights(60);
            for (std::uint64_t replicate = 0; replicate < 50; ++replicate) {
                drawWeights(1, replicate, 0, weights);
                QVERIFY(std::abs(sweep(weights) - pairwiseAuroc(sample, weights)) < 1e-14);
            }
        }
    }

    void aurocOfOneClassIsUndefined()
    {
        const std::vector<std::uint8_t> positive{1, 1, 1};
        const std::vector<double> scores{0.1, 0.2, 0.3};
        QVERIFY(std::isnan(AurocSweep(positive, scores).value()));
        const std::vector<double> broken{0.1, std::nan(""), 0.3};
        QVERIFY_THROWS_EXCEPTION(Error, AurocSweep(positive, broken));
    }

    void resultDoesNotDependOnThreads_data()
    {
        QTest::addColumn<int>("stream");
        QTest::newRow("philox") << int(IndexStream::Philox);
        QTest::newRow("numpy") << int(IndexStream::Numpy);
    }

    void resultDoesNotDependOnThreads()
    {
        QFETCH(int, stream);
        const Sample sample = gaussianSample(101, 5);
        BootstrapOptions options;
        options.replicates = 333;
        options.stream = static_cast<IndexStream>(stream);
        options.threads = 1;
        const Replicates one = bootstrap(aurocOf(sample), Clusters(101), options);
        for (const unsigned threads : {2u, 3u, 8u}) {
            options.threads = threads;
            QVERIFY(bootstrap(aurocOf(sample), Clusters(101), options).values == one.values);
        }
        options.seed = 43;
        QVERIFY(bootstrap(aurocOf(sample), Clusters(101), options).values != one.values);
    }

    void degenerateResamplesAreRedrawnOrSkippedAndCounted()
    {
        const Sample sample{{1, 0, 0, 0, 0}, {0.5, 0.6, 0.4, 0.3, 0.2}};
        BootstrapOptions options;
        const Estimate redrawn = bootstrapEstimates(aurocOf(sample), Clusters(5), options).front();
        QCOMPARE(redrawn.replicates, std::size_t(1000));
        QVERIFY(redrawn.degenerate > 200); // (4/5)^5 of the draws have no positive
        options.degenerate = Degenerate::Skip;
        const Estimate skipped = bootstrapEstimates(aurocOf(sample), Clusters(5), options).front();
        QCOMPARE(skipped.replicates + skipped.degenerate, std::size_t(1000));
        QVERIFY(skipped.degenerate > 200);
    }

    void clustersAreDrawnWhole()
    {
        const std::vector<std::int64_t> ids{10, 10, 20, 30, 20};
        const Clusters clusters(ids);
        QCOMPARE(clusters.count(), std::size_t(3));
        const std::vector<Statistic> wholes{[](Weights w) { return w[0] == w[1] && w[2] == w[4] ? 1.0 : 0.0; }};
        const Replicates replicates = bootstrap(wholes, clusters, {});
        for (const double whole : replicates.values.front())
            QCOMPARE(whole, 1.0);
    }

    void clusteringWidensTheIntervalOfRepeatedRows()
    {
        const Sample base = gaussianSample(80, 9);
        Sample repeated;
        std::vector<std::int64_t> ids;
        for (std::size_t copy = 0; copy < 4; ++copy) {
            for (std::size_t i = 0; i < 80; ++i) {
                repeated.positive.push_back(base.positive[i]);
                repeated.scores.push_back(base.scores[i]);
                ids.push_back(std::int64_t(i));
            }
        }
        const Estimate honest = bootstrapEstimates(aurocOf(repeated), Clusters(ids), {}).front();
        const Estimate single = bootstrapEstimates(aurocOf(base), Clusters(80), {}).front();
        const Estimate naive = bootstrapEstimates(aurocOf(repeated), Clusters(320), {}).front();
        QVERIFY(std::abs(honest.standardError - single.standardError) < 1e-12);
        QVERIFY(naive.standardError < 0.65 * honest.standardError);
    }

    void bcaOfASymmetricStatisticNearsPercentile()
    {
        const Sample sample = gaussianSample(400, 11);
        const std::vector<Statistic> mean{[&](Weights w) {
            double sum = 0;
            for (std::size_t i = 0; i < w.size(); ++i)
                sum += w[i] * sample.scores[i];
            return sum / 400.0;
        }};
        BootstrapOptions options;
        options.replicates = 4000;
        const Estimate percentile = bootstrapEstimates(mean, Clusters(400), options).front();
        options.method = IntervalMethod::Bca;
        const Estimate bca = bootstrapEstimates(mean, Clusters(400), options).front();
        QCOMPARE(bca.method, IntervalMethod::Bca);
        QVERIFY(std::abs(bca.lower - percentile.lower) < 0.2 * percentile.standardError);
        QVERIFY(std::abs(bca.upper - percentile.upper) < 0.2 * percentile.standardError);
    }

    void bcaFallsBackWithAReasonAtTheEdge()
    {
        const Sample perfect{{0, 0, 0, 1, 1, 1}, {1, 2, 3, 4, 5, 6}};
        BootstrapOptions options;
        options.method = IntervalMethod::Bca;
        const Estimate estimate = bootstrapEstimates(aurocOf(perfect), Clusters(6), options).front();
        QCOMPARE(estimate.value, 1.0);
        QVERIFY(estimate.hasInterval());
        QCOMPARE(estimate.lower, 1.0);
    }

    void stopCancels()
    {
        std::stop_source source;
        source.request_stop();
        BootstrapOptions options;
        options.stop = source.get_token();
        const Sample sample = gaussianSample(30, 1);
        QVERIFY_THROWS_EXCEPTION(Error, bootstrap(aurocOf(sample), Clusters(30), options));
    }

    void progressEndsAtOne()
    {
        double last = 0;
        BootstrapOptions options;
        options.replicates = 100;
        options.progress = [&](double share) { last = share; };
        const Sample sample = gaussianSample(30, 1);
        bootstrap(aurocOf(sample), Clusters(30), options);
        QCOMPARE(last, 1.0);
    }

    void quantilesFollowNumpy()
    {
        const std::vector<double> values{1, 2, 4, 8};
        QCOMPARE(quantileOfSorted(values, 0.5), 3.0);
        QCOMPARE(quantileOfSorted(values, 0.25), 1.75);
        QCOMPARE(quantileOfSorted(values, 1.0), 8.0);
        QVERIFY(std::isnan(quantileOfSorted({}, 0.5)));
    }

    void normalQuantileInvertsTheDistribution()
    {
        QVERIFY(std::abs(normalQuantile(0.975) - 1.959963984540054) < 1e-14);
        for (const double p : {1e-12, 1e-4, 0.02, 0.3, 0.5, 0.8, 0.999})
            QVERIFY(std::abs(normalCdf(normalQuantile(p)) - p) < 1e-14 + 1e-12 * p);
    }
};

QTEST_GUILESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"
