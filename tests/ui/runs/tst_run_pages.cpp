#include <set>

#include <QAbstractItemModelTester>
#include <QtTest>

#include "ui/pages/models/registry_model.h"
#include "ui/pages/runs/cells_model.h"
#include "ui/pages/runs/possible_runs.h"
#include "ui/pages/runs/queue_model.h"

using namespace vlm;
using config::Mode;

namespace {

config::RunConfig wanted()
{
    config::RunConfig out;
    out.name = "study";
    out.models = {{.id = "clip", .folder = {}, .specialist = false, .pairing = {}},
        {.id = "llava", .folder = {}, .specialist = false, .pairing = {}}};
    out.datasets = {{.id = "busi", .path = {}, .inDomainFor = {}}, {.id = "vqa", .path = {}, .inDomainFor = {}},
        {.id = "path", .path = {}, .inDomainFor = {}}};
    out.modes = {Mode::OffTheShelf, Mode::LinearProbe};
    return out;
}

using Cell = std::tuple<std::string, std::string, Mode>;

runs::Estimate estimateOf(const std::set<Cell>& possible)
{
    runs::Estimate out;
    for (const auto& model : wanted().models)
        for (const auto& dataset : wanted().datasets)
            for (const Mode mode : wanted().modes) {
                runs::CellEstimate cell;
                cell.model = model.id;
                cell.dataset = dataset.id;
                cell.mode = mode;
                cell.possible = possible.contains({model.id, dataset.id, mode});
                out.cells.push_back(cell);
            }
    return out;
}

std::set<Cell> cellsOf(const std::vector<config::RunConfig>& runs)
{
    std::set<Cell> out;
    for (const auto& run : runs)
        for (const auto& model : run.models)
            for (const auto& dataset : run.datasets)
                for (const Mode mode : run.modes)
                    if (!out.insert({model.id, dataset.id, mode}).second)
                        return {};
    return out;
}

store::RunRow run(store::Id id, store::State state)
{
    store::RunRow out;
    out.id = id;
    out.name = "run " + std::to_string(id);
    out.state = state;
    out.done = 5;
    out.total = 10;
    return out;
}

}

class TestRunPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFullMatrixStaysOneRun()
    {
        std::set<Cell> all;
        for (const auto& model : wanted().models)
            for (const auto& dataset : wanted().datasets)
                for (const Mode mode : wanted().modes)
                    all.insert({model.id, dataset.id, mode});
        const auto runs = ui::possibleRuns(wanted(), estimateOf(all));
        QCOMPARE(runs.size(), std::size_t(1));
        QCOMPARE(runs[0].name, std::string("study"));
        QCOMPARE(cellsOf(runs), all);
    }

    void anIrregularMatrixBecomesFullOnes()
    {
        const std::set<Cell> possible{{"clip", "busi", Mode::OffTheShelf}, {"clip", "busi", Mode::LinearProbe},
            {"clip", "path", Mode::OffTheShelf}, {"clip", "path", Mode::LinearProbe},
            {"llava", "vqa", Mode::OffTheShelf}};
        const auto runs = ui::possibleRuns(wanted(), estimateOf(possible));
        QCOMPARE(runs.size(), std::size_t(2));
        QCOMPARE(cellsOf(runs), possible);
        QCOMPARE(runs[1].name, std::string("study (2)"));
    }

    void nothingPossibleIsNoRun() { QVERIFY(ui::possibleRuns(wanted(), estimateOf({})).empty()); }

    void memoryFitsTightlyOrNotAtAll()
    {
        const ui::MemoryNeed need{.weights = 600, .batch = 300, .program = 100};
        QCOMPARE(ui::fitOf(need, 2000, 1000), ui::Fit::Fits);
        QCOMPARE(ui::fitOf(need, 1999, 1000), ui::Fit::Tight);
        QCOMPARE(ui::fitOf(need, 999, 0), ui::Fit::TooLarge);
        QCOMPARE(ui::fitOf({}, 999, 0), ui::Fit::Unknown);
    }

    void publishedModelsSayWhatToInstall()
    {
        const auto rows = ui::readRegistry(nullptr);
        QVERIFY(rows.size() >= 24);
        for (const ui::RegistryRow& row : rows) {
            QVERIFY(!row.installed);
            QVERIFY2(row.published && !row.hub.isEmpty() && !row.modality.isEmpty(), qPrintable(row.id));
            const bool nothingToInstall = row.remote || row.published->kind == "unpublished";
            QVERIFY2(row.published->files.empty() == nothingToInstall, qPrintable(row.id));
        }
    }

    void queueModelKeepsTheRulesOfModels()
    {
        ui::QueueModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({run(2, store::State::Running), run(1, store::State::Done)});
        model.setProgress({.run = 2,
            .cell = 1,
            .phase = "fitting",
            .done = 3,
            .total = 4,
            .samplesPerSecond = 12.0,
            .etaSeconds = 75.0});
        QCOMPARE(model.index(0, ui::QueueModel::Eta).data().toString(), QString("1 min 15 s"));
        QVERIFY(model.index(0, ui::QueueModel::State).data().toString().contains("fitting"));
        model.setState({.run = 2, .state = store::State::Failed, .error = "disk full"});
        QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), QString("disk full"));
        QCOMPARE(model.index(0, ui::QueueModel::Eta).data().toString(), QString());
        model.setRuns({run(3, store::State::Queued), run(2, store::State::Failed), run(1, store::State::Done)});
        QCOMPARE(model.rowOf(2), 1);
        QCOMPARE(model.index(0, 0).data(ui::QueueModel::kShareRole).toDouble(), 0.5);
    }

    void cellsModelShowsTheMetricWithItsInterval()
    {
        ui::CellsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ui::CellsModel::Row row;
        row.cell.id = 7;
        row.cell.model = "clip";
        row.cell.dataset = "busi";
        row.cell.mode = "lp";
        row.cell.state = store::State::Done;
        store::MetricRow metric;
        metric.metric = "auroc";
        metric.value = 0.5;
        metric.lower = 0.25;
        metric.upper = 0.75;
        row.metrics = {metric};
        model.setRows({row});
        QCOMPARE(model.index(0, ui::CellsModel::Metric).data().toString(), QString("AUROC 50.00 [25.00, 75.00]"));
        QCOMPARE(model.nameOf(7), QString::fromUtf8("clip × busi, Linear probe"));
    }
};

QTEST_MAIN(TestRunPages)
#include "tst_run_pages.moc"
