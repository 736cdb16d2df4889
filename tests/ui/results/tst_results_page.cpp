#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "tests/ui/page_support.h"
#include "ui/models/sample_model.h"
#include "ui/pages/results/results_page.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/file_dialogs.h"

using namespace vlm;
using namespace vlm::ui;
using namespace vlm::ui::page_test;

namespace {

/// Four models on two real data sets in two modes; one square was never run.
struct Study : fake::Project {
    Study()
    {
        const auto chest = addDemonstration("pneumoniamnist");
        const auto breast = addDemonstration("busi-ultrasound");
        const auto colon = addDemonstration("pathmnist-sample");
        const std::pair<const char*, bool> models[] = {{"demo-clip-general", false}, {"demo-clip-radiology", true},
            {"demo-siglip-general", false}, {"demo-siglip-radiology", true}};
        double skill = 0.0;
        for (const auto& [model, specialist] : models) {
            addModel(model, specialist, std::string(model).find("siglip") == std::string::npos ? "CLIP" : "SigLIP");
            for (const char* mode : {"ots", "lp"})
                for (const auto* dataset : {&chest, &breast, &colon}) {
                    skill = std::fmod(skill + 0.83, 2.6);
                    if (std::string(model) != "demo-siglip-general" || dataset != &breast || std::string(mode) != "ots")
                        addResult(model, *dataset, mode, skill);
                }
        }
    }
};

}

class TestResultsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
        m_study = std::make_unique<Study>();
    }
    void cleanupTestCase() { m_study.reset(); }

    void anEmptyProjectSaysWhatToDoNext()
    {
        fake::Project project;
        ResultsPage page(project.workbench);
        show(page, 1200, 800);
        QTRY_VERIFY(saying(page, QStringLiteral("No results yet")));
        shoot(page, QStringLiteral("results_empty"));
    }

    void everySquareExplainsItselfAndLeadsToItsSamples()
    {
        ResultsPage page(m_study->workbench);
        FigureView* heatmap = shown(page);
        QVERIFY(heatmap->accessibleDescription().contains(QStringLiteral("4 models, 3 data sets")));
        heatmap->setFocus();
        QTest::keyClick(heatmap, Qt::Key_Down);
        QTest::keyClick(heatmap, Qt::Key_Down);
        QVERIFY(heatmap->cursor().has_value());
        QVERIFY(saying(page, QStringLiteral("95% interval")));
        QTRY_VERIFY(saying(page, QStringLiteral("0123456789ab")));
        QTest::qWait(300);
        shoot(page, QStringLiteral("results"));

        QTest::keyClick(heatmap, Qt::Key_Return);
        auto* list = page.findChild<QListView*>(QStringLiteral("results.samples.list"));
        QVERIFY(list);
        QTRY_VERIFY(list->model()->rowCount() > 0);
        const int all = list->model()->rowCount();
        QVERIFY(saying(page, QStringLiteral("%1 samples").arg(all)));
        const auto count = [&](const char* name) {
            auto* button
                = page.findChild<QToolButton*>(QStringLiteral("results.samples.filter.") + QLatin1String(name));
            button->click();
            QTest::qWait(50);
            auto* model = dynamic_cast<SampleModel*>(list->model());
            for (int i = 0; i < 200 && model->loading(); ++i)
                QTest::qWait(10);
            return model->rowCount();
        };
        QCOMPARE(count("right") + count("wrong"), all);
        QCOMPARE(count("all"), all);
        QTest::qWait(600);
        shoot(page, QStringLiteral("results_samples"));
        for (const char* figure : {"roc", "calibration"}) {
            page.findChild<QToolButton*>(QStringLiteral("results.samples.figure.") + QLatin1String(figure))->click();
            QTest::qWait(50);
            shoot(page, QStringLiteral("results_samples_") + QLatin1String(figure));
        }
        page.findChild<QPushButton*>(QStringLiteral("results.samples.back"))->click();
        QVERIFY(heatmap->isVisible());
    }

    void publishedValuesStandBesideOurs()
    {
        fake::Project project;
        project.addSynthetic(2340); // 234 test rows, as the published CheXpert
        store::DatasetRow dataset = *project.store().reader().dataset("synthetic");
        dataset.title = "CheXpert";
        project.store().writer().putDataset(dataset);
        project.addModel("medclip", true, "CLIP");
        project.addModel("ours", false, "CLIP");
        project.addResult("medclip", dataset, "ots", 1.2);
        project.addResult("ours", dataset, "ots", 0.4);
        ResultsPage page(project.workbench);
        page.resize(1280, 800);
        page.show();
        page.entered();
        auto* heatmap = page.findChild<FigureView*>("results.heatmap");
        QTRY_VERIFY(heatmap->isVisible());
        const auto cells = [&] { return std::get<figures::HeatmapSpec>(heatmap->figure()).cells; };
        QVERIFY(!cells()[1].published);
        auto* published = page.findChild<QComboBox*>("results.published");
        published->setCurrentIndex(published->findData("beside"));
        Q_EMIT published->activated(published->currentIndex());
        QVERIFY(!cells()[0].published); // nobody published a model of this name
        const auto beside = cells()[1].published;
        QVERIFY(beside && std::abs(beside->value - 0.9060) < 1e-9);
        QVERIFY(std::abs(*beside->difference - (*cells()[1].estimate.value - 0.9060)) < 1e-9);
        QVERIFY(beside->note.contains("Appendix D.1"));
        QVERIFY(page.findChild<QLabel*>("results.caption")->text().contains("1 of 2 squares"));
        heatmap->setFocus();
        heatmap->setCursorAt(FigureView::Place{1, 0});
        QVERIFY(heatmap->accessibleDescription().contains("Appendix D.1"));
        shoot(page, QStringLiteral("results_published"));
        page.findChild<QToolButton*>("results.how")->click();
        auto* popover = page.findChild<QFrame*>("how");
        QVERIFY(popover && popover->findChild<QLabel*>("how.rows")->text().contains("Appendix D.1"));
        popover->close();
        const QTemporaryDir folder;
        const QString file = folder.filePath("beside.svg");
        file_dialogs::answerNextWith(file);
        page.findChild<QAction*>("results.export.svg")->trigger();
        QTRY_VERIFY(QFile::exists(file)); // what is on screen goes into the file
        QFile svg(file);
        QVERIFY(svg.open(QIODevice::ReadOnly) && svg.readAll().contains("90.6 ("));
        auto* metric = page.findChild<QComboBox*>("results.metric");
        metric->setCurrentIndex(metric->findData("accuracy"));
        Q_EMIT metric->activated(metric->currentIndex());
        QTRY_VERIFY(page.findChild<QLabel*>("results.caption")->text().contains("Nothing comparable was published"));
    }

    void thePublishedStudyStandsAlone()
    {
        Workbench workbench;
        ResultsPage page(workbench);
        page.resize(1280, 800);
        page.show();
        auto* published = page.findChild<QComboBox*>("results.published");
        published->setCurrentIndex(published->findData("diagnosis"));
        Q_EMIT published->activated(published->currentIndex());
        auto* heatmap = page.findChild<FigureView*>("results.heatmap");
        QTRY_VERIFY(heatmap->isVisible());
        const auto& spec = std::get<figures::HeatmapSpec>(heatmap->figure());
        QCOMPARE(spec.rows.size(), 8U);
        QCOMPARE(spec.columns.size(), 6U);
        QVERIFY(spec.caption.contains("Values of others"));
        QTRY_VERIFY(!heatmap->areaOf({0, 0}).isEmpty());
        heatmap->setFocus();
        QTest::keyClick(heatmap, Qt::Key_Down);
        QTest::keyClick(heatmap, Qt::Key_Return);
        QTRY_VERIFY(saying(page, QStringLiteral("the paper gives only averages")));
        shoot(page, QStringLiteral("results_published_alone"));
        auto* task = page.findChild<QComboBox*>("results.task");
        task->setCurrentIndex(task->findData("vqa"));
        page.findChild<QToolButton*>("results.mode.all")->click();
        published->setCurrentIndex(published->findData("vqa"));
        Q_EMIT published->activated(published->currentIndex());
        QVERIFY(
            std::get<figures::HeatmapSpec>(heatmap->figure()).caption.contains("subtracts 5 from every judge score"));
        shoot(page, QStringLiteral("results_published_vqa"));
    }

    void theTableTwinHoldsTheSameNumbers()
    {
        ResultsPage page(m_study->workbench);
        shown(page);
        page.findChild<QToolButton*>(QStringLiteral("results.view.table"))->click();
        auto* table = page.findChild<QTableView*>(QStringLiteral("results.table"));
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 4);
        QCOMPARE(table->model()->columnCount(), 5);
        QCOMPARE(table->model()->index(2, 3).data().toString(), table->model()->index(2, 3).data().toString());
        shoot(page, QStringLiteral("results_table"));
    }

    void allModesStandSideBySide()
    {
        ResultsPage page(m_study->workbench);
        FigureView* heatmap = shown(page);
        page.findChild<QToolButton*>(QStringLiteral("results.mode.all"))->click();
        QCOMPARE(std::get<figures::HeatmapSpec>(heatmap->figure()).columns.size(), 6U);
        QTest::qWait(50);
        shoot(page, QStringLiteral("results_all_modes"));
    }

    void figuresAndTablesAreWrittenOffTheGuiThread()
    {
        ResultsPage page(m_study->workbench);
        shown(page);
        const QTemporaryDir folder;
        for (const char* suffix : {"png", "svg", "pdf", "csv", "tex", "md"}) {
            const QString file = folder.filePath(QStringLiteral("figure.") + QLatin1String(suffix));
            file_dialogs::answerNextWith(file);
            const QString name = QLatin1String(suffix) == QLatin1String("tex") ? QStringLiteral("latex")
                : QLatin1String(suffix) == QLatin1String("md")                 ? QStringLiteral("markdown")
                                                                               : QLatin1String(suffix);
            auto* action = page.findChild<QAction*>(QStringLiteral("results.export.") + name);
            QVERIFY(action);
            action->trigger();
            QTRY_VERIFY(QFile::exists(file));
            QTRY_VERIFY(saying(page, file));
        }
    }

    void anExportThatFailsSaysWhy()
    {
        ResultsPage page(m_study->workbench);
        shown(page);
        file_dialogs::answerNextWith(QStringLiteral("/nonexistent/folder/figure.csv"));
        page.findChild<QAction*>(QStringLiteral("results.export.csv"))->trigger();
        QTRY_VERIFY(saying(page, QStringLiteral("The export failed")));
    }

    void copyAsPutsTextOnTheClipboard()
    {
        ResultsPage page(m_study->workbench);
        shown(page);
        page.findChild<QAction*>(QStringLiteral("results.copy.md"))->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("| Model | Role |")));
    }

    void aRunningCellIsMarkedAsInterim()
    {
        ResultsPage page(m_study->workbench);
        FigureView* heatmap = shown(page);
        const auto rows = m_study->store().reader().results("auroc", "strict");
        const auto running
            = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.cell.mode == "ots"; });
        runs::InterimMetric interim;
        interim.metric = *running->metric;
        interim.metric.value = 0.777;
        Q_EMIT m_study->workbench.interimMetric(interim);
        const auto& spec = std::get<figures::HeatmapSpec>(heatmap->figure());
        const auto marked
            = std::find_if(spec.cells.begin(), spec.cells.end(), [](const auto& cell) { return cell.interim; });
        QVERIFY(marked != spec.cells.end());
        QCOMPARE(*marked->estimate.value, 0.777);
    }

    void darkAndLargeAreDrawnToo()
    {
        m_theme->setMode(ThemeMode::Dark);
        ResultsPage page(m_study->workbench);
        FigureView* heatmap = shown(page);
        heatmap->setCursorAt(FigureView::Place{1, 1});
        QTest::qWait(300);
        shoot(page, QStringLiteral("results_dark"));
        m_theme->setMode(ThemeMode::Light);
        m_theme->setScale(1.5);
        page.themeChanged();
        QTest::qWait(100);
        shoot(page, QStringLiteral("results_150"));
        m_theme->setScale(1.0);
    }

private:
    static FigureView* shown(ResultsPage& page)
    {
        show(page, 1368, 800);
        auto* heatmap = page.findChild<FigureView*>(QStringLiteral("results.heatmap"));
        for (int i = 0; i < 300 && !std::holds_alternative<figures::HeatmapSpec>(heatmap->figure()); ++i)
            QTest::qWait(10);
        for (int i = 0; i < 300 && std::get<figures::HeatmapSpec>(heatmap->figure()).rows.empty(); ++i)
            QTest::qWait(10);
        heatmap->repaint();
        return heatmap;
    }

    std::unique_ptr<Study> m_study;
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestResultsPage)
#include "tst_results_page.moc"
