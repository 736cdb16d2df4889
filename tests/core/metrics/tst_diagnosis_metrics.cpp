#include "core/base/error.h"
#include "core/metrics/evaluate.h"
#include "tests/core/metrics/golden_lines.h"

#include <cmath>

#include <QTest>

using namespace vlm;
using namespace vlm::metrics;

namespace {

DiagnosisPredictions tableOf(const nlohmann::json& golden)
{
    DiagnosisPredictions table;
    table.labels = golden.at("y_true").get<std::vector<int>>();
    if (golden.at("kind") == "binary") {
        table.scores = golden.at("scores").get<std::vector<double>>();
        table.predicted = golden.at("y_pred").get<std::vector<int>>();
        return table;
    }
    table.classes = golden.at("n_classes").get<std::size_t>();
    for (const auto& row : golden.at("scores")) {
        for (const auto& score : row)
            table.scores.push_back(score.get<double>());
    }
    return table;
}

double valueOf(const std::vector<MetricValue>& values, std::string_view id)
{
    for (const MetricValue& value : values) {
        if (value.metric->id == id)
            return value.estimate.value;
    }
    return std::nan("");
}

void compare(double found, const nlohmann::json& expected, double tolerance)
{
    if (expected.is_null()) {
        QVERIFY(std::isnan(found));
        return;
    }
    const double wanted = expected.get<double>();
    if (!(std::abs(found - wanted) <= tolerance))
        QFAIL(qPrintable(QString("found %1, expected %2").arg(found, 0, 'g', 17).arg(wanted, 0, 'g', 17)));
}

}

class TestDiagnosisMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goldenValues_data()
    {
        QTest::addColumn<int>("line");
        int line = 0;
        for (const auto& golden : goldenLines("golden/auroc.jsonl"))
            QTest::newRow(golden.at("id").get<std::string>().c_str()) << line++;
    }

    void goldenValues()
    {
        QFETCH(int, line);
        const auto golden = goldenLines("golden/auroc.jsonl").at(std::size_t(line));
        const DiagnosisPredictions table = tableOf(golden);
        const auto strict = evaluate(table, {.replicates = 0});
        const bool binary = golden.at("kind") == "binary";
        compare(valueOf(strict, "accuracy"), golden.at("accuracy"), 1e-9);
        compare(valueOf(strict, "auroc"), golden.at(binary ? "auroc" : "ext_auroc_ovr_macro"), 1e-9);
        EvaluateOptions reference{.replicates = 0};
        reference.settings.convention = Convention::MedVlmBench;
        compare(valueOf(evaluate(table, reference), "macro_f1"), golden.at("ext_macro_f1"), 1e-9);
        if (binary)
            compare(valueOf(strict, "macro_f1"), golden.at("ext_macro_f1_labels01"), 1e-9);
    }

    void goldenIntervalsOfThePaper_data() { goldenValues_data(); }

    void goldenIntervalsOfThePaper()
    {
        QFETCH(int, line);
        const auto golden = goldenLines("golden/auroc.jsonl").at(std::size_t(line));
        const char* field = golden.at("kind") == "binary" ? "bootstrap" : "bootstrap_ovr_macro";
        const auto expected = golden.at(field);
        const DiagnosisPredictions table = tableOf(golden);
        const Prepared prepared = metricById("auroc").prepare(table, {});
        if (expected.at("n_used") == 0) {
            QVERIFY(!prepared.undefined.empty());
            return;
        }
        const std::vector<stats::Statistic> statistics{prepared.statistic};
        stats::BootstrapOptions options;
        options.stream = stats::IndexStream::Numpy;
        options.degenerate = stats::Degenerate::Skip;
        options.seed = expected.at("seed").get<std::uint64_t>();
        options.replicates = expected.at("n_iterations").get<std::size_t>();
        const stats::Clusters rows(table.size());
        const auto replicates = stats::bootstrap(statistics, rows, options);
        const auto estimate = stats::bootstrapEstimates(statistics, rows, options).front();
        QCOMPARE(estimate.degenerate, expected.at("n_skipped").get<std::size_t>());
        QCOMPARE(estimate.replicates, expected.at("n_used").get<std::size_t>());
        compare(estimate.lower, expected.at("ci_low"), 1e-14);
        compare(estimate.upper, expected.at("ci_high"), 1e-14);
        compare(estimate.replicateMean, expected.at("mean"), 1e-13);
        compare(estimate.standardError, expected.at("std_ddof0"), 1e-13);
        std::vector<double> used = replicates.values.front();
        std::erase_if(used, [](double value) { return std::isnan(value); });
        for (std::size_t i = 0; i < expected.at("first3").size(); ++i)
            compare(used.at(i), expected.at("first3")[i], 1e-14);
    }

    void conventionMedvlmbenchUsesThePapersBootstrap()
    {
        const auto golden = goldenLines("golden/auroc.jsonl").front();
        EvaluateOptions options{.metrics = {"auroc"}};
        options.settings.convention = Convention::MedVlmBench;
        const auto estimate = evaluate(tableOf(golden), options).front().estimate;
        compare(estimate.lower, golden.at("bootstrap").at("ci_low"), 1e-14);
        compare(estimate.upper, golden.at("bootstrap").at("ci_high"), 1e-14);
        options.settings.convention = Convention::Strict;
        QVERIFY(evaluate(tableOf(golden), options).front().estimate.lower != estimate.lower);
    }

    void delongReplacesTheBootstrapOfAnAuroc()
    {
        const auto golden = goldenLines("golden/auroc.jsonl").at(1);
        EvaluateOptions options{.metrics = {"auroc", "accuracy"}, .interval = stats::IntervalMethod::DelongLogit};
        const auto values = evaluate(tableOf(golden), options);
        QCOMPARE(values[0].estimate.method, stats::IntervalMethod::DelongLogit);
        QCOMPARE(values[1].estimate.method, stats::IntervalMethod::Percentile);
        compare(values[0].estimate.value, golden.at("auroc"), 1e-12);
        QVERIFY(values[0].estimate.upper < 1);
    }

    void fewCasesAreSaidBesideTheInterval()
    {
        const auto lines = goldenLines("golden/auroc.jsonl");
        EvaluateOptions options{.metrics = {"auroc"}};
        QVERIFY(evaluate(tableOf(lines.at(0)), options).front().estimate.note.starts_with("fewer than 200 cases"));
        QVERIFY(evaluate(tableOf(lines.at(1)), options).front().estimate.note.empty()); // 234 cases
        options.interval = stats::IntervalMethod::Bca;
        QVERIFY(evaluate(tableOf(lines.at(0)), options).front().estimate.note.empty());
    }

    void oneClassIsUndefinedWithAReason()
    {
        const DiagnosisPredictions table{
            .labels = {1, 1, 1}, .scores = {0.2, 0.7, 0.9}, .classNames = {"normal", "ill"}};
        const auto value = evaluate(table, {.metrics = {"auroc"}}).front();
        QVERIFY(!value.estimate.defined());
        QCOMPARE(value.estimate.note, std::string("no row has the true class \"normal\""));
        QCOMPARE(value.estimate.n, std::size_t(3));
    }

    void malformedTablesAreRefused()
    {
        DiagnosisPredictions table{.labels = {0, 1}, .scores = {0.2}};
        QVERIFY_THROWS_EXCEPTION(Error, evaluate(table, {}));
        table.scores = {0.2, std::nan("")};
        QVERIFY_THROWS_EXCEPTION(Error, evaluate(table, {}));
        table.scores = {0.2, 0.3};
        table.labels = {0, 2};
        QVERIFY_THROWS_EXCEPTION(Error, evaluate(table, {}));
        QVERIFY_THROWS_EXCEPTION(Error, evaluate(DiagnosisPredictions{}, {}));
        table.labels = {0, 1};
        QVERIFY_THROWS_EXCEPTION(Error, evaluate(table, {.metrics = {"auroc2"}}));
    }

    void catalogueIsWellFormed()
    {
        QVERIFY(!allMetricEntries().empty());
        for (const Metric* metric : allMetricEntries()) {
            QCOMPARE(&metricById(metric->id), metric);
            QVERIFY(!metric->title.empty() && !metric->formula.empty() && !metric->source.empty());
            QVERIFY(metric->lowest < metric->highest);
        }
    }
};

QTEST_GUILESS_MAIN(TestDiagnosisMetrics)
#include "tst_diagnosis_metrics.moc"
