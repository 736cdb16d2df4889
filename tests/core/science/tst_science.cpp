#include "core/base/error.h"
#include "core/data/dataset.h"
#include "core/metrics/evaluate.h"
#include "core/rq/comparisons.h"
#include "core/science/curves.h"
#include "core/science/pair_statistics.h"
#include "core/science/pairwise.h"
#include "core/science/project_study.h"
#include "core/stats/paired.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <QTemporaryDir>
#include <QTest>

using namespace vlm;
using namespace vlm::science;

namespace {

constexpr int kSamples = 120;

stats::BootstrapOptions drawing(std::size_t replicates, std::uint64_t seed = 42)
{
    stats::BootstrapOptions options;
    options.replicates = replicates;
    options.seed = seed;
    return options;
}

/// Every third sample is "yes"; two samples share a patient.
class Synthetic : public data::Dataset {
public:
    Synthetic()
    {
        m_info.id = "chest";
        m_info.task = data::Task::Diagnosis;
        m_info.classes = {"no", "yes"};
        for (int i = 0; i < kSamples; ++i) {
            data::Sample sample;
            sample.id = "s" + std::to_string(1000 + i);
            sample.split = data::Split::Test;
            sample.image = sample.id + ".png";
            sample.label = i % 3 == 0 ? 1 : 0;
            sample.cluster = "patient" + std::to_string(i / 2);
            m_samples.push_back(sample);
        }
    }
    const data::DatasetInfo& info() const override { return m_info; }
    std::span<const data::Sample> samples() const override { return m_samples; }
    imaging::Image load(const data::Sample&) const override { return imaging::Image(8, 8, 1); }
    std::string imageKey(const data::Sample& sample) const override { return sample.id; }

private:
    data::DatasetInfo m_info;
    std::vector<data::Sample> m_samples;
};

struct Fixture {
    QTemporaryDir folder;
    std::unique_ptr<store::Project> project;

    Fixture()
        : project(store::Project::create(folder.filePath("t.vlmproj").toStdString()))
    {
        store::DatasetRow row{.id = "chest", .title = "Chest", .task = "diagnosis", .classes = {"no", "yes"}};
        row.inDomainFor = {"special"};
        project->writer().putDataset(row);
        project->writer().putSamples(Synthetic());
        add("general", false, "ots", 0.4);
        add("general", false, "lp", 1.6);
        add("special", true, "ots", 0.9);
        add("other", true, "lp", 0.8, kSamples - 20);
        project->writer().flush();
    }

    void add(const std::string& model, bool specialist, const std::string& mode, double skill, int count = kSamples)
    {
        store::Writer& writer = project->writer();
        writer.putModel({.id = model, .family = "clip", .specialist = specialist, .pairing = "CLIP"});
        store::CellRow cell{.model = model,
            .dataset = "chest",
            .mode = mode,
            .state = store::State::Done,
            .done = count,
            .total = count};
        const store::RunRow run{
            .name = "run", .state = store::State::Done, .config = "{}", .created = "2026-01-01T00:00:00Z"};
        const store::Id id = writer.createRun(run, std::span(&cell, 1));
        writer.flush();
        cell = project->reader().cells(id).front();
        cell.state = store::State::Done;
        cell.done = count;
        std::mt19937 random(static_cast<unsigned>(id));
        std::normal_distribution<double> noise;
        const Synthetic dataset;
        metrics::DiagnosisPredictions table{.classes = 2};
        std::vector<store::PredictionRow> rows;
        for (int i = 0; i < count; ++i) {
            const data::Sample& sample = dataset.samples()[static_cast<std::size_t>(i)];
            const auto p
                = static_cast<float>(1 / (1 + std::exp(-noise(random) - (sample.label == 1 ? skill : -skill))));
            rows.push_back({.cell = cell.id,
                .sample = sample.id,
                .label = sample.label,
                .predicted = p >= 0.5F,
                .scores = {1 - p, p}});
            table.labels.push_back(sample.label);
            table.predicted.push_back(p >= 0.5F);
            table.scores.insert(table.scores.end(), {1 - p, p});
            table.clusters.push_back(i / 2);
        }
        writer.putPredictions(rows);
        std::vector<store::MetricRow> values;
        for (const metrics::MetricValue& value : metrics::evaluate(table, {.replicates = 100, .threads = 1}))
            values.push_back({.cell = cell.id,
                .metric = std::string(value.metric->id),
                .convention = "strict",
                .value = value.estimate.value,
                .lower = value.estimate.lower,
                .upper = value.estimate.upper,
                .n = static_cast<std::int64_t>(value.estimate.n)});
        writer.putMetrics(cell.id, values);
        writer.putCell(cell);
        writer.flush();
    }
};

const rq::Gap& find(const std::vector<rq::Gap>& gaps, rq::Question question)
{
    return *std::find_if(gaps.begin(), gaps.end(), [&](const rq::Gap& gap) { return gap.question == question; });
}

}

