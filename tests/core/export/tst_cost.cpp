#include <QtTest>

#include "core/export/cost.h"

using namespace vlm;

namespace {

store::CellRow cell(const char* dataset, const char* mode, const char* details)
{
    store::CellRow row;
    row.model = "m";
    row.dataset = dataset;
    row.mode = mode;
    row.state = store::State::Done;
    row.details = details;
    return row;
}

}

class TestCost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuredNumbersAreShown()
    {
        const std::vector<store::CellRow> cells{cell("d", "lora", R"({"seconds": 21.5, "samples_per_second": 95.24,
            "inference_flops": 2.5e9, "peak_bytes": 9e9, "trainable_parameters": 1,
            "cost": {"trainable_parameters": 61440, "total_parameters": 2000000, "training_flops": 1.5e12,
                     "seconds": 17.25, "peak_bytes": 512000000, "peak_of": "training"}})")};
        const exporting::Table table = exporting::costTable(cells);
        const std::vector<std::string> expected{
            "m", "d", "lora", "61440", "2000000", "3.072", "1500", "2.5", "17.25", "21.5", "95.24", "512", ""};
        QCOMPARE(table.columns.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(table.rows[0][i].text, expected[i]);
        QCOMPARE(table.rows[0][6].number.value(), 1500.0);
    }

    void unknownIsADash_data()
    {
        QTest::addColumn<QByteArray>("details");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("a list") << QByteArray("[1]");
        QTest::newRow("other types") << QByteArray(R"({"cost": 3, "seconds": "long"})");
    }

    void unknownIsADash()
    {
        QFETCH(QByteArray, details);
        const std::vector<store::CellRow> cells{cell("d", "lp", details.constData())};
        const exporting::Table table = exporting::costTable(cells);
        for (std::size_t i = 3; i < 12; ++i)
            QCOMPARE(table.rows[0][i].text, std::string("–"));
    }

    void nothingIsTrainedOffTheShelf()
    {
        QCOMPARE(exporting::costOf("ots", R"({"seconds": 2})").trained.value(), 0.0);
        QVERIFY(!exporting::costOf("lp", R"({"seconds": 2})").trained);
    }

    void borrowedNumbersSaySo()
    {
        const std::vector<store::CellRow> cells{cell("d", "lp", R"({"copied_from": 3, "peak_bytes": 1})")};
        const exporting::Table table = exporting::costTable(cells);
        QCOMPARE(table.rows[0].back().text, std::string("a, b"));
        QCOMPARE(table.notes.size(), std::size_t(3));
    }

    void cellsAreOrderedAndUnfinishedOnesLeftOut()
    {
        std::vector<store::ResultRow> results(4);
        results[0].cell = cell("b", "ots", "{}");
        results[1].cell = cell("a", "lora", "{}");
        results[2].cell = cell("a", "lp", "{}");
        results[3].cell = cell("a", "ots", "{}");
        results[3].cell.state = store::State::Failed;
        const auto cells = exporting::finishedCells(results);
        QCOMPARE(cells.size(), std::size_t(3));
        QCOMPARE(cells[0].mode, std::string("lp"));
        QCOMPARE(cells[1].mode, std::string("lora"));
        QCOMPARE(cells[2].dataset, std::string("b"));
    }
};

QTEST_GUILESS_MAIN(TestCost)
#include "tst_cost.moc"
