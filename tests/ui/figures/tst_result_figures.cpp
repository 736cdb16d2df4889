#include <cmath>

#include <QTest>

#include "ui/figures/from_predictions.h"
#include "ui/figures/from_results.h"
#include "ui/figures/table.h"

using namespace vlm;
using namespace vlm::figures;

namespace {

store::ResultRow result(const char* model, const char* dataset, const char* mode, bool specialist, double value)
{
    store::ResultRow row;
    row.cell.model = model;
    row.cell.dataset = dataset;
    row.cell.mode = mode;
    row.cell.state = store::State::Done;
    row.specialist = specialist;
    row.pairing = "CLIP";
    row.metric = store::MetricRow{.metric = "auroc",
        .convention = "strict",
        .value = value,
        .lower = value - 0.02,
        .upper = value + 0.02,
        .n = 624,
        .method = "percentile bootstrap",
        .replicates = 1000,
        .seed = 42};
    return row;
}

std::vector<store::DatasetRow> datasets()
{
    return {{.id = "lungs", .title = "Lungs", .task = "diagnosis", .fingerprint = "0123456789abcdef"},
        {.id = "eyes", .title = "Eyes, left", .task = "diagnosis"},
        {.id = "questions", .title = "Questions", .task = "vqa"}};
}

std::vector<store::ResultRow> results()
{
    auto rows = std::vector{result("b-special", "lungs", "ots", true, 0.981),
        result("a-general", "lungs", "ots", false, 0.332), result("a-general", "lungs", "lp", false, 0.9),
        result("a-general", "eyes", "ots", false, 0.6), result("a-general", "questions", "ots", false, 0.6)};
    rows[3].cell.state = store::State::Running;
    rows[3].cell.done = 10;
    rows[3].cell.total = 20;
    return rows;
}

}

class ResultFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void generalistsComeFirstAndOnlyTheMetricsTaskIsShown()
    {
        const auto rows = results();
        const auto sets = datasets();
        const ResultsHeatmap map = heatmapOf(rows, sets, {.metric = "auroc", .modes = {"ots"}});
        QCOMPARE(map.models, (std::vector<std::string>{"a-general", "b-special"}));
        QCOMPARE(map.columns.size(), 2U);
        QCOMPARE(map.spec.columns[0].name, QStringLiteral("Lungs"));
        QCOMPARE(map.spec.columns[0].detail, QStringLiteral("n = 624"));
        QCOMPARE(map.sources, (std::vector<int>{1, 3, 0, -1}));
        QCOMPARE(map.spec.cell(1, 0).estimate.value, std::optional(0.981));
        QVERIFY(!map.spec.cell(1, 1).estimate.value);
        QVERIFY(!map.spec.cell(1, 1).estimate.reason.isEmpty());
        QVERIFY(map.spec.cell(0, 1).interim);
        QVERIFY(!map.spec.cell(0, 0).interim);
        QCOMPARE(map.spec.low, 0.5);
        QVERIFY(map.spec.caption.contains(QStringLiteral("B = 1,000, seed 42")));
        QVERIFY(map.spec.caption.contains(QStringLiteral("01234567")));
    }

    void allModesStandSideBySide()
    {
        const auto rows = results();
        const auto sets = datasets();
        const ResultsHeatmap map = heatmapOf(rows, sets, {});
        QCOMPARE(map.columns.size(), 3U);
        QCOMPARE(map.columns.back(), (std::pair<std::string, std::string>{"lungs", "lp"}));
        QCOMPARE(map.spec.columns.back().group, QStringLiteral("Linear probe"));
    }

    void aValueThatIsNotANumberIsEmptyWithItsReason()
    {
        auto rows = results();
        rows[0].metric->value = std::nan("");
        rows[0].metric->note = "one class only";
        const auto sets = datasets();
        const ResultsHeatmap map = heatmapOf(rows, sets, {.modes = {"ots"}});
        QVERIFY(!map.spec.cell(1, 0).estimate.value);
        QCOMPARE(map.spec.cell(1, 0).estimate.reason, QStringLiteral("one class only"));
    }

    void theTableHoldsTheFiguresNumbers()
    {
        const auto rows = results();
        const auto sets = datasets();
        const exporting::Table table = tableOf(heatmapOf(rows, sets, {.modes = {"ots"}}).spec);
        QCOMPARE(table.rows.size(), 2U);
        QCOMPARE(table.columns.size(), 4U);
        QCOMPARE(table.rows[0][2].text, std::string("33.2 [31.2, 35.2]"));
        QVERIFY(table.columns[2].numeric);
        const std::string csv = exporting::csv(table);
        QVERIFY(csv.starts_with("Model,Role,Lungs,\"Eyes, left\"\r\n"));
        QVERIFY(csv.find("\"33.2 [31.2, 35.2]\"") != std::string::npos);
    }

    void confusionCountsOnlyAnsweredSamples()
    {
        store::DatasetRow dataset{.id = "x", .classes = {"no", "yes"}};
        const std::vector<store::PredictionRow> predictions{{.label = 0, .predicted = 0}, {.label = 0, .predicted = 1},
            {.label = 1, .predicted = 1}, {.label = 1, .predicted = -1}};
        const ConfusionSpec spec = confusionOf(predictions, dataset);
        QCOMPARE(spec.counts, (std::vector<std::int64_t>{1, 1, 0, 1}));
    }

    void aPerfectScoreHasAnAreaOfOneAndReachesTheCorner()
    {
        store::DatasetRow dataset{.id = "x", .classes = {"no", "yes"}};
        const std::vector<store::PredictionRow> predictions{{.label = 0, .predicted = 0, .scores = {0.9F, 0.1F}},
            {.label = 0, .predicted = 0, .scores = {0.8F, 0.2F}}, {.label = 1, .predicted = 1, .scores = {0.3F, 0.7F}}};
        const CurveSpec spec = rocOf(predictions, dataset, Role::Generalist, 0);
        QCOMPARE(spec.curves.size(), 1U);
        QVERIFY(spec.curves[0].name.endsWith(QStringLiteral("AUROC 100.0")));
        QCOMPARE(spec.curves[0].points[*spec.curves[0].operatingPoint].y, 1.0);
        QCOMPARE(spec.curves[0].points.back().x, 1.0);
    }

    void calibrationBinsHoldEverySampleOnce()
    {
        store::DatasetRow dataset{.id = "x", .classes = {"no", "yes"}};
        const std::vector<store::PredictionRow> predictions{{.label = 0, .predicted = 0, .scores = {0.9F, 0.1F}},
            {.label = 1, .predicted = 0, .scores = {0.9F, 0.1F}}, {.label = 1, .predicted = 1, .scores = {0.0F, 1.0F}}};
        const ReliabilitySpec spec = reliabilityOf(predictions, dataset, Role::Specialist);
        std::int64_t counted = 0;
        for (const ReliabilityBin& bin : spec.bins)
            counted += bin.count;
        QCOMPARE(counted, 3);
        QVERIFY(spec.summary.contains(QStringLiteral("26.7"))); // (2/3) x |0.9 - 0.5| = 0.267
    }
};

QTEST_MAIN(ResultFigures)
#include "tst_result_figures.moc"