class TestScience : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aProjectBecomesAStudy()
    {
        const Fixture fixture;
        const ProjectStudy own = studyOf(fixture.project->reader(), "auroc", metrics::Convention::Strict);
        QCOMPARE(own.study.models.size(), 3U);
        QCOMPARE(own.study.models.front().name, std::string("general"));
        QCOMPARE(own.study.families(), std::vector<std::string>{"CLIP"});
        QCOMPARE(own.study.datasets.front().n, std::size_t(kSamples));
        QCOMPARE(own.study.tunedMode, std::string("lp"));
        QVERIFY(own.study.inDomain.contains("special", "chest"));
        QVERIFY(!own.study.inDomain.contains("other", "chest"));
        QCOMPARE(rq::compare(own.study, {}, rq::Question::Rq2).text(), std::string("1 of 1"));
    }

    void metricsWhereLowerIsBetterAreRefused()
    {
        const Fixture fixture;
        QVERIFY_EXCEPTION_THROWN(studyOf(fixture.project->reader(), "brier", metrics::Convention::Strict), vlm::Error);
    }

    void gapsOfTheSameSamplesGetPairedIntervals()
    {
        const Fixture fixture;
        const store::Reader reader = fixture.project->reader();
        const ProjectStudy own = studyOf(reader, "auroc", metrics::Convention::Strict);
        auto gaps = rq::gaps(own.study, {});
        CellCache cells(reader);
        addIntervals(gaps, own, {}, cells, drawing(500, 7));
        const rq::Gap& rq1 = find(gaps, rq::Question::Rq1);
        QCOMPARE(rq1.estimate.method, stats::IntervalMethod::Percentile);
        QCOMPARE(rq1.estimate.n, std::size_t(kSamples));
        QCOMPARE(rq1.estimate.clusters, std::size_t(kSamples / 2));
        QVERIFY(rq1.estimate.lower < rq1.value && rq1.value < rq1.estimate.upper);
        // The same as the paired difference of the two cells taken by hand.
        const CellTable& general = cells.table(own.result("general", "chest", "ots")->cell);
        const CellTable& special = cells.table(own.result("special", "chest", "ots")->cell);
        const metrics::Metric& auroc = metrics::metricById("auroc");
        const stats::Estimate byHand = stats::pairedDifference(auroc.prepare(general.predictions, {}).statistic,
            auroc.prepare(special.predictions, {}).statistic, clustersOf(general, metrics::Convention::Strict),
            drawing(500, 7));
        QCOMPARE(rq1.estimate.lower, byHand.lower);
        QCOMPARE(rq1.estimate.upper, byHand.upper);
    }

    void gapsOfOtherSamplesSayWhyTheyHaveNoInterval()
    {
        const Fixture fixture;
        const store::Reader reader = fixture.project->reader();
        const ProjectStudy own = studyOf(reader, "auroc", metrics::Convention::Strict);
        auto gaps = rq::gaps(own.study, {});
        CellCache cells(reader);
        addIntervals(gaps, own, {}, cells, drawing(100));
        const rq::Gap& rq3 = find(gaps, rq::Question::Rq3);
        QVERIFY(rq3.defined());
        QVERIFY(!rq3.estimate.hasInterval());
        QVERIFY(rq3.estimate.note.find("120 samples") != std::string::npos);
        QVERIFY(rq3.estimate.note.find("100") != std::string::npos);
    }

    void everythingIsSaidOfAPair()
    {
        const Fixture fixture;
        const store::Reader reader = fixture.project->reader();
        const ProjectStudy own = studyOf(reader, "auroc", metrics::Convention::Strict);
        CellCache cells(reader);
        const CellTable& a = cells.table(own.result("general", "chest", "lp")->cell);
        const CellTable& b = cells.table(own.result("special", "chest", "ots")->cell);
        double last = 0;
        PairSettings settings{.margin = 0.5, .replicates = 500};
        settings.progress = [&](double share) { last = std::max(last, share); };
        const PairStatistics pair = pairStatistics(a, b, metrics::metricById("auroc"), settings);
        QVERIFY(pair.refused.empty());
        QCOMPARE(pair.intervals.size(), std::size_t(3)); // percentile, BCa, DeLong
        QCOMPARE(pair.tests.size(), std::size_t(2));
        QCOMPARE(pair.tests.front().test, std::string("DeLong"));
        QVERIFY(last == 1.0);
        QCOMPARE(pair.clusters, std::size_t(kSamples / 2));
        for (const DifferenceInterval& interval : pair.intervals) {
            QVERIFY(std::abs(interval.difference.value - (pair.valueA - pair.valueB)) < 1e-12);
            QVERIFY(interval.difference.lower < interval.difference.value);
        }
        const PairedComparison whole
            = compareCells(a, b, metrics::metricById("auroc"), metrics::Convention::Strict, drawing(500));
        QCOMPARE(pair.tests.front().p, whole.p);
        QCOMPARE(pair.equivalence->equivalent, true); // a margin of half the scale
        QVERIFY(std::abs(pair.minimumEffect - (1.959963984540054 + 0.8416212335729143) * pair.standardError) < 1e-9);
        QVERIFY(pair.powerAtMargin > 0.99);
        settings.margin = pair.minimumEffect; // by definition
        const PairStatistics again = pairStatistics(a, b, metrics::metricById("auroc"), settings);
        QVERIFY(std::abs(again.powerAtMargin - 0.8) < 1e-9);
        QCOMPARE(again.rowsForMargin, again.clusters);
        const PairStatistics accuracy = pairStatistics(a, b, metrics::metricById("accuracy"), settings);
        QCOMPARE(accuracy.tests.front().test, std::string("McNemar, mid-p"));
        QVERIFY(accuracy.tests.front().p < accuracy.tests[1].p); // the exact form is the more cautious
        QVERIFY(accuracy.tests.front().caveat.find("independent") != std::string::npos); // patients share rows
        const PairStatistics other = pairStatistics(
            a, cells.table(own.result("other", "chest", "lp")->cell), metrics::metricById("auroc"), settings);
        QVERIFY(!other.refused.empty() && other.tests.empty());
    }

    void aPairCanBeCancelled()
    {
        const Fixture fixture;
        const store::Reader reader = fixture.project->reader();
        const ProjectStudy own = studyOf(reader, "auroc", metrics::Convention::Strict);
        CellCache cells(reader);
        std::stop_source stop;
        PairSettings settings{.replicates = 100'000, .stop = stop.get_token()};
        settings.progress = [&](double share) {
            if (share > 0.65) // within the randomisation test
                stop.request_stop();
        };
        QVERIFY_EXCEPTION_THROWN(
            pairStatistics(cells.table(own.result("general", "chest", "lp")->cell),
                cells.table(own.result("special", "chest", "ots")->cell), metrics::metricById("accuracy"), settings),
            vlm::Error);
    }

    void pairsAreTestedOnTheSameSamplesOnly()
    {
        const Fixture fixture;
        const store::Reader reader = fixture.project->reader();
        const ProjectStudy own = studyOf(reader, "auroc", metrics::Convention::Strict);
        CellCache cells(reader);
        std::vector<const CellTable*> tables;
        for (const store::ResultRow& row : own.results)
            tables.push_back(&cells.table(row.cell));
        QCOMPARE(tables.size(), 4U);
        const auto all = compareAll(tables, metrics::metricById("auroc"), metrics::Convention::Strict, drawing(200));
        QCOMPARE(all.size(), 6U);
        int tested = 0;
        for (const PairedComparison& pair : all) {
            const bool other = pair.a.model == "other" || pair.b.model == "other";
            QCOMPARE(pair.tested(), !other);
            QCOMPARE(std::isnan(pair.p), other);
            tested += pair.tested();
            if (!pair.tested())
                continue;
            QCOMPARE(pair.test, std::string("DeLong"));
            QVERIFY(pair.holm >= pair.p);
            QVERIFY(pair.difference.lower < pair.difference.value);
            QVERIFY(!pair.caveat.empty()); // 60 patients
        }
        QCOMPARE(tested, 3);
    }

    void otherMetricsAreTestedByRandomisation()
    {
        const Fixture fixture;
        const store::Reader reader = fixture.project->reader();
        const ProjectStudy own = studyOf(reader, "macro_f1", metrics::Convention::Strict);
        CellCache cells(reader);
        const CellTable& bad = cells.table(own.result("general", "chest", "ots")->cell);
        const CellTable& good = cells.table(own.result("general", "chest", "lp")->cell);
        for (const char* metric : {"macro_f1", "auprc", "accuracy"}) {
            const PairedComparison pair
                = compareCells(bad, good, metrics::metricById(metric), metrics::Convention::Strict, drawing(500));
            QCOMPARE(pair.test, std::string("randomisation")); // clustered, so not McNemar
            QVERIFY(pair.difference.value < 0);
            QVERIFY(pair.p < 0.05);
        }
        const PairedComparison self
            = compareCells(bad, bad, metrics::metricById("macro_f1"), metrics::Convention::Strict, drawing(200));
        QCOMPARE(self.p, 1.0);
        const PairedComparison rows
            = compareCells(bad, good, metrics::metricById("accuracy"), metrics::Convention::MedVlmBench, drawing(200));
        QCOMPARE(rows.test, std::string("McNemar, mid-p"));
    }

    void bandsHoldTheCurve()
    {
        const Fixture fixture;
        const store::Reader reader = fixture.project->reader();
        const ProjectStudy own = studyOf(reader, "auroc", metrics::Convention::Strict);
        const CellTable table = readCell(reader, own.result("special", "chest", "ots")->cell);
        for (const CurveKind kind : {CurveKind::Roc, CurveKind::PrecisionRecall}) {
            const BandedCurve curve = bandedCurve(table, kind, 1, metrics::Convention::Strict, drawing(300, 3));
            QVERIFY(curve.operatingPoint && *curve.operatingPoint < curve.points.size());
            QVERIFY(std::is_sorted(curve.points.begin(), curve.points.end(),
                [](const BandPoint& a, const BandPoint& b) { return a.x < b.x; }));
            double width = 0;
            for (const BandPoint& point : curve.points) {
                QVERIFY(point.lower <= point.y && point.y <= point.upper);
                width = std::max(width, point.upper - point.lower);
            }
            QVERIFY(width > 0.05 && width < 0.8);
            QVERIFY(std::abs(curve.prevalence - 1.0 / 3) < 1e-12);
            if (kind == CurveKind::Roc)
                QVERIFY(std::abs(curve.area.value - own.result("special", "chest", "ots")->metric->value) < 1e-12);
        }
        QVERIFY_EXCEPTION_THROWN(bandedCurve(table, CurveKind::Roc, 5, metrics::Convention::Strict, {}), vlm::Error);
    }

    void reliabilityCountsEveryRowOnce()
    {
        const Fixture fixture;
        const store::Reader reader = fixture.project->reader();
        const ProjectStudy own = studyOf(reader, "auroc", metrics::Convention::Strict);
        const CellTable table = readCell(reader, own.result("special", "chest", "ots")->cell);
        const Reliability found = reliability(table, 15, metrics::Convention::Strict, drawing(100));
        QCOMPARE(found.bins.size(), 15U);
        std::size_t sum = 0;
        double gaps = 0;
        for (const ReliabilityBin& bin : found.bins) {
            sum += bin.count;
            if (bin.count == 0)
                continue;
            QVERIFY(bin.lower <= bin.accuracy && bin.accuracy <= bin.upper);
            gaps += static_cast<double>(bin.count) * std::abs(bin.accuracy - bin.confidence) / kSamples;
        }
        QCOMPARE(sum, std::size_t(kSamples));
        QVERIFY(std::abs(gaps - found.ece.value) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(TestScience)
#include "tst_science.moc"
